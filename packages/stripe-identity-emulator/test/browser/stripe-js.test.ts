import { describe, expect, test } from "vitest";
import { launchBrowser } from "./support/browser.js";
import type { ShopScript } from "./support/shop.js";
import { useModal } from "./support/use-modal.js";

const stand = useModal({ allowedFrameOrigins: ["https://listed.example"] });

describe("a client secret", () => {
  test("opens the modal once; a second use is refused", async () => {
    await stand.open();
    await stand.page.keyboard.press("Escape");
    await stand.result();
    expect(await stand.verify(stand.shop.session.client_secret)).toEqual({
      error: {
        type: "invalid_request_error",
        code: "token_already_used",
        message: "This verification was opened before. Please start it again.",
      },
    });
  });

  test("is used up by a submission on the page of the session's url too", async () => {
    await stand.visit();
    const session = await stand.createSession();
    await stand.emulator.control.submit(session.id, { delay_ms: 60_000 });
    expect(await stand.verify(session.client_secret)).toMatchObject({ error: { code: "token_already_used" } });
  });

  test("is refused after 24 hours", async () => {
    await stand.visit();
    const session = await stand.createSession();
    await stand.emulator.control.advanceClock(24 * 3600 + 1);
    expect(await stand.verify(session.client_secret)).toEqual({
      error: {
        type: "invalid_request_error",
        message: "This verification was open for too long. Please start it again.",
      },
    });
  });

  test("is refused in the other mode, and where there is no such session", async () => {
    await stand.visit();
    const live = stand.stripe("sk_live_modal");
    const session = await live.identity.verificationSessions.create({ type: "document" });
    expect(await stand.verify(session.client_secret)).toMatchObject({ error: { code: "resource_missing" } });
    expect(await stand.verify("vs_none_secret_test_none")).toMatchObject({ error: { code: "resource_missing" } });
  });

  test("of another form throws an IntegrationError, as Stripe.js does; so does a secret key", async () => {
    await stand.visit();
    await expect(stand.verify("nonsense")).rejects.toThrow(
      /IntegrationError: Invalid value for stripe.verifyIdentity clientSecret: value should be a client secret of the form \$\{id\}_secret_\$\{secret\}. You specified: nonsense./,
    );
    await expect(stand.verify(undefined)).rejects.toThrow("value should be a client_secret string");
    await expect(stand.page.evaluate(`Stripe("sk_test_x")`)).rejects.toThrow(
      "You should not use your secret key with Stripe.js",
    );
    await expect(stand.page.evaluate(`Stripe()`)).rejects.toThrow("apiKey should be a string");
  });

  test("opens one modal at a time", async () => {
    await stand.open();
    const another = await stand.createSession();
    expect(await stand.verify(another.client_secret)).toMatchObject({
      error: { message: "A verification is open already." },
    });
    expect(await stand.page.locator("dialog").count()).toBe(1);
  });
});

describe("Stripe.js comes", () => {
  test("from one script tag of the emulator, which loadStripe of npm finds", async () => {
    const asked: string[] = [];
    stand.page.on("request", (request) => asked.push(new URL(request.url()).hostname));
    await stand.open({ script: "loadStripe beside a tag" });
    await stand.page.keyboard.press("Escape");
    expect(await stand.result()).toMatchObject({ error: { code: "session_cancelled" } });
    expect(new Set(asked)).toEqual(new Set(["localhost"]));
  });

  test.each<ShopScript>([
    "stripe",
    "loadStripe",
  ])("from a Playwright route of js.stripe.com, for a page with %s", async (script) => {
    const warnings: string[] = [];
    stand.page.on("console", (message) => warnings.push(message.text()));
    // The recipe of docs/emulator.md.
    await stand.page.route("https://js.stripe.com/**", async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: `${stand.emulator.url}${pathname}` }) });
    });
    await stand.open({ script });
    await stand.walker.walkAsMara();
    await stand.walker.send();
    expect(await stand.result()).toEqual({ verificationSession: { id: stand.shop.session.id } });
    expect(warnings).toEqual([]);
  });

  test("by a redirect of js.stripe.com, as Cypress makes it", async () => {
    await stand.page.route("https://js.stripe.com/**", (route) =>
      route.fulfill({ status: 302, headers: { location: `http://localhost:${stand.emulator.port}/v3/` } }),
    );
    await stand.open({ script: "stripe" });
    await stand.page.keyboard.press("Escape");
    expect(await stand.result()).toMatchObject({ error: { code: "session_cancelled" } });
  });

  test("with nothing but verifyIdentity", async () => {
    await stand.visit();
    expect(await stand.page.evaluate("Object.keys(window.stripe)")).toEqual(["verifyIdentity"]);
  });
});

/** Visits the shop under a public name, whose script comes in place of Stripe's. */
async function visitPublicSite(origin: string): Promise<void> {
  await stand.page.route(`${origin}/**`, async (route) => {
    const url = new URL(route.request().url());
    const path = url.pathname === "/" ? "/?script=stripe" : url.pathname;
    await route.fulfill({ response: await route.fetch({ url: new URL(path, stand.shop.url()).href }) });
  });
  await stand.page.route("https://js.stripe.com/**", async (route) =>
    route.fulfill({ response: await route.fetch({ url: `${stand.emulator.url}/v3/` }) }),
  );
  await stand.page.goto(`${origin}/`);
  await stand.page.locator("html[data-ready]").waitFor();
}

describe("the frame", () => {
  test("is refused to a site that isn't listed, with the way to list it", async () => {
    await visitPublicSite("https://shop.example");
    await expect(stand.page.evaluate(`stripe.verifyIdentity("vs_1_secret_2")`)).rejects.toThrow(
      "The Stripe Identity emulator may not be shown on https://shop.example. Add it to EMULATOR_ALLOWED_ORIGINS",
    );
  });

  test("is shown on a listed site", async () => {
    // A public site asks before it may reach this machine.
    await stand.context.grantPermissions(["local-network-access"]);
    await visitPublicSite("https://listed.example");
    await stand.page.getByRole("button", { name: "Verify my identity" }).click();
    await stand.walker.arrive("Verify your identity");
    await stand.page.keyboard.press("Escape");
    expect(await stand.result()).toMatchObject({ error: { code: "session_cancelled" } });
  });

  test("works where the browser keeps nothing for it, as in a private window beside another site", async () => {
    await stand.open({ host: "127.0.0.1" });
    await expect((await stand.frame()).evaluate("sessionStorage.length")).rejects.toThrow("Access is denied");
    await stand.walker.walkAsMara();
    await stand.walker.send();
    expect(await stand.result()).toEqual({ verificationSession: { id: stand.shop.session.id } });
  });

  test("never shows the page of the session's url", async () => {
    await stand.visit();
    const session = await stand.createSession();
    const refused = stand.page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
    await stand.page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url ?? "";
      document.body.append(frame);
    }, session.url);
    await refused;
    stand.complaints = [];
  });

  test("that says nothing ends in api_connection_error", async () => {
    await stand.visit();
    await stand.page.route(/\/modal$/, (route) => route.abort());
    await stand.page.getByRole("button", { name: "Verify my identity" }).click();
    expect(await stand.result()).toEqual({
      error: {
        type: "api_connection_error",
        message: "The verification couldn't be opened. Check your connection, then try again.",
      },
    });
    stand.complaints = [];
  });

  test("may use the camera", async () => {
    const withCamera = await launchBrowser(true);
    await stand.arrive(undefined, withCamera);
    await stand.open();
    await stand.walker.consent();
    await stand.walker.chooseDocument("Passport", "Germany");
    await stand.walker.press("Use the camera");
    await stand.walker.press("Take the picture");
    await stand.walker.page.getByRole("img", { name: "The picture you took" }).waitFor();
    await stand.leave();
    await withCamera.close();
  });
});
