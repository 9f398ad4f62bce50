import type { FastifyInstance } from "fastify";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FakeBackend } from "../page/fake-backend.js";
import { expectAccessible } from "./support/accessibility.js";
import { everyLook, keepShot, launchBrowser, newVisitor } from "./support/browser.js";
import { servePage } from "./support/serve.js";
import { Walker } from "./support/walker.js";

let browser: Browser;
let app: FastifyInstance;
let origin: string;
const backend = new FakeBackend();

beforeAll(async () => {
  browser = await launchBrowser();
  ({ app, origin } = await servePage(backend));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Nothing may stick out to the side: a phone would scroll both ways. */
async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(overflow, where).toBeLessThanOrEqual(0);
}

describe.each(everyLook)("on a $screen in $colours colours", (looks) => {
  test("every step is accessible, fits the screen and is kept as a picture", async () => {
    const { context, page } = await newVisitor(browser, looks);
    const walker = new Walker(page);
    const look = async (name: string): Promise<void> => {
      const where = `${name}-${looks.screen}-${looks.colours}`;
      await keepShot(page, where);
      await expectNoSidewaysScroll(page, where);
      await expectAccessible(page, where);
    };

    const all = backend.link(`all-${looks.screen}-${looks.colours}`, {
      checks: ["document", "selfie", "id_number", "address", "phone", "email"],
      providedEmail: "mara@example.com",
      lastErrorCode: "selfie_face_mismatch",
      lastErrorReason: "The captured face image did not match with the document's face.",
    });
    backend.state = { status: "requires_input", lastErrorCode: null, lastErrorReason: null };
    await page.goto(`${origin}${all}`);
    await walker.arrive("Verify your identity");
    await look("01-welcome");
    await walker.press("Decline");
    await walker.arrive("Go on without your consent?");
    await look("02-decline");
    await walker.press("Go back");
    await walker.consent();
    await walker.arrive("Choose your document");
    await walker.press("Continue");
    await look("03-document-with-errors");
    await walker.chooseDocument("Driving licence", "United States");
    await walker.arrive("Show the front of your driving licence");
    await look("04-front-empty");
    await walker.show("Theo's driving licence (United States)");
    await look("05-front-shown");
    await walker.press("Use the camera");
    await page.getByRole("button", { name: "I have no camera" }).waitFor();
    await look("06-front-no-camera");
    await walker.press("Continue");
    await walker.arrive("Show the back of your driving licence");
    await look("07-back");
    await walker.press("Continue");
    await walker.arrive("Take a selfie");
    await walker.show("Theo's face");
    await look("08-selfie");
    await walker.press("Continue");
    await walker.arrive("Enter your ID number");
    await walker.press("Continue");
    await look("09-id-number-with-errors");
    await walker.press("Theo Sample");
    await walker.press("Continue");
    await walker.arrive("Enter your home address");
    await walker.press("Theo Sample");
    await look("10-address");
    await walker.press("Continue");
    await walker.arrive("Confirm your phone");
    await page.getByLabel("Phone number").fill("+1 555 010 0100");
    await look("11-phone");
    await walker.press("Send the code");
    await page.getByLabel("Code", { exact: true }).fill("424242");
    await look("12-phone-code");
    await walker.press("Continue");
    await walker.arrive("Confirm your email");
    await walker.press("Send the code");
    await page.getByLabel("Code", { exact: true }).fill("424242");
    await walker.press("Continue");
    await walker.arrive("Check and send");
    await look("13-send");
    await walker.send();
    await walker.arrive("Checking your details");
    await look("14-waiting");
    backend.state = { status: "requires_input", lastErrorCode: "selfie_face_mismatch", lastErrorReason: null };
    await walker.arrive("We couldn't verify you");
    await look("15-failed");
    await page.goto(`${origin}${all}`);
    await look("16-used-link");

    const plain = backend.link(`plain-${looks.screen}-${looks.colours}`);
    await page.goto(`${origin}${plain}`);
    await walker.walkAsMara();
    await walker.send();
    await walker.arrive("Checking your details");
    backend.state = { status: "verified", lastErrorCode: null, lastErrorReason: null };
    await walker.arrive("You are verified");
    await look("17-verified");
    await page.goto(`${origin}${backend.link("decline", { returnUrl: "https://shop.example/" })}`);
    await walker.press("Decline");
    await walker.press("Decline and end");
    await walker.arrive("You declined");
    await look("18-declined");
    await page.goto(`${origin}/start/nowhere`);
    await look("19-unknown-link");
    await context.close();
  });
});
