import type { Browser, BrowserContext, Page } from "playwright-core";
import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/index.js";
import { launchBrowser, newVisitor } from "./support/browser.js";
import { Walker } from "./support/walker.js";

let browser: Browser;
let emulator: RunningEmulator;
let stripe: Stripe;
let context: BrowserContext;
let page: Page;
let walker: Walker;

type Session = Stripe.Identity.VerificationSession;
type DocumentOptions = NonNullable<Stripe.Identity.VerificationSessionCreateParams["options"]>["document"];

beforeAll(async () => {
  [browser, emulator] = await Promise.all([launchBrowser(), startEmulator({ processingDelayMs: 50 })]);
  const { hostname, port } = new URL(emulator.url);
  stripe = new Stripe("sk_test_browser", { host: hostname, port, protocol: "http" });
});

afterAll(async () => {
  await browser?.close();
  await emulator?.close();
});

beforeEach(async () => {
  ({ context, page } = await newVisitor(browser));
  walker = new Walker(page);
});

afterEach(() => context?.close());

/** A session of document and selfie, as a server makes it. */
function start(document: DocumentOptions = {}, returnUrl?: string): Promise<Session> {
  return stripe.identity.verificationSessions.create({
    type: "document",
    options: { document: { require_matching_selfie: true, ...document } },
    ...(returnUrl === undefined ? {} : { return_url: returnUrl }),
  });
}

function retrieve(session: Session): Promise<Session> {
  return stripe.identity.verificationSessions.retrieve(session.id, { expand: ["last_verification_report"] });
}

async function follow(session: { url: string | null }): Promise<void> {
  expect(session.url).not.toBeNull();
  await page.goto(session.url ?? "");
}

/** The report of the newest attempt. */
function reportOf(session: Session): Stripe.Identity.VerificationReport {
  const report = session.last_verification_report;
  if (report === null || typeof report === "string") throw new Error("The session has no expanded report");
  return report;
}

async function expectFailure(session: Session, code: string): Promise<void> {
  await walker.arrive("We couldn't verify you");
  await page.getByText(code, { exact: true }).waitFor();
  const after = await retrieve(session);
  expect(after).toMatchObject({ status: "requires_input", last_error: { code } });
  const report = reportOf(after);
  const failed = code.startsWith("selfie") ? report.selfie : report.document;
  expect(failed).toMatchObject({ status: "unverified", error: { code } });
}

const documentFailures = ["document_expired", "document_type_not_supported", "document_unverified_other"];
const selfieFailures = [
  "selfie_document_missing_photo",
  "selfie_face_mismatch",
  "selfie_manipulated",
  "selfie_unverified_other",
];

describe("the outcome picked at the end", () => {
  test("verified", async () => {
    const session = await start();
    await follow(session);
    await walker.walkAsMara();
    await walker.pickOutcome("verified");
    await walker.send();
    await walker.arrive("You are verified");
    const after = await retrieve(session);
    expect(after).toMatchObject({ status: "verified", last_error: null, url: null });
    const report = reportOf(after);
    expect(report.document).toMatchObject({ status: "verified", first_name: "Mara", issuing_country: "DE" });
    expect(report.document?.files).toHaveLength(1);
    expect(report.selfie).toMatchObject({ status: "verified", selfie: expect.stringMatching(/^file_/) });
  });

  test.each([...documentFailures, ...selfieFailures])("%s", async (code) => {
    const session = await start();
    await follow(session);
    await walker.walkAsMara();
    await walker.pickOutcome(code);
    await walker.send();
    await expectFailure(session, code);
  });
});

describe("judged by what was given", () => {
  const passport = { type: "Passport", country: "Germany", document: "Mara's passport (Germany)", face: "Mara's face" };
  const card = { type: "Identity card", country: "United States", face: "Theo's face" };
  const licence = { type: "Driving licence", country: "United States", face: "Theo's face" };

  test.each([
    { ...passport, code: "document_expired", document: "Mara's passport (Germany), expired in 2020" },
    { ...passport, code: "document_type_not_supported", document: "Mara's identity card (Germany)" },
    {
      ...licence,
      code: "document_unverified_other",
      document: "Theo's driving licence (United States), blurred",
    },
    {
      ...card,
      code: "selfie_document_missing_photo",
      document: "Theo's identity card (United States), without a photo",
    },
    { ...passport, code: "selfie_face_mismatch", face: "Aiko's face" },
    { ...passport, code: "selfie_manipulated", face: "Mara's face, glued together from two" },
    { ...passport, code: "selfie_unverified_other", face: "Mara's face, blurred" },
  ])("$code", async ({ code, type, country, document, face }) => {
    const session = await start(code === "document_type_not_supported" ? { allowed_types: ["passport"] } : {});
    await follow(session);
    await walker.consent();
    await walker.chooseDocument(type, country);
    await walker.showDocument(document, type === "Passport" ? 1 : 2);
    await walker.showFace(face);
    await walker.send();
    await expectFailure(session, code);
  });

  test("verified: one's own licence and face, both sides", async () => {
    const session = await start();
    await follow(session);
    await walker.consent();
    await walker.chooseDocument("Driving licence", "United Kingdom");
    await walker.showDocument("Aiko's driving licence (United Kingdom)", 2);
    await walker.showFace("Aiko's face");
    await walker.send();
    await walker.arrive("You are verified");
    const { document } = reportOf(await retrieve(session));
    expect(document).toMatchObject({ type: "driving_license", first_name: "Aiko", last_name: "Placeholder" });
    expect(document?.files).toHaveLength(2);
  });

  test.each([
    ["under_supported_age", "Identity card", "France", "Léa's identity card (France), born in 2019", 2, "Léa's face"],
    [
      "country_not_supported",
      "Passport",
      "Germany",
      "Ari's passport (Iceland), a country that isn't supported",
      1,
      "Ari's face",
    ],
  ] as const)("%s ends it without a report", async (code, type, country, document, sides, face) => {
    const session = await start();
    await follow(session);
    await walker.consent();
    await walker.chooseDocument(type, country);
    await walker.showDocument(document, sides);
    await walker.showFace(face);
    await walker.send();
    await walker.arrive("We couldn't verify you");
    expect(await retrieve(session)).toMatchObject({
      status: "requires_input",
      last_error: { code },
      last_verification_report: null,
    });
  });
});

describe("before anything is sent", () => {
  test.each([
    ["consent_declined", ["Decline", "Decline and end"], "You declined"],
    ["under_supported_age", ["I am under 18", "I am under 18"], "This verification is for adults"],
    [
      "country_not_supported",
      ["Agree and continue", "My country isn't listed", "My country isn't listed"],
      "Your country isn't covered yet",
    ],
    ["abandoned", ["Leave", "Leave"], "You left the verification"],
  ])("%s", async (code, buttons, heading) => {
    const session = await start();
    await follow(session);
    for (const button of buttons) await walker.press(button);
    await walker.arrive(heading);
    expect(await retrieve(session)).toMatchObject({ status: "requires_input", last_error: { code } });
  });

  test("device_not_supported, where a live picture is demanded", async () => {
    const session = await start({ require_live_capture: true });
    await follow(session);
    await walker.consent();
    await walker.chooseDocument("Passport", "Germany");
    await walker.press("Use the camera");
    await walker.press("I have no camera");
    await walker.press("I have no camera");
    await walker.arrive("This device can't be used");
    expect(await retrieve(session)).toMatchObject({ last_error: { code: "device_not_supported" } });
  });
});

describe("the link", () => {
  test("explains a failure in the next link, and then verifies: one session, two reports", async () => {
    const session = await start();
    await follow(session);
    await walker.walkAsMara();
    await walker.pickOutcome("selfie_face_mismatch");
    await walker.send();
    await walker.arrive("We couldn't verify you");
    await page.reload();
    await walker.arrive("This link has been used");
    const retry = await retrieve(session);
    expect(retry.url).not.toBe(session.url);
    await follow(retry);
    await page.getByRole("heading", { name: "The last attempt didn't succeed" }).waitFor();
    await walker.walkAsMara();
    await walker.send();
    await walker.arrive("You are verified");
    const reports = await stripe.identity.verificationReports.list({ verification_session: session.id });
    expect(reports.data.map(({ selfie }) => selfie?.status)).toEqual(["verified", "unverified"]);
  });

  test("brings the user back to return_url after sending, before the result is known", async () => {
    await page.route("https://shop.example/**", (route) => route.fulfill({ body: "the shop" }));
    const session = await start({}, "https://shop.example/done");
    await follow(session);
    await walker.walkAsMara();
    await page.getByLabel("How long the checks take").selectOption({ label: "1 minute" });
    await walker.send();
    await page.waitForURL("https://shop.example/done");
    expect(await retrieve(session)).toMatchObject({ status: "processing", url: null });
    const used = await page.goto(session.url ?? "");
    expect(used?.status()).toBe(410);
    await page.getByText("Your details are being checked right now.").waitFor();
  });

  test("expires after 48 hours; an unknown one leads nowhere", async () => {
    const session = await start();
    await emulator.control.advanceClock(49 * 3600);
    const expired = await page.goto(session.url ?? "");
    expect(expired?.status()).toBe(410);
    await walker.arrive("This link has expired");
    const unknown = await page.goto(`${emulator.url}/start/test_nothing`);
    expect(unknown?.status()).toBe(404);
    await walker.arrive("This link leads nowhere");
  });
});

describe("the other checks fail as picked", () => {
  const others = {
    id_number: ["id_number_insufficient_document_data", "id_number_mismatch", "id_number_unverified_other"],
    phone: ["phone_unverified_other", "phone_verification_declined"],
    email: ["email_unverified_other", "email_verification_declined"],
  } as const;
  const cases = (["id_number", "phone", "email"] as const).flatMap((check) =>
    others[check].map((code) => ({ check, code })),
  );

  test.each(cases)("$code", async ({ check, code }) => {
    const flow = await emulator.control.defineFlow({ checks: [check] });
    const session = await emulator.control.visitFlow(flow.id, { email: "mara@example.com" });
    await follow(session);
    await walker.consent();
    if (check === "id_number") await walker.press("Mara Specimen");
    else {
      if (check === "phone") await page.getByLabel("Phone number").fill("+1 555 010 0100");
      await confirmCode();
    }
    await walker.press("Continue");
    await walker.arrive("Check and send");
    await walker.pickOutcome(code);
    await walker.send();
    await walker.arrive("We couldn't verify you");
    const after = await stripe.identity.verificationSessions.retrieve(session.id, {
      expand: ["last_verification_report"],
    });
    expect(after.last_error?.code).toBe(code);
    expect(reportOf(after)[check]).toMatchObject({ status: "unverified", error: { code } });
  });
});

/** Has a code sent, reads it where the test environment shows it, and types it in. */
async function confirmCode(): Promise<void> {
  await walker.press("Send the code");
  const code = await page.locator(".test-code").textContent();
  await page.getByLabel("Code", { exact: true }).fill(code ?? "");
}

test("a flow of every other check: number, address, phone and email", async () => {
  const flow = await emulator.control.defineFlow({ checks: ["id_number", "address", "phone", "email"] });
  const { id, url } = await emulator.control.visitFlow(flow.id, { email: "theo@example.com" });
  await follow({ url });
  await walker.consent();
  await walker.press("Theo Sample");
  await walker.press("Continue");
  await walker.press("Theo Sample");
  await walker.press("Continue");
  for (const [label, value] of [
    ["Phone number", "+1 555 010 0100"],
    ["Email address", "theo@example.com"],
  ] as const) {
    await page.getByLabel(label).fill(value);
    await confirmCode();
    await walker.press("Continue");
  }
  await walker.arrive("Check and send");
  await walker.send();
  await walker.arrive("You are verified");
  const session = await stripe.identity.verificationSessions.retrieve(id, { expand: ["verified_outputs"] });
  expect(session).toMatchObject({
    status: "verified",
    verified_outputs: { first_name: "Theo", email: "theo@example.com" },
  });
});
