// @ts-check
import { h, note } from "../dom.js";
import { glyph } from "../icons.js";
import { alternatives, t, textNamed } from "../language.js";
import { askToEnd } from "../views/early-end.js";

/** @type {Record<string, import("../icons.js").IconName>} */
const icons = {
  document: "document",
  selfie: "face",
  id_number: "number",
  address: "home",
  phone: "phone",
  email: "email",
};

/** @param {import("../page.js").Page} page @param {import("../page.js").PageData["session"]["checks"][number]} check */
function detailOf(page, check) {
  if (check !== "document") return t(`welcome.detail.${check}`);
  const names = page.data.session.allowedDocumentTypes.map((type) => t(`document.listed.${type}`));
  return t("welcome.detail.document", { documents: alternatives(names) });
}

/** @param {import("../page.js").Page} page */
function lastFailure(page) {
  const { lastErrorCode: code, lastErrorReason: reason } = page.data.session;
  if (code === null) return null;
  const what = textNamed(`failure.${code}.what`) ?? reason ?? t("failure.unknown.what");
  const advice = textNamed(`failure.${code}.advice`) ?? t("failure.unknown.advice");
  return note(
    "bad",
    h("h2", {}, t("welcome.lastFailed")),
    h("p", {}, what),
    h("p", {}, h("strong", {}, t("welcome.thisTime")), ` ${advice}`),
    h("code", { dir: "ltr" }, code),
  );
}

/** What will be asked, what happens with it, and the person's consent. @type {import("../page.js").Step} */
export const welcomeStep = {
  id: "welcome",
  group: "welcome.step",
  fields: [],
  title: () => t("welcome.title"),
  complete: (page) => page.visit.consented,
  render: (page) => {
    const { checks } = page.data.session;
    const list = checks.map((check) => {
      const name = icons[check];
      const words = h("span", {}, h("strong", {}, t(`welcome.${check}`)), h("small", {}, detailOf(page, check)));
      return h("li", {}, name ? glyph(name) : null, words);
    });
    const agree = () => {
      page.visit.consented = true;
      page.next();
    };
    return [
      lastFailure(page),
      h("p", { class: "lead" }, t("welcome.lead")),
      h("ul", { class: "needs" }, ...list),
      note("", h("h2", {}, t("welcome.consentTitle")), h("p", {}, t("welcome.consentText"))),
      checks.includes("selfie")
        ? note("", h("h2", {}, t("welcome.biometricTitle")), h("p", {}, t("welcome.biometricText")))
        : null,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", onclick: agree }, t("welcome.agree")),
        h(
          "button",
          { type: "button", class: "quiet", onclick: () => askToEnd(page, "consent_declined") },
          t("welcome.decline"),
        ),
      ),
      h(
        "p",
        { class: "actions-plain" },
        h(
          "button",
          { type: "button", class: "plain", onclick: () => askToEnd(page, "under_supported_age") },
          t("welcome.minor"),
        ),
      ),
    ];
  },
};
