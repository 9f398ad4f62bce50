// @ts-check
import { h, note } from "../dom.js";
import { glyph } from "../icons.js";
import { askToEnd } from "../views/early-end.js";

/** @type {Record<string, { icon: import("../icons.js").IconName, what: string, detail: string }>} */
const needs = {
  document: { icon: "document", what: "An identity document", detail: "We take pictures of it." },
  selfie: { icon: "face", what: "Your face", detail: "We compare it with the photo on the document." },
  id_number: { icon: "number", what: "Your ID number", detail: "With your name and date of birth." },
  address: { icon: "home", what: "Your home address", detail: "Where you live now." },
  phone: { icon: "phone", what: "Your phone", detail: "We send a code to it." },
  email: { icon: "email", what: "Your email", detail: "We send a code to it." },
};

/** @type {Record<string, string>} */
const documentNames = { passport: "passport", id_card: "identity card", driving_license: "driving licence" };

/** @param {import("../page.js").Page} page @param {string} check */
function detailOf(page, check) {
  const detail = needs[check]?.detail ?? "";
  if (check !== "document") return detail;
  const names = page.data.session.allowedDocumentTypes.map((type) => documentNames[type] ?? type);
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names.join("");
  return `Your ${list}. ${detail}`;
}

/** @param {import("../page.js").Page} page */
function lastFailure(page) {
  const { lastFailure } = page.data;
  if (lastFailure === null) return null;
  return note(
    "bad",
    h("h2", {}, "The last attempt didn't succeed"),
    h("p", {}, lastFailure.what),
    h("p", {}, h("strong", {}, "This time: "), lastFailure.advice),
    h("code", {}, lastFailure.code),
  );
}

/** What will be asked, what happens with it, and the person's consent. @type {import("../page.js").Step} */
export const welcomeStep = {
  id: "welcome",
  group: "Start",
  fields: [],
  title: () => "Verify your identity",
  complete: (page) => page.visit.consented,
  render: (page) => {
    const { checks } = page.data.session;
    const list = checks.map((check) => {
      const need = needs[check];
      return need
        ? h(
            "li",
            {},
            glyph(need.icon),
            h("span", {}, h("strong", {}, need.what), h("small", {}, detailOf(page, check))),
          )
        : null;
    });
    const agree = () => {
      page.visit.consented = true;
      page.next();
    };
    return [
      lastFailure(page),
      h("p", { class: "lead" }, "It takes about two minutes. Have this at hand:"),
      h("ul", { class: "needs" }, ...list),
      note(
        "",
        h("h2", {}, "What you agree to"),
        h(
          "p",
          {},
          "What you give is used to check who you are, and the result goes to the business that sent you here. You can ask them to delete it.",
        ),
      ),
      checks.includes("selfie")
        ? note(
            "",
            h("h2", {}, "Biometric consent"),
            h(
              "p",
              {},
              "We measure the geometry of your face in the selfie and in the photo on your document to see whether both show the same person. These are biometric data. You don't have to agree; if you don't, another way may be owed to you.",
            ),
          )
        : null,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", onclick: agree }, "Agree and continue"),
        h("button", { type: "button", class: "quiet", onclick: () => askToEnd(page, "consent_declined") }, "Decline"),
      ),
      h(
        "p",
        {},
        h(
          "button",
          { type: "button", class: "plain", onclick: () => askToEnd(page, "under_supported_age") },
          "I am under 18",
        ),
      ),
    ];
  },
};
