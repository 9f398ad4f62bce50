import type { VerificationSessionResult } from "@stripe/stripe-js";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/index.js";
import { expectAccessible } from "./support/accessibility.js";
import { everyLook, keepShot, launchBrowser, newVisitor } from "./support/browser.js";
import { Shop, type ShopScript } from "./support/shop.js";
import { Walker } from "./support/walker.js";

let browser: Browser;
let emulator: RunningEmulator;
let stripe: Stripe;
let shop: Shop;
let context: BrowserContext;
let page: Page;
let walker: Walker;
let parameters: Stripe.Identity.VerificationSessionCreateParams;
let complaints: string[];

const withSelfie: Stripe.Identity.VerificationSessionCreateParams = {
  type: "document",
  options: { document: { require_matching_selfie: true } },
};

beforeAll(async () => {
  [browser, emulator] = await Promise.all([
    launchBrowser(),
    startEmulator({ processingDelayMs: 50, allowedFrameOrigins: ["https://listed.example"] }),
  ]);
  const { hostname, port } = new URL(emulator.url);
  stripe = new Stripe("sk_test_modal", { host: hostname, port, protocol: "http" });
  shop = await Shop.start({
    emulatorUrl: `http://localhost:${emulator.port}`,
    createSession: () => stripe.identity.verificationSessions.create(parameters),
  });
});

afterAll(async () => {
  await browser?.close();
  await emulator?.close();
  shop?.close();
});

beforeEach(async () => {
  parameters = withSelfie;
  ({ context, page } = await newVisitor(browser));
  follow(page);
});

afterEach(async () => {
  await context?.close();
  expect(complaints).toEqual([]);
});

/** Goes on with this page, and keeps what goes wrong in it. */
function follow(visited: Page): void {
  page = visited;
  walker = new Walker(page.frameLocator("iframe"));
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // The browser lists each refused request as an error; what the page makes of it is what counts here.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
}

async function visit(options: Parameters<Shop["url"]>[0] = {}): Promise<void> {
  await page.goto(shop.url(options));
  await page.locator("html[data-ready]").waitFor();
}

async function openModal(options: Parameters<Shop["url"]>[0] = {}): Promise<void> {
  await visit(options);
  await page.getByRole("button", { name: "Verify my identity" }).click();
  await walker.arrive("Verify your identity");
}

/** What `verifyIdentity` resolved to, once it has. */
async function result(): Promise<VerificationSessionResult> {
  const output = page.locator("#result:not(:empty)");
  await output.waitFor();
  await expect.poll(() => page.locator("dialog").count()).toBe(0);
  return JSON.parse((await output.textContent()) ?? "");
}

/** The frame that the modal shows. */
async function frame(): Promise<Frame> {
  const handle = await page.locator("iframe").elementHandle();
  const shown = await handle?.contentFrame();
  if (!shown) throw new Error("The modal has no frame");
  return shown;
}

function retrieve(): Promise<Stripe.Identity.VerificationSession> {
  return stripe.identity.verificationSessions.retrieve(shop.session.id);
}

describe("a submission", () => {
  test("resolves with the session's id, and the session becomes verified", async () => {
    await openModal();
    await walker.walkAsMara();
    await walker.send();
    expect(await result()).toEqual({ verificationSession: { id: shop.session.id } });
    await expect.poll(async () => (await retrieve()).status).toBe("verified");
  });

  test.each([
    "document_expired",
    "document_type_not_supported",
    "document_unverified_other",
    "selfie_document_missing_photo",
    "selfie_face_mismatch",
    "selfie_manipulated",
    "selfie_unverified_other",
  ])("that ends in %s resolves alike: the result comes later", async (code) => {
    await openModal();
    await walker.walkAsMara();
    await walker.pickOutcome(code);
    await walker.send();
    expect(await result()).toEqual({ verificationSession: { id: shop.session.id } });
    await expect.poll(async () => (await retrieve()).last_error?.code).toBe(code);
  });
});

describe("a failure on the way", () => {
  test.each([
    ["consent_declined", "consent_declined", ["Decline", "Decline and end"]],
    ["under_supported_age", "under_supported_age", ["I am under 18", "I am under 18"]],
    [
      "country_not_supported",
      "country_not_supported",
      ["Agree and continue", "My country isn't listed", "My country isn't listed"],
    ],
  ])("%s", async (code, lastError, buttons) => {
    await openModal();
    for (const button of buttons) await walker.press(button);
    expect(await result()).toEqual({
      error: { type: "invalid_request_error", code, message: expect.stringMatching(/^You/) },
    });
    expect(await retrieve()).toMatchObject({ status: "requires_input", last_error: { code: lastError } });
  });

  test("device_unsupported, where a live picture is demanded and there is no camera", async () => {
    parameters = { type: "document", options: { document: { require_live_capture: true } } };
    await openModal();
    await walker.consent();
    await walker.chooseDocument("Passport", "Germany");
    await walker.press("Use the camera");
    await walker.press("I have no camera");
    await walker.press("I have no camera");
    expect(await result()).toMatchObject({ error: { code: "device_unsupported" } });
    expect(await retrieve()).toMatchObject({ last_error: { code: "device_not_supported" } });
  });

  test.each([
    ["phone_otp_declined", "phone", "I can't confirm this number", "Phone number", "+1 555 010 0100"],
    ["email_verification_declined", "email", "I can't confirm this address", "Email address", "mara@example.com"],
  ] as const)("%s", async (code, check, decline, label, value) => {
    parameters = { verification_flow: `vf_${check}` };
    await openModal();
    await walker.consent();
    await walker.page.getByLabel(label).fill(value);
    await walker.press("Send the code");
    await walker.press(decline);
    await walker.arrive("Check and send");
    await walker.send();
    expect(await result()).toMatchObject({ error: { code } });
    await expect
      .poll(async () => {
        const session = await retrieve();
        return [session.status, session.last_error?.code];
      })
      .toEqual(["requires_input", `${check}_verification_declined`]);
  });
});

describe("closing", () => {
  test("by its button gives session_cancelled and changes nothing on the session", async () => {
    await openModal();
    await page.getByRole("button", { name: "Close" }).click();
    expect(await result()).toEqual({
      error: { type: "invalid_request_error", code: "session_cancelled", message: "You left before the end." },
    });
    expect(await retrieve()).toMatchObject({ status: "requires_input", last_error: null });
    expect(await page.evaluate("document.activeElement.id")).toBe("verify");
  });

  test.each([
    ["the page", async () => walker.page.getByRole("button", { name: "Decline" }).focus()],
    ["its bar", async () => page.getByRole("button", { name: "Close" }).focus()],
  ])("by Escape with the focus in %s gives session_cancelled", async (_where, focus) => {
    await openModal();
    await focus();
    await page.keyboard.press("Escape");
    expect(await result()).toMatchObject({ error: { code: "session_cancelled" } });
    expect(await page.evaluate("document.activeElement.id")).toBe("verify");
  });

  test("keeps the answers: with a fresh secret of the same session one goes on where one was", async () => {
    await openModal();
    await walker.consent();
    await walker.chooseDocument("Identity card", "France");
    await walker.arrive("Show the front of your identity card");
    await page.keyboard.press("Escape");
    await result();
    const { client_secret: fresh } = await retrieve();
    await page.evaluate((secret) => Reflect.get(window, "verify")(secret) && undefined, fresh);
    await walker.arrive("Show the front of your identity card");
  });
});

describe("a reload", () => {
  test("of the frame keeps step and answers, and the modal goes on", async () => {
    await openModal();
    await walker.consent();
    await walker.chooseDocument("Passport", "Germany");
    await walker.arrive("Show the photo page of your passport");
    await (await frame()).evaluate("location.reload()");
    await walker.arrive("Show the photo page of your passport");
    await walker.showDocument("Mara's passport (Germany)", 1);
    await walker.showFace("Mara's face");
    await walker.send();
    expect(await result()).toEqual({ verificationSession: { id: shop.session.id } });
  });

  test("of the frame ends the modal once the session was submitted elsewhere", async () => {
    await openModal();
    await emulator.control.submit(shop.session.id, { delay_ms: 60_000 });
    await (await frame()).evaluate("location.reload()");
    expect(await result()).toMatchObject({ error: { code: "token_already_used" } });
  });

  test("of the site asks for a fresh secret, which leads back to the same step", async () => {
    await openModal();
    await walker.consent();
    await walker.arrive("Choose your document");
    await page.reload();
    await page.locator("html[data-ready]").waitFor();
    const { client_secret: fresh } = await retrieve();
    expect(fresh).not.toBe(shop.session.client_secret);
    await page.evaluate((secret) => Reflect.get(window, "verify")(secret) && undefined, fresh);
    await walker.arrive("Choose your document");
  });
});

describe("a client secret", () => {
  const verify = (secret: unknown) =>
    page.evaluate<VerificationSessionResult, unknown>(
      (value) => Reflect.get(window, "stripe").verifyIdentity(value),
      secret,
    );

  test("opens the modal once; a second use is refused", async () => {
    await openModal();
    await page.keyboard.press("Escape");
    await result();
    expect(await verify(shop.session.client_secret)).toEqual({
      error: {
        type: "invalid_request_error",
        code: "token_already_used",
        message: "This verification was opened before. Please start it again.",
      },
    });
  });

  test("is used up by a submission on the page of the session's url too", async () => {
    await visit();
    const session = await stripe.identity.verificationSessions.create(parameters);
    await emulator.control.submit(session.id, { delay_ms: 60_000 });
    expect(await verify(session.client_secret)).toMatchObject({ error: { code: "token_already_used" } });
  });

  test("is refused after 24 hours", async () => {
    await visit();
    const session = await stripe.identity.verificationSessions.create(parameters);
    await emulator.control.advanceClock(24 * 3600 + 1);
    expect(await verify(session.client_secret)).toEqual({
      error: {
        type: "invalid_request_error",
        message: "This verification was open for too long. Please start it again.",
      },
    });
  });

  test("is refused in the other mode, and where there is no such session", async () => {
    await visit();
    const live = new Stripe("sk_live_modal", { host: "127.0.0.1", port: emulator.port, protocol: "http" });
    const session = await live.identity.verificationSessions.create(parameters);
    expect(await verify(session.client_secret)).toMatchObject({ error: { code: "resource_missing" } });
    expect(await verify("vs_none_secret_test_none")).toMatchObject({ error: { code: "resource_missing" } });
  });

  test("of another form throws an IntegrationError, as Stripe.js does; so does a secret key", async () => {
    await visit();
    await expect(verify("nonsense")).rejects.toThrow(
      /IntegrationError: Invalid value for stripe.verifyIdentity clientSecret: value should be a client secret of the form \$\{id\}_secret_\$\{secret\}. You specified: nonsense./,
    );
    await expect(verify(undefined)).rejects.toThrow("value should be a client_secret string");
    await expect(page.evaluate(`Stripe("sk_test_x")`)).rejects.toThrow(
      "You should not use your secret key with Stripe.js",
    );
    await expect(page.evaluate(`Stripe()`)).rejects.toThrow("apiKey should be a string");
  });

  test("opens one modal at a time", async () => {
    await openModal();
    const another = await stripe.identity.verificationSessions.create(parameters);
    expect(await verify(another.client_secret)).toMatchObject({
      error: { message: "A verification is open already." },
    });
    expect(await page.locator("dialog").count()).toBe(1);
  });
});

describe("Stripe.js comes", () => {
  test.each<[ShopScript, string]>([
    ["loadStripe beside a tag", "from one script tag of the emulator, which loadStripe of npm finds"],
  ])("%s: %s", async (script) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).hostname));
    await openModal({ script });
    await page.keyboard.press("Escape");
    expect(await result()).toMatchObject({ error: { code: "session_cancelled" } });
    expect(new Set(asked)).toEqual(new Set(["localhost"]));
  });

  test.each<ShopScript>([
    "stripe",
    "loadStripe",
  ])("from a Playwright route of js.stripe.com, for a page with %s", async (script) => {
    const warnings: string[] = [];
    page.on("console", (message) => warnings.push(message.text()));
    // The recipe of docs/emulator.md.
    await page.route("https://js.stripe.com/**", async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: `${emulator.url}${pathname}` }) });
    });
    await openModal({ script });
    await walker.walkAsMara();
    await walker.send();
    expect(await result()).toEqual({ verificationSession: { id: shop.session.id } });
    expect(warnings).toEqual([]);
  });

  test("by a redirect of js.stripe.com, as Cypress makes it", async () => {
    await page.route("https://js.stripe.com/**", (route) =>
      route.fulfill({ status: 302, headers: { location: `http://localhost:${emulator.port}/v3/` } }),
    );
    await openModal({ script: "stripe" });
    await page.keyboard.press("Escape");
    expect(await result()).toMatchObject({ error: { code: "session_cancelled" } });
  });

  test("with nothing but verifyIdentity", async () => {
    await visit();
    expect(await page.evaluate("Object.keys(window.stripe)")).toEqual(["verifyIdentity"]);
  });
});

/** Visits the shop under a public name, whose script comes in place of Stripe's. */
async function visitPublicSite(origin: string): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const url = new URL(route.request().url());
    const path = url.pathname === "/" ? "/?script=stripe" : url.pathname;
    await route.fulfill({ response: await route.fetch({ url: new URL(path, shop.url()).href }) });
  });
  await page.route("https://js.stripe.com/**", async (route) =>
    route.fulfill({ response: await route.fetch({ url: `${emulator.url}/v3/` }) }),
  );
  await page.goto(`${origin}/`);
  await page.locator("html[data-ready]").waitFor();
}

describe("the frame", () => {
  test("is refused to a site that isn't listed, with the way to list it", async () => {
    await visitPublicSite("https://shop.example");
    await expect(page.evaluate(`stripe.verifyIdentity("vs_1_secret_2")`)).rejects.toThrow(
      "The Stripe Identity emulator may not be shown on https://shop.example. Add it to EMULATOR_ALLOWED_ORIGINS",
    );
  });

  test("is shown on a listed site", async () => {
    // A public site asks before it may reach this machine.
    await context.grantPermissions(["local-network-access"]);
    await visitPublicSite("https://listed.example");
    await page.getByRole("button", { name: "Verify my identity" }).click();
    await walker.arrive("Verify your identity");
    await page.keyboard.press("Escape");
    expect(await result()).toMatchObject({ error: { code: "session_cancelled" } });
  });

  test("works where the browser keeps nothing for it, as in a private window beside another site", async () => {
    await openModal({ host: "127.0.0.1" });
    await expect((await frame()).evaluate("sessionStorage.length")).rejects.toThrow("Access is denied");
    await walker.walkAsMara();
    await walker.send();
    expect(await result()).toEqual({ verificationSession: { id: shop.session.id } });
  });

  test("never shows the page of the session's url", async () => {
    await visit();
    const session = await stripe.identity.verificationSessions.create(parameters);
    const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url ?? "";
      document.body.append(frame);
    }, session.url);
    await refused;
    complaints = [];
  });

  test("that says nothing ends in api_connection_error", async () => {
    await visit();
    await page.route(/\/modal$/, (route) => route.abort());
    await page.getByRole("button", { name: "Verify my identity" }).click();
    expect(await result()).toEqual({
      error: {
        type: "api_connection_error",
        message: "The verification couldn't be opened. Check your connection, then try again.",
      },
    });
    complaints = [];
  });

  test("may use the camera", async () => {
    const withCamera = await launchBrowser(true);
    const visitor = await newVisitor(withCamera);
    follow(visitor.page);
    await openModal();
    await walker.consent();
    await walker.chooseDocument("Passport", "Germany");
    await walker.press("Use the camera");
    await walker.press("Take the picture");
    await walker.page.getByRole("img", { name: "The picture you took" }).waitFor();
    await withCamera.close();
  });
});

describe("the dialog", () => {
  test("keeps the keyboard's focus within", async () => {
    await openModal();
    const places = new Set<string>();
    for (let press = 0; press < 24; press++) {
      await page.keyboard.press("Tab");
      places.add(await page.evaluate<string>("document.activeElement.localName"));
    }
    expect(places).toContain("stripe-identity-modal");
    expect([...places].every((place) => ["stripe-identity-modal", "body"].includes(place))).toBe(true);
  });

  test.each(everyLook)("is accessible and fits a $screen in $colours colours", async (looks) => {
    await context.close();
    const visitor = await newVisitor(browser, looks);
    context = visitor.context;
    follow(visitor.page);
    await openModal();
    const where = `modal-${looks.screen}-${looks.colours}`;
    await keepShot(page, where);
    await expectAccessible(page, where);
    await expectAccessible(await frame(), `${where} frame`);
    const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await (await frame()).evaluate(overflow)).toBeLessThanOrEqual(0);
    const box = await page.locator("dialog").boundingBox();
    const window = page.viewportSize();
    if (looks.screen === "phone") expect(box).toEqual({ x: 0, y: 0, ...window });
    else expect(box?.width).toBeLessThanOrEqual(620);
    await walker.consent();
    await walker.chooseDocument("Passport", "Germany");
    await walker.show("Mara's passport (Germany)");
    await keepShot(page, `${where}-capture`);
    await expectAccessible(await frame(), `${where} capture`);
  });
});
