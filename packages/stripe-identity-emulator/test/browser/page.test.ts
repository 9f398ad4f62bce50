import type { FastifyInstance } from "fastify";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HostedPageError, type HostedSession } from "../../src/page/backend.js";
import { specimenPicture } from "../../src/page/specimen-pictures.js";
import { FakeBackend } from "../page/fake-backend.js";
import { expectAccessible } from "./support/accessibility.js";
import { keepShot, launchBrowser, newVisitor } from "./support/browser.js";
import { Keyboard } from "./support/keyboard.js";
import { servePage } from "./support/serve.js";
import { Walker } from "./support/walker.js";

let browser: Browser;
let app: FastifyInstance;
let origin: string;
let backend: FakeBackend;
let context: BrowserContext;
let page: Page;
let walker: Walker;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser(true);
});

afterAll(() => browser?.close());

beforeEach(async () => {
  backend = new FakeBackend();
  ({ app, origin } = await servePage(backend));
  ({ context, page } = await newVisitor(browser));
  walker = new Walker(page);
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy"))
      complaints.push(message.text());
  });
});

afterEach(async () => {
  await context?.close();
  await app?.close();
  expect(complaints).toEqual([]);
});

async function visit(parts: Partial<HostedSession> = {}): Promise<void> {
  await page.goto(`${origin}${backend.link("open", parts)}`);
}

const face = { name: "me.png", mimeType: "image/png", buffer: specimenPicture("face_mara").bytes };

describe("without a mouse", () => {
  test("one gets from the first step to the result, and each step's heading takes the focus", async () => {
    const keyboard = new Keyboard(page);
    await visit();
    await walker.arrive("Verify your identity");
    await keyboard.press("Agree and continue");
    await walker.arrive("Choose your document");
    expect(await keyboard.focused()).toBe("Choose your document");
    await keyboard.press("Continue");
    expect(await keyboard.focused()).toContain("Country that issued it");
    await keyboard.type("Germany");
    await keyboard.choose("Driving licence");
    await page.keyboard.press("ArrowUp");
    await keyboard.press("Continue");
    await walker.arrive("Show the photo page of your passport");
    expect(await keyboard.focused()).toBe("Show the photo page of your passport");
    await keyboard.choose("Mara's passport (Germany)");
    await keyboard.press("Continue");
    await walker.arrive("Take a selfie");
    await keyboard.choose("Mara's face");
    await keyboard.press("Continue");
    await walker.arrive("Check and send");
    await keyboard.tabTo("Judge what I gave");
    await page.keyboard.press("ArrowDown");
    await keyboard.press(/^Send$/);
    await walker.arrive("Checking your details");
    expect(await keyboard.focused()).toBe("Checking your details");
    expect(backend.submissions).toMatchObject([
      { document: { type: "passport", country: "DE" }, testCase: { document: "verified", selfie: "verified" } },
    ]);
    backend.state = { status: "verified", lastErrorCode: null, lastErrorReason: null };
    await walker.arrive("You are verified");
  });

  test("errors stand beside their field, are tied to it, and are announced", async () => {
    await visit();
    await walker.consent();
    await walker.press("Continue");
    const country = page.getByLabel("Country that issued it");
    expect(await country.getAttribute("aria-invalid")).toBe("true");
    const described = (await country.getAttribute("aria-describedby")) ?? "";
    expect(await page.locator(`#${described}`).textContent()).toBe("Choose the country.");
    await page.getByRole("status").filter({ hasText: "2 fields need attention." }).waitFor({ state: "attached" });
    await country.selectOption("DE");
    await walker.press("Continue");
    expect(await country.getAttribute("aria-invalid")).toBeNull();
  });
});

describe("ways out before the end", () => {
  test("declining says that an alternative may be owed", async () => {
    await visit({ returnUrl: "https://shop.example/back" });
    await walker.press("Decline");
    await walker.arrive("Go on without your consent?");
    await walker.press("Decline and end");
    await walker.arrive("You declined");
    expect(await page.getByText("they must offer one that uses no biometrics").isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "Back to where I came from" }).getAttribute("href")).toBe(
      "https://shop.example/back",
    );
    expect(backend.failures).toEqual(["consent_declined"]);
  });

  test("too young, by one's own word", async () => {
    await visit();
    await walker.press("I am under 18");
    await walker.arrive("Are you under 18?");
    await walker.press("I am under 18");
    await walker.arrive("This verification is for adults");
    expect(backend.failures).toEqual(["under_supported_age"]);
  });

  test("too young, by the birth date", async () => {
    await visit({ checks: ["id_number"] });
    await walker.consent();
    await walker.press("Léa Modèle");
    await walker.press("Continue");
    await walker.arrive("Are you under 18?");
    await walker.press("I am 18 or older");
    await walker.arrive("Enter your ID number");
    expect(backend.failures).toEqual([]);
  });

  test("a country that isn't listed", async () => {
    await visit();
    await walker.consent();
    await walker.press("My country isn't listed");
    await walker.arrive("Is your country missing?");
    await walker.press("My country isn't listed");
    await walker.arrive("Your country isn't covered yet");
    expect(backend.failures).toEqual(["country_not_supported"]);
  });

  test("leaving asks first", async () => {
    await visit();
    await walker.press("Leave");
    await walker.press("Stay");
    await walker.arrive("Verify your identity");
    await walker.press("Leave");
    await walker.press("Leave");
    await walker.arrive("You left the verification");
    expect(backend.failures).toEqual(["abandoned"]);
  });
});

describe("pictures", () => {
  test("come from the camera or from a file", async () => {
    await visit();
    await walker.consent();
    await walker.chooseDocument("Passport", "Japan");
    await walker.press("Use the camera");
    await page.getByRole("button", { name: "Take the picture" }).waitFor();
    await keepShot(page, "camera");
    await expectAccessible(page, "camera");
    await walker.press("Take the picture");
    await page.getByRole("img", { name: "The picture you took" }).waitFor();
    await walker.press("Continue");
    await walker.arrive("Take a selfie");
    await page.locator('input[type="file"]').setInputFiles(face);
    await page.getByRole("img", { name: "The picture you took" }).waitFor();
    await walker.press("Continue");
    await walker.arrive("Check and send");
    await walker.send();
    await walker.arrive("Checking your details");
    const [submission] = backend.submissions;
    expect(submission?.document?.front).toMatchObject({ source: "camera", contentType: "image/jpeg" });
    expect(submission?.selfie).toMatchObject({ source: "upload", contentType: "image/png" });
    expect(submission?.selfie?.bytes.equals(face.buffer)).toBe(true);
  });

  test("a specimen taken along fills in country, type and both sides", async () => {
    await visit({ allowedDocumentTypes: ["driving_license", "id_card"] });
    await walker.consent();
    const choice = page.getByLabel("Specimen");
    expect(await choice.locator("option").allTextContents()).not.toContain("Mara's passport (Germany)");
    await choice.selectOption({ label: "Aiko's driving licence (United Kingdom)" });
    await walker.press("Take the specimen");
    await walker.press("Continue");
    await walker.arrive("Show the back of your driving licence");
    await walker.press("Continue");
    await walker.showFace("Aiko's face");
    await walker.send();
    await walker.arrive("Checking your details");
    const front = { source: "specimen", specimen: "gb_driving_license_aiko" };
    expect(backend.submissions).toMatchObject([
      { document: { type: "driving_license", country: "GB", front, back: front } },
    ]);
  });

  test("a file that is no image, or too large, is refused at once", async () => {
    await visit({ checks: ["selfie"] });
    await walker.consent();
    const file = page.locator('input[type="file"]');
    await file.setInputFiles({ name: "me.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
    await page.getByText("Use a JPEG, PNG or WebP image.").waitFor();
    await page.evaluate(`(() => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([new Uint8Array(10 * 1024 * 1024 + 1)], "me.png", { type: "image/png" }));
      const input = document.querySelector('input[type="file"]');
      input.files = chosen.files;
      input.dispatchEvent(new Event("change"));
    })()`);
    await page.getByText("The image is larger than 10 MB.").waitFor();
    await walker.press("Continue");
    await walker.readError("Take or choose a picture first.");
  });

  test("live capture offers no upload, and a device without a camera has a way out", async () => {
    const bare = await launchBrowser();
    const visitor = await newVisitor(bare);
    const other = new Walker(visitor.page);
    await visitor.page.goto(`${origin}${backend.link("live", { requireLiveCapture: true })}`);
    await other.consent();
    await other.chooseDocument("Passport", "Germany");
    await visitor.page.getByText("Files can't be uploaded.").waitFor();
    expect(await visitor.page.getByRole("button", { name: "Upload a picture" }).count()).toBe(0);
    await other.press("Use the camera");
    await visitor.page.getByText("No camera was found on this device.").waitFor();
    await other.press("I have no camera");
    await other.arrive("No camera on this device?");
    await other.press("I have no camera");
    await other.arrive("This device can't be used");
    expect(backend.failures).toEqual(["device_not_supported"]);
    await bare.close();
  });
});

describe("coming and going", () => {
  test("a reload keeps step and answers, but no own picture", async () => {
    await visit();
    await walker.consent();
    await walker.chooseDocument("Identity card", "France");
    await walker.show("Mara's identity card (Germany)");
    await walker.press("Continue");
    await walker.arrive("Show the back of your identity card");
    await page.locator('input[type="file"]').setInputFiles(face);
    await walker.press("Continue");
    await walker.arrive("Take a selfie");
    await page.reload();
    await walker.arrive("Show the back of your identity card");
    await page.getByRole("img", { name: "Mara's identity card (Germany)" }).waitFor();
    await page.goBack();
    await page.goBack();
    await walker.arrive("Show the front of your identity card");
    await walker.press("Back");
    await walker.arrive("Choose your document");
    expect(await page.getByLabel("Country that issued it").inputValue()).toBe("FR");
    expect(await page.getByRole("radio", { name: "Identity card" }).isChecked()).toBe(true);
  });

  test("after sending, the browser goes to return_url", async () => {
    await page.route("https://shop.example/**", (route) => route.fulfill({ body: "the shop" }));
    await visit({ returnUrl: "https://shop.example/done?order=1" });
    await walker.walkAsMara();
    await walker.send();
    await page.waitForURL("https://shop.example/done?order=1");
  });

  test("what the server refuses is shown on the step that asks for it", async () => {
    await visit({ checks: ["phone", "selfie"] });
    await walker.consent();
    await page.getByLabel("Phone number").fill("+1 555 010 0100");
    await walker.press("Send the code");
    await page.getByLabel("Code", { exact: true }).fill("000000");
    await walker.press("Continue");
    await walker.showFace("Mara's face");
    backend.refusal = new HostedPageError("error.wrongPhoneCode", "phone.code");
    await walker.send();
    await walker.arrive("Confirm your phone");
    await walker.readError("This is not the code that was sent to this number.");
    expect(await page.getByLabel("Code", { exact: true }).getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Code", { exact: true }).fill("424242");
    await walker.press("Continue");
    await walker.press("Continue");
    await walker.arrive("Check and send");
    await walker.send();
    await walker.arrive("Checking your details");
    expect(backend.submissions).toMatchObject([{ phone: { phone: "+15550100100", code: "424242" } }]);
  });

  test("a link used meanwhile says so instead of losing the answers silently", async () => {
    await visit();
    await walker.walkAsMara();
    backend.links.set("open", { kind: "used", returnUrl: null });
    await walker.send();
    await page.getByRole("alert").filter({ hasText: "This link has been used already." }).waitFor();
  });

  test("the last attempt's failure is explained", async () => {
    await visit({ lastErrorCode: "selfie_face_mismatch", lastErrorReason: "The faces differ." });
    await page.getByRole("heading", { name: "The last attempt didn't succeed" }).waitFor();
    await page.getByText("Take the selfie yourself").waitFor();
  });
});
