// @ts-check
import { h } from "./dom.js";
import { countryName, dateInWords, t, textNamed } from "./language.js";
import { specimenName } from "./specimen-name.js";
import { readDate } from "./steps/id-number.js";

/** @param {import("./page.js").Page} page @param {import("./visit.js").Place} place */
function pictureText(page, place) {
  const capture = page.visit.images[place];
  if (!capture) return t("capture.empty");
  if (capture.source === "upload") return t("summary.uploaded");
  if (capture.source === "camera") return t("summary.camera");
  const specimen = page.data.specimens.find(({ id }) => id === capture.specimen);
  return specimen ? specimenName(specimen) : t("document.specimen");
}

/** The parts of one answer that are there, as a list. @param {string[]} parts */
function joined(parts) {
  return parts.filter((part) => part !== "").reduce((one, other) => t("summary.joined", { one, other }));
}

/** What each step has brought, in words. @param {import("./page.js").Page} page @param {string} step */
function answerText(page, step) {
  const { visit } = page;
  switch (step) {
    case "document": {
      const document = textNamed(`document.${visit.documentType}`) ?? visit.documentType;
      return joined([document, countryName(visit.country)]);
    }
    case "front":
    case "back":
    case "selfie":
      return pictureText(page, step);
    case "id_number": {
      const { firstName, lastName, dob, number } = visit.idNumber;
      const day = readDate(dob);
      return t("summary.idNumber", {
        name: `${firstName} ${lastName}`,
        date: day ? dateInWords(day) : "",
        digits: number.slice(-4),
      });
    }
    case "address": {
      const { line1, line2, postalCode, city, state, country } = visit.address;
      return joined([line1, line2, `${postalCode} ${city}`, state, countryName(country)]);
    }
    case "phone":
    case "email":
      return visit[step].declined ? t("summary.unconfirmed", { to: visit[step].sentTo }) : visit[step].sentTo;
    default:
      return null;
  }
}

/** @type {Record<string, import("./language.js").TextKey>} */
const labels = {
  document: "check.document",
  front: "summary.front",
  back: "summary.back",
  selfie: "check.selfie",
  id_number: "check.id_number",
  address: "check.address",
  phone: "check.phone",
  email: "check.email",
};

/**
 * Everything that will be sent, each with a way back to its step.
 *
 * @param {import("./page.js").Page} page
 */
export function summary(page) {
  const rows = page.steps.flatMap((step) => {
    const text = answerText(page, step.id);
    const key = labels[step.id];
    if (text === null || key === undefined) return [];
    const label = t(key);
    const named = t("summary.changeWhat", { what: label });
    const attributes = { type: "button", class: "plain", "aria-label": named, onclick: () => page.go(step.id) };
    const change = h("button", attributes, t("summary.change"));
    return [h("div", {}, h("dt", {}, label), h("dd", { dir: "auto" }, text), h("dd", { class: "change" }, change))];
  });
  return h("dl", { class: "summary" }, ...rows);
}
