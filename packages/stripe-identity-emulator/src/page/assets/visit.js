// @ts-check

/** @typedef {"front" | "back" | "selfie"} Place */
/** @typedef {{ source: "upload" | "camera" | "specimen", specimen?: string, blob?: Blob }} Capture */
/** @typedef {{ day: string, month: string, year: string }} DateText */
/** @typedef {{ to: string, sentTo: string, testCode: string, code: string, declined: boolean }} CodeAnswer `declined`: it can't be confirmed */

/**
 * Everything the person has given so far.
 *
 * @typedef {object} Visit
 * @property {string} step
 * @property {boolean} consented
 * @property {string} country
 * @property {string} documentType
 * @property {Partial<Record<Place, Capture>>} images
 * @property {{ firstName: string, lastName: string, number: string, dob: DateText }} idNumber
 * @property {{ line1: string, line2: string, city: string, state: string, postalCode: string, country: string }} address
 * @property {CodeAnswer} phone
 * @property {CodeAnswer} email
 * @property {string} testCase `auto`, `verified` or a failure code
 * @property {string} delayMs empty for the emulator's own
 */

/** @param {import("../open-link.js").PageData["session"]} session */
function freshVisit(session) {
  const [onlyType = ""] = session.allowedDocumentTypes.length === 1 ? session.allowedDocumentTypes : [];
  /** @type {Visit} */
  const visit = {
    step: "",
    consented: false,
    country: "",
    documentType: onlyType,
    images: {},
    idNumber: { firstName: "", lastName: "", number: "", dob: { day: "", month: "", year: "" } },
    address: { line1: "", line2: "", city: "", state: "", postalCode: "", country: "" },
    phone: { to: session.providedPhone ?? "", sentTo: "", testCode: "", code: "", declined: false },
    email: { to: session.providedEmail ?? "", sentTo: "", testCode: "", code: "", declined: false },
    testCase: "auto",
    delayMs: "",
  };
  return visit;
}

/** By session: a modal that is opened again has another path. @param {import("../open-link.js").PageData} data */
function storageKey(data) {
  return `visit ${data.session.id}`;
}

/**
 * The visit as it was left in this tab, or a new one. Own photos are not kept: they have to be taken again.
 *
 * @param {import("../open-link.js").PageData} data
 * @returns {Visit}
 */
export function openVisit(data) {
  const fresh = freshVisit(data.session);
  try {
    const kept = sessionStorage.getItem(storageKey(data));
    return kept === null ? fresh : { ...fresh, ...JSON.parse(kept) };
  } catch {
    return fresh;
  }
}

/**
 * @param {import("../open-link.js").PageData} data
 * @param {Visit} visit
 */
export function saveVisit(data, visit) {
  /** @type {Visit["images"]} */
  const images = {};
  for (const place of /** @type {Place[]} */ (["front", "back", "selfie"])) {
    const capture = visit.images[place];
    if (capture?.source === "specimen") images[place] = capture;
  }
  try {
    sessionStorage.setItem(storageKey(data), JSON.stringify({ ...visit, images }));
  } catch {
    // A browser that keeps nothing loses the answers on reload; the visit itself goes on.
  }
}

/** @param {import("../open-link.js").PageData} data */
export function forgetVisit(data) {
  try {
    sessionStorage.removeItem(storageKey(data));
  } catch {
    // Nothing was kept then.
  }
}
