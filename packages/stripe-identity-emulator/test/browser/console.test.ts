import { createServer, type Server } from "node:http";
import type { Browser } from "playwright-core";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/index.js";
import { expectAccessible } from "./support/accessibility.js";
import { everyLook, keepShot, launchBrowser, newVisitor } from "./support/browser.js";

let browser: Browser;
let emulator: RunningEmulator;
let stripe: Stripe;
let listener: Server;

beforeAll(async () => {
  [browser, emulator] = await Promise.all([launchBrowser(), startEmulator({ processingDelayMs: 50 })]);
  const { hostname, port } = new URL(emulator.url);
  stripe = new Stripe("sk_test_console", { host: hostname, port, protocol: "http" });
  listener = createServer((request, response) => {
    request.resume();
    response.statusCode = request.url === "/broken" ? 500 : 200;
    response.end();
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, "127.0.0.1", resolve);
  });
});

afterAll(async () => {
  await browser?.close();
  await emulator?.close();
  listener?.close();
});

function start(): Promise<Stripe.Identity.VerificationSession> {
  return stripe.identity.verificationSessions.create({
    type: "document",
    options: { document: { require_matching_selfie: true } },
  });
}

describe("the console", () => {
  test("follows what happens without a reload, and submits outcomes by hand", async () => {
    const { context, page } = await newVisitor(browser, { screen: "desk", colours: "light" });
    await page.goto(emulator.url);
    await page.getByText("No sessions yet.").waitFor();
    const session = await start();
    const row = page.getByRole("table", { name: "Sessions" }).getByRole("row").filter({ hasText: session.id });
    await row.getByText("requires_input").waitFor();
    expect(await row.getByRole("link", { name: "Open page" }).getAttribute("href")).toBe(session.url);

    await row.getByRole("button", { name: "Outcome" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Selfie").selectOption("selfie_manipulated");
    await dialog.getByRole("button", { name: "Submit" }).click();
    await row.getByText("selfie_manipulated").waitFor();
    const failed = await stripe.identity.verificationSessions.retrieve(session.id);
    expect(failed.last_error?.code).toBe("selfie_manipulated");

    await row.getByRole("button", { name: "Outcome" }).click();
    await dialog.getByLabel("Reason").selectOption("abandoned");
    await dialog.getByRole("button", { name: "Fail" }).click();
    await row.getByText("abandoned").waitFor();

    await row.getByRole("button", { name: "Outcome" }).click();
    await dialog.getByRole("button", { name: "Submit" }).click();
    await row.getByText("verified", { exact: true }).waitFor();
    expect(await row.getByRole("button", { name: "Outcome" }).count()).toBe(0);
    const events = page.getByRole("table", { name: "Events" }).getByRole("row").filter({ hasText: session.id });
    await events.filter({ hasText: "identity.verification_session.verified" }).waitFor();
    await context.close();
  });

  test("says why an outcome can't be submitted", async () => {
    const { context, page } = await newVisitor(browser);
    const session = await start();
    await page.goto(emulator.url);
    const row = page.getByRole("table", { name: "Sessions" }).getByRole("row").filter({ hasText: session.id });
    await row.getByRole("button", { name: "Outcome" }).click();
    await stripe.identity.verificationSessions.cancel(session.id);
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByRole("dialog").getByRole("alert").filter({ hasText: "is canceled" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await context.close();
  });

  test.each(everyLook)("is accessible and fits a $screen in $colours colours", async (looks) => {
    const address = listener.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    for (const path of ["works", "broken"])
      await stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${port}/${path}`, enabled_events: ["*"] });
    const session = await start();
    const { context, page } = await newVisitor(browser, looks);
    await page.goto(emulator.url);
    await page.getByRole("table", { name: "Deliveries" }).getByText("answered 500").first().waitFor();
    const where = `console-${looks.screen}-${looks.colours}`;
    await keepShot(page, where);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page, where);
    const row = page.getByRole("row").filter({ hasText: session.id });
    await row.getByRole("button", { name: "Outcome" }).click();
    await keepShot(page, `${where}-dialog`);
    await expectAccessible(page, `${where}-dialog`);
    await context.close();
  });
});
