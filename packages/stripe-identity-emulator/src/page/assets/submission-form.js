// @ts-check
import { readDate } from "./steps/id-number.js";

/** @param {import("./visit.js").Capture | undefined} capture */
function imageAnswer(capture) {
  if (!capture) return undefined;
  return { source: capture.source, specimen: capture.specimen };
}

/** @param {import("./visit.js").CodeAnswer} answer */
function confirmation({ code, declined }) {
  return declined ? { declined } : { code };
}

/** A test case per check: `auto`, all verified, or one failure. @param {import("./page.js").Page} page */
function testCase(page) {
  const { testCase } = page.visit;
  if (testCase === "auto") return "auto";
  const failure = page.data.failures.find(({ code }) => code === testCase);
  return Object.fromEntries(
    page.data.session.checks.map((check) => [check, failure?.check === check ? failure.code : "verified"]),
  );
}

/**
 * The visit as the server reads it: the answers as JSON, own pictures as files beside them.
 *
 * @param {import("./page.js").Page} page
 */
export function submissionForm(page) {
  const { visit, steps } = page;
  const asked = new Set(steps.map(({ id }) => id));
  const answers = {
    document: asked.has("document")
      ? {
          type: visit.documentType,
          country: visit.country,
          front: imageAnswer(visit.images.front),
          back: asked.has("back") ? imageAnswer(visit.images.back) : undefined,
        }
      : undefined,
    selfie: asked.has("selfie") ? imageAnswer(visit.images.selfie) : undefined,
    idNumber: asked.has("id_number") ? { ...visit.idNumber, dob: readDate(visit.idNumber.dob) } : undefined,
    address: asked.has("address") ? visit.address : undefined,
    phone: asked.has("phone") ? { phone: visit.phone.sentTo, ...confirmation(visit.phone) } : undefined,
    email: asked.has("email") ? { email: visit.email.sentTo, ...confirmation(visit.email) } : undefined,
    testCase: testCase(page),
    delayMs: visit.delayMs === "" ? undefined : Number(visit.delayMs),
  };
  const form = new FormData();
  form.set("answers", JSON.stringify(answers));
  for (const [place, field] of /** @type {const} */ ([
    ["front", "document.front"],
    ["back", "document.back"],
    ["selfie", "selfie"],
  ])) {
    const blob = visit.images[place]?.blob;
    if (asked.has(place) && blob) form.set(field, blob, place);
  }
  return form;
}
