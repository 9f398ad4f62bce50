// @ts-check
import { h, testPanel } from "../dom.js";
import { checkedForm, errorSlot, radioChoice, selectField } from "../form.js";
import { glyph } from "../icons.js";
import { askToEnd } from "../views/early-end.js";

/** @type {Record<string, { name: string, detail: string }>} */
const types = {
  passport: { name: "Passport", detail: "The page with your photo" },
  id_card: { name: "Identity card", detail: "Front and back" },
  driving_license: { name: "Driving licence", detail: "Front and back" },
};

/**
 * Chooses country and type as on a specimen, and takes it along to the next step.
 *
 * @param {import("../page.js").Page} page
 */
function specimenPanel(page) {
  const { visit, data } = page;
  const usable = data.specimens.filter(
    ({ documentType, country }) =>
      data.session.allowedDocumentTypes.some((type) => type === documentType) &&
      data.documentCountries.some(({ code }) => code === country),
  );
  let chosen = usable[0]?.id ?? "";
  const take = () => {
    const specimen = usable.find(({ id }) => id === chosen);
    if (!specimen) return;
    visit.country = specimen.country ?? "";
    visit.documentType = specimen.documentType ?? "";
    visit.images.front = { source: "specimen", specimen: specimen.id };
    delete visit.images.back;
    page.next();
  };
  const choice = selectField({
    name: "specimen",
    label: "Specimen",
    hint: "Fills in its country and type, and goes on with it",
    choices: usable.map(({ id, label }) => ({ code: id, name: label })),
    value: chosen,
    onvalue: (value) => {
      chosen = value;
    },
  });
  const button = h("button", { type: "button", class: "quiet", onclick: take }, "Take the specimen");
  return testPanel("No document at hand", choice, h("div", { class: "actions" }, button));
}

/** Which document, from which country. @type {import("../page.js").Step} */
export const documentStep = {
  id: "document",
  group: "Document",
  fields: ["document.type", "document.country"],
  title: () => "Choose your document",
  complete: ({ visit }) => visit.country !== "" && visit.documentType !== "",
  render: (page) => {
    const { visit, data } = page;
    /** @param {string} type */
    const choose = (type) => {
      if (type === visit.documentType) return;
      visit.documentType = type;
      delete visit.images.front;
      delete visit.images.back;
      page.save();
    };
    const country = selectField({
      name: "document.country",
      label: "Country that issued it",
      placeholder: "Choose a country",
      choices: data.documentCountries,
      value: visit.country,
      autocomplete: "country",
      onvalue: (value) => {
        visit.country = value;
        page.save();
      },
    });
    const choices = data.session.allowedDocumentTypes.map((type) =>
      radioChoice({
        name: "document.type",
        value: type,
        label: types[type]?.name ?? type,
        detail: types[type]?.detail ?? null,
        glyph: glyph(type),
        checked: visit.documentType === type,
        describedby: "field-document-type-error",
        onchoose: choose,
      }),
    );
    const check = () => {
      const problems = [];
      if (visit.country === "") problems.push({ field: "document.country", message: "Choose the country." });
      if (visit.documentType === "") problems.push({ field: "document.type", message: "Choose a type of document." });
      return problems;
    };
    return [
      h("p", { class: "lead" }, "It must be your own, valid, and the original."),
      checkedForm(
        page,
        { check, onvalid: () => page.next() },
        country,
        h(
          "button",
          { type: "button", class: "plain start", onclick: () => askToEnd(page, "country_not_supported") },
          "My country isn't listed",
        ),
        h(
          "fieldset",
          { class: "field" },
          h("legend", {}, "Type of document"),
          h("div", { class: "choices" }, ...choices),
          errorSlot("document.type"),
        ),
        h("div", { class: "actions" }, h("button", { type: "submit" }, "Continue")),
        specimenPanel(page),
      ),
    ];
  },
};
