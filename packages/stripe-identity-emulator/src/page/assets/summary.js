// @ts-check
import { h } from "./dom.js";

/** @type {Record<string, string>} */
const documentNames = { passport: "Passport", id_card: "Identity card", driving_license: "Driving licence" };

/** @param {import("./page.js").Page} page @param {import("./visit.js").Place} place */
function pictureText(page, place) {
  const capture = page.visit.images[place];
  if (!capture) return "No picture yet";
  if (capture.source === "upload") return "Uploaded picture";
  if (capture.source === "camera") return "Picture from the camera";
  return page.data.specimens.find(({ id }) => id === capture.specimen)?.label ?? "Specimen";
}

/** What each step has brought, in words. @param {import("./page.js").Page} page @param {string} step */
function answerText(page, step) {
  const { visit, data } = page;
  switch (step) {
    case "document": {
      const country = data.documentCountries.find(({ code }) => code === visit.country)?.name ?? visit.country;
      return `${documentNames[visit.documentType] ?? visit.documentType}, ${country}`;
    }
    case "front":
    case "back":
    case "selfie":
      return pictureText(page, step);
    case "id_number": {
      const { firstName, lastName, dob, number } = visit.idNumber;
      return `${firstName} ${lastName}, born ${dob.day}/${dob.month}/${dob.year}, number ending in ${number.slice(-4)}`;
    }
    case "address": {
      const { line1, line2, postalCode, city, state, country } = visit.address;
      return [line1, line2, `${postalCode} ${city}`, state, country].filter(Boolean).join(", ");
    }
    case "phone":
    case "email":
      return visit[step].sentTo;
    default:
      return null;
  }
}

/** @type {Record<string, string>} */
const labels = {
  document: "Document",
  front: "Front",
  back: "Back",
  selfie: "Selfie",
  id_number: "ID number",
  address: "Address",
  phone: "Phone",
  email: "Email",
};

/**
 * Everything that will be sent, each with a way back to its step.
 *
 * @param {import("./page.js").Page} page
 */
export function summary(page) {
  const rows = page.steps.flatMap((step) => {
    const text = answerText(page, step.id);
    const label = labels[step.id];
    if (text === null || label === undefined) return [];
    const change = h("button", { type: "button", class: "plain", onclick: () => page.go(step.id) }, "Change");
    change.append(h("span", { class: "visually-hidden" }, ` ${label}`));
    return [h("div", {}, h("dt", {}, label), h("dd", {}, text), h("dd", { class: "change" }, change))];
  });
  return h("dl", { class: "summary" }, ...rows);
}
