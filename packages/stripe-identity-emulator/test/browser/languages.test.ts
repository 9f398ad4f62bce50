import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import type { Browser, BrowserContext, Page } from "playwright-core";
import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/index.js";
import { HostedPageError } from "../../src/page/backend.js";
import { specimenPicture } from "../../src/page/specimen-pictures.js";
import { FakeBackend } from "../page/fake-backend.js";
import { expectAccessible } from "./support/accessibility.js";
import { everyLook, keepShot, type Looks, launchBrowser, newVisitor } from "./support/browser.js";
import { servePage } from "./support/serve.js";
import { Shop } from "./support/shop.js";
import { Walker } from "./support/walker.js";

let browser: Browser;
let app: FastifyInstance;
let origin: string;
let context: BrowserContext | undefined;
let page: Page;
let walker: Walker;
const backend = new FakeBackend();

beforeAll(async () => {
  browser = await launchBrowser();
  ({ app, origin } = await servePage(backend));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

afterEach(() => context?.close());

/** The texts of a language, as people read them. */
function textsOf(code: string): (key: string, values?: Record<string, string>) => string {
  const file = fileURLToPath(new URL(`../../src/page/assets/texts/${code}.json`, import.meta.url));
  const texts: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  return (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

async function arrive(looks: Looks): Promise<void> {
  const visitor = await newVisitor(browser, looks);
  context = visitor.context;
  page = visitor.page;
  walker = new Walker(page);
}

/** Every step of a visit with all checks, in a language; `look` is called on each. */
async function walkThrough(code: string, path: string, look: (name: string) => Promise<void>): Promise<void> {
  const t = textsOf(code);
  const mara = { name: "Mara", country: new Intl.DisplayNames(code, { type: "region" }).of("DE") ?? "" };
  await page.goto(`${origin}${path}`);
  await walker.arrive(t("welcome.title"));
  await look("welcome");
  await page.getByRole("button", { name: t("welcome.decline"), exact: true }).click();
  await walker.arrive(t("end.consent_declined.ask"));
  await look("decline");
  await walker.press(t("end.consent_declined.no"));
  await walker.press(t("welcome.agree"));
  await walker.arrive(t("document.title"));
  await walker.press(t("page.continue"));
  await look("document");
  await walker.chooseDocument(t("document.passport"), mara.country, t);
  await walker.arrive(t("capture.passport"));
  await walker.show(t("specimen.passport", mara));
  await page.getByRole("button", { name: t("capture.useCamera") }).click();
  await page.getByRole("button", { name: t("capture.noCamera") }).waitFor();
  await look("capture");
  await walker.press(t("page.continue"));
  await walker.arrive(t("capture.selfie"));
  await walker.show(t("specimen.face", mara));
  await look("selfie");
  await walker.press(t("page.continue"));
  await walker.arrive(t("idNumber.title"));
  await walker.press(t("page.continue"));
  await look("id-number");
  await walker.press("Mara Specimen");
  await walker.press(t("page.continue"));
  await walker.arrive(t("address.title"));
  await walker.press("Mara Specimen");
  await look("address");
  await walker.press(t("page.continue"));
  await walker.arrive(t("code.phoneTitle"));
  await page.getByLabel(t("code.phoneLabel")).fill("+1 555 010 0100");
  await look("phone");
  await walker.press(t("code.send"));
  await page.getByLabel(t("code.label"), { exact: true }).fill("424242");
  await look("phone-code");
  await walker.press(t("page.continue"));
  await walker.arrive(t("code.emailTitle"));
  await walker.press(t("code.send"));
  await walker.press(t("code.emailDecline"));
  await walker.arrive(t("submit.title"));
  await look("send");
  await page.getByRole("button", { name: t("submit.send"), exact: true }).click();
  await walker.arrive(t("outcome.waitingTitle"));
  await look("waiting");
  backend.state = { status: "requires_input", lastErrorCode: "selfie_face_mismatch", lastErrorReason: null };
  await walker.arrive(t("outcome.failedTitle"));
  await look("failed");
}

function linkOfEverything(token: string): string {
  backend.state = { status: "requires_input", lastErrorCode: null, lastErrorReason: null };
  return backend.link(token, {
    checks: ["document", "selfie", "id_number", "address", "phone", "email"],
    providedEmail: "mara@example.com",
    lastErrorCode: "selfie_face_mismatch",
  });
}

describe.each(["de", "ar"])("in the browser's language: %s", (code) => {
  test.each(everyLook)("every step is accessible and fits a $screen in $colours colours", async (looks) => {
    await arrive({ ...looks, language: code });
    const name = `language-${code}-${looks.screen}-${looks.colours}`;
    await walkThrough(code, linkOfEverything(name), async (step) => {
      const where = `${name}-${step}`;
      await keepShot(page, where);
      await expectAccessible(page, where);
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overflow), where).toBeLessThanOrEqual(0);
    });
    expect(await page.evaluate("[document.documentElement.lang, document.documentElement.dir]")).toEqual([
      code,
      code === "ar" ? "rtl" : "ltr",
    ]);
    expect(backend.submissions.at(-1)).toMatchObject({ idNumber: { firstName: "Mara" }, email: { code: null } });
  });
});

describe("in every other language", () => {
  test.each([
    "en",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "id",
    "ja",
    "zh",
  ])("%s leads from start to end", async (code) => {
    await arrive({ screen: "phone", colours: "light", language: code });
    const name = `language-${code}`;
    await walkThrough(code, linkOfEverything(name), async (step) => {
      if (["welcome", "document", "capture", "send"].includes(step)) await keepShot(page, `${name}-${step}`);
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overflow), step).toBeLessThanOrEqual(0);
    });
  });
});

describe("from right to left", () => {
  test("the steps stand on the right of the card, and numbers keep their direction", async () => {
    await arrive({ screen: "desk", colours: "light", language: "ar" });
    await page.goto(`${origin}${backend.link("sides", { checks: ["phone"] })}`);
    const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? 0;
    expect(await left("#path")).toBeGreaterThan(await left("#step"));
    expect(await left("#language")).toBeLessThan(await left(".brand"));
    await walker.press(textsOf("ar")("welcome.agree"));
    const direction = `getComputedStyle(document.querySelector('input[type="tel"]')).direction`;
    expect(await page.evaluate(direction)).toBe("ltr");
  });
});

describe("the choice of a language", () => {
  const choice = () => page.locator("#language select");

  test("changes everything in place: step, answers, an own picture and the focus stay", async () => {
    await arrive({ screen: "phone", colours: "light" });
    await page.goto(`${origin}${backend.link("switch", { checks: ["selfie"] })}`);
    await walker.consent();
    const buffer = specimenPicture("face_mara").bytes;
    await page.locator('input[type="file"]').setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
    await page.getByRole("img", { name: "The picture you took" }).waitFor();
    expect(await choice().locator("option").allTextContents()).toContain("العربية");
    await choice().focus();
    await choice().selectOption("ar");
    const t = textsOf("ar");
    await walker.arrive(t("capture.selfie"));
    await page.getByRole("img", { name: t("capture.yours") }).waitFor();
    expect(await page.evaluate("[document.documentElement.lang, document.documentElement.dir]")).toEqual(["ar", "rtl"]);
    expect(await page.evaluate("document.activeElement.className")).toBe("language-switch");
    expect(await choice().getAttribute("aria-label")).toBe(t("language.label"));
    expect(await page.locator(".test-banner").textContent()).toContain(t("page.testNote"));
    expect(await page.title()).toContain(t("page.name"));
  });

  test("is remembered: by a reload, by another link, and by one that is closed", async () => {
    await arrive({ screen: "phone", colours: "light" });
    await page.goto(`${origin}${backend.link("one")}`);
    await choice().selectOption("ja");
    await walker.arrive(textsOf("ja")("welcome.title"));
    await page.reload();
    await walker.arrive(textsOf("ja")("welcome.title"));
    await page.goto(`${origin}${backend.link("two")}`);
    await walker.arrive(textsOf("ja")("welcome.title"));
    await page.goto(`${origin}/start/nowhere`);
    await walker.arrive(textsOf("ja")("closed.unknown.title"));
    await choice().selectOption("nl");
    await walker.arrive(textsOf("nl")("closed.unknown.title"));
  });

  test("is the language of what the server refuses", async () => {
    await arrive({ screen: "phone", colours: "light" });
    await page.goto(`${origin}${backend.link("refused", { checks: ["phone"] })}`);
    await choice().selectOption("pl");
    const t = textsOf("pl");
    await walker.press(t("welcome.agree"));
    await page.getByLabel(t("code.phoneLabel")).fill("12");
    await walker.press(t("code.send"));
    await walker.readError(t("error.phone", { example: "+1 555 010 0100" }));
    await page.getByLabel(t("code.phoneLabel")).fill("+1 555 010 0100");
    await walker.press(t("code.send"));
    await page.getByLabel(t("code.label"), { exact: true }).fill("1234");
    await walker.press(t("page.continue"));
    backend.refusal = new HostedPageError("error.wrongPhoneCode", "phone.code");
    await page.getByRole("button", { name: t("submit.send"), exact: true }).click();
    await walker.readError(t("error.wrongPhoneCode"));
  });

  test("reaches every text of every step: with marked texts nothing unmarked is left", async () => {
    await arrive({ screen: "desk", colours: "light", language: "de" });
    // Each text in marks, in place of the German ones: what shows without marks doesn't come from the catalogue.
    let isMarked = false;
    await page.route("**/_page/texts/de.json", async (route) => {
      const texts: Record<string, string> = await (await route.fetch()).json();
      const mark = ([key, text]: [string, string]) => [key, key.startsWith("language.") ? text : `⟦${text}⟧`];
      await route.fulfill({ json: isMarked ? Object.fromEntries(Object.entries(texts).map(mark)) : texts });
    });
    const relearnGerman = async (marked: boolean) => {
      isMarked = marked;
      await choice().selectOption("nl");
      await page.locator("html[lang=nl]").waitFor();
      await choice().selectOption("de");
      await page.locator("html[lang=de]").waitFor();
    };
    const unmarked: string[] = [];
    let seen = 0;
    await walkThrough("de", linkOfEverything("marked"), async (step) => {
      await relearnGerman(true);
      for (const text of await page.evaluate<string[]>(unmarkedTexts)) unmarked.push(`${step}: ${text}`);
      seen += await page.getByText("⟦").count();
      await relearnGerman(false);
    });
    expect(seen).toBeGreaterThan(200);
    expect([...new Set(unmarked)]).toEqual([]);
  });
});

/** Runs in the page: texts and labels without marks, other than names of languages, countries and people, codes and answers. */
const unmarkedTexts = `(() => {
  const data = "code, .language-switch, select[autocomplete=country] option:not([value='']), .isolated, .fill button, " +
    ".summary dd[dir=auto], select[name=delayMs] option, script, style, noscript";
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (/\\p{L}{2,}/u.test(text) && !/[⟦⟧]/.test(text) && !walker.currentNode.parentElement.closest(data)) found.push(text);
  }
  for (const name of ["aria-label", "alt", "title", "placeholder"])
    for (const element of document.querySelectorAll("[" + name + "]"))
      if (/\\p{L}{2,}/u.test(element.getAttribute(name)) && !/[⟦⟧]/.test(element.getAttribute(name)) && !element.closest(".language-switch"))
        found.push(name + ": " + element.getAttribute(name));
  return found;
})()`;

describe("the modal", () => {
  let emulator: RunningEmulator;
  let shop: Shop;

  beforeAll(async () => {
    emulator = await startEmulator({ processingDelayMs: 50 });
    const stripe = new Stripe("sk_test_language", { host: "127.0.0.1", port: emulator.port, protocol: "http" });
    shop = await Shop.start({
      emulatorUrl: `http://localhost:${emulator.port}`,
      createSession: () => stripe.identity.verificationSessions.create({ type: "document" }),
    });
  });

  afterAll(async () => {
    await emulator?.close();
    shop?.close();
  });

  async function openModal(locale?: string): Promise<Walker> {
    await page.goto(shop.url(locale === undefined ? {} : { locale }));
    await page.getByRole("button", { name: "Verify my identity" }).click();
    return new Walker(page.frameLocator("iframe"));
  }

  test("speaks the locale of Stripe(), with its bar and its errors, whatever the browser's language", async () => {
    await arrive({ screen: "desk", colours: "light", language: "de" });
    const inside = await openModal("ar");
    const t = textsOf("ar");
    await inside.arrive(t("welcome.title"));
    const dialog = page.getByRole("dialog", { name: t("page.name") });
    expect(await dialog.getAttribute("dir")).toBe("rtl");
    await keepShot(page, "modal-ar");
    await expectAccessible(page, "modal-ar");
    await page.getByRole("button", { name: t("page.close") }).click();
    await page.getByText(t("failure.abandoned.what")).waitFor();
  });

  test("speaks the browser's language by default, and a choice made in it is remembered", async () => {
    await arrive({ screen: "phone", colours: "light", language: "de" });
    const inside = await openModal();
    await inside.arrive(textsOf("de")("welcome.title"));
    await inside.page.locator("#language select").selectOption("fr");
    await inside.arrive(textsOf("fr")("welcome.title"));
    await page.getByRole("dialog", { name: textsOf("fr")("page.name") }).waitFor();
    await page.getByRole("button", { name: textsOf("fr")("page.close") }).click();
    const again = await openModal("es");
    await again.arrive(textsOf("fr")("welcome.title"));
  });
});
