import { describe, expect, test } from "vitest";
import { expectAccessible } from "./support/accessibility.js";
import { everyLook, keepShot } from "./support/browser.js";
import { useModal } from "./support/use-modal.js";

const stand = useModal();

describe("a submission", () => {
  test("resolves with the session's id, and the session becomes verified", async () => {
    await stand.open();
    await stand.walker.walkAsMara();
    await stand.walker.send();
    expect(await stand.result()).toEqual({ verificationSession: { id: stand.shop.session.id } });
    await expect.poll(async () => (await stand.session()).status).toBe("verified");
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
    await stand.open();
    await stand.walker.walkAsMara();
    await stand.walker.pickOutcome(code);
    await stand.walker.send();
    expect(await stand.result()).toEqual({ verificationSession: { id: stand.shop.session.id } });
    await expect.poll(async () => (await stand.session()).last_error?.code).toBe(code);
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
    await stand.open();
    for (const button of buttons) await stand.walker.press(button);
    expect(await stand.result()).toEqual({
      error: { type: "invalid_request_error", code, message: expect.stringMatching(/^You/) },
    });
    expect(await stand.session()).toMatchObject({ status: "requires_input", last_error: { code: lastError } });
  });

  test("device_unsupported, where a live picture is demanded and there is no camera", async () => {
    stand.parameters = { type: "document", options: { document: { require_live_capture: true } } };
    await stand.open();
    await stand.walker.consent();
    await stand.walker.chooseDocument("Passport", "Germany");
    await stand.walker.press("Use the camera");
    await stand.walker.press("I have no camera");
    await stand.walker.press("I have no camera");
    expect(await stand.result()).toMatchObject({ error: { code: "device_unsupported" } });
    expect(await stand.session()).toMatchObject({ last_error: { code: "device_not_supported" } });
  });

  test.each([
    ["phone_otp_declined", "phone", "I can't confirm this number", "Phone number", "+1 555 010 0100"],
    ["email_verification_declined", "email", "I can't confirm this address", "Email address", "mara@example.com"],
  ] as const)("%s", async (code, check, decline, label, value) => {
    stand.parameters = { verification_flow: `vf_${check}` };
    await stand.open();
    await stand.walker.consent();
    await stand.walker.page.getByLabel(label).fill(value);
    await stand.walker.press("Send the code");
    await stand.walker.press(decline);
    await stand.walker.arrive("Check and send");
    await stand.walker.send();
    expect(await stand.result()).toMatchObject({ error: { code } });
    await expect
      .poll(async () => {
        const session = await stand.session();
        return [session.status, session.last_error?.code];
      })
      .toEqual(["requires_input", `${check}_verification_declined`]);
  });
});

describe("closing", () => {
  test("by its button gives session_cancelled and changes nothing on the session", async () => {
    await stand.open();
    await stand.page.getByRole("button", { name: "Close" }).click();
    expect(await stand.result()).toEqual({
      error: { type: "invalid_request_error", code: "session_cancelled", message: "You left before the end." },
    });
    expect(await stand.session()).toMatchObject({ status: "requires_input", last_error: null });
    expect(await stand.page.evaluate("document.activeElement.id")).toBe("verify");
  });

  test.each([
    ["the page", async () => stand.walker.page.getByRole("button", { name: "Decline" }).focus()],
    ["its bar", async () => stand.page.getByRole("button", { name: "Close" }).focus()],
  ])("by Escape with the focus in %s gives session_cancelled", async (_where, focus) => {
    await stand.open();
    await focus();
    await stand.page.keyboard.press("Escape");
    expect(await stand.result()).toMatchObject({ error: { code: "session_cancelled" } });
    expect(await stand.page.evaluate("document.activeElement.id")).toBe("verify");
  });

  test("keeps the answers: with a fresh secret of the same session one goes on where one was", async () => {
    await stand.open();
    await stand.walker.consent();
    await stand.walker.chooseDocument("Identity card", "France");
    await stand.walker.arrive("Show the front of your identity card");
    await stand.page.keyboard.press("Escape");
    await stand.result();
    await stand.openAgain();
    await stand.walker.arrive("Show the front of your identity card");
  });
});

describe("a reload", () => {
  test("of the frame keeps step and answers, and the modal goes on", async () => {
    await stand.open();
    await stand.walker.consent();
    await stand.walker.chooseDocument("Passport", "Germany");
    await stand.walker.arrive("Show the photo page of your passport");
    await (await stand.frame()).evaluate("location.reload()");
    await stand.walker.arrive("Show the photo page of your passport");
    await stand.walker.showDocument("Mara's passport (Germany)", 1);
    await stand.walker.showFace("Mara's face");
    await stand.walker.send();
    expect(await stand.result()).toEqual({ verificationSession: { id: stand.shop.session.id } });
  });

  test("of the frame ends the modal once the session was submitted elsewhere", async () => {
    await stand.open();
    await stand.emulator.control.submit(stand.shop.session.id, { delay_ms: 60_000 });
    await (await stand.frame()).evaluate("location.reload()");
    expect(await stand.result()).toMatchObject({ error: { code: "token_already_used" } });
  });

  test("of the site asks for a fresh secret, which leads back to the same step", async () => {
    await stand.open();
    await stand.walker.consent();
    await stand.walker.arrive("Choose your document");
    await stand.page.reload();
    await stand.page.locator("html[data-ready]").waitFor();
    const { client_secret: fresh } = await stand.session();
    expect(fresh).not.toBe(stand.shop.session.client_secret);
    await stand.page.evaluate((secret) => Reflect.get(window, "verify")(secret) && undefined, fresh);
    await stand.walker.arrive("Choose your document");
  });
});

describe("the dialog", () => {
  test("keeps the keyboard's focus within", async () => {
    await stand.open();
    const places = new Set<string>();
    for (let press = 0; press < 24; press++) {
      await stand.page.keyboard.press("Tab");
      places.add(await stand.page.evaluate<string>("document.activeElement.localName"));
    }
    expect(places).toContain("stripe-identity-modal");
    expect([...places].every((place) => ["stripe-identity-modal", "body"].includes(place))).toBe(true);
  });

  test.each(everyLook)("is accessible and fits a $screen in $colours colours", async (looks) => {
    await stand.arrive(looks);
    await stand.open();
    const where = `modal-${looks.screen}-${looks.colours}`;
    await keepShot(stand.page, where);
    await expectAccessible(stand.page, where);
    await expectAccessible(await stand.frame(), `${where} frame`);
    const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await (await stand.frame()).evaluate(overflow)).toBeLessThanOrEqual(0);
    const box = await stand.page.locator("dialog").boundingBox();
    const window = stand.page.viewportSize();
    if (looks.screen === "phone") expect(box).toEqual({ x: 0, y: 0, ...window });
    else expect(box?.width).toBeLessThanOrEqual(620);
    await stand.walker.consent();
    await stand.walker.chooseDocument("Passport", "Germany");
    await stand.walker.show("Mara's passport (Germany)");
    await keepShot(stand.page, `${where}-capture`);
    await expectAccessible(await stand.frame(), `${where} capture`);
  });
});
