// @ts-check
import { h, testPanel } from "../dom.js";
import { checkedForm, errorSlot, radioChoice, selectField } from "../form.js";
import { glyph } from "../icons.js";
import { countryChoices, t } from "../language.js";
import { specimenName } from "../specimen-name.js";
import { askToEnd } from "../views/early-end.js";

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
      data.documentCountries.includes(country ?? ""),
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
    label: t("document.specimen"),
    hint: t("document.specimenHint"),
    choices: usable.map((specimen) => ({ code: specimen.id, name: specimenName(specimen) })),
    value: chosen,
    onvalue: (value) => {
      chosen = value;
    },
  });
  const button = h("button", { type: "button", class: "quiet", onclick: take }, t("document.specimenTake"));
  return testPanel(t("document.specimenTitle"), choice, h("div", { class: "actions" }, button));
}

/** Which document, from which country. @type {import("../page.js").Step} */
export const documentStep = {
  id: "document",
  group: "check.document",
  fields: ["document.type", "document.country"],
  title: () => t("document.title"),
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
      label: t("document.country"),
      placeholder: t("document.chooseCountry"),
      choices: countryChoices(data.documentCountries),
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
        label: t(`document.${type}`),
        detail: t(type === "passport" ? "document.passportDetail" : "document.twoSidedDetail"),
        glyph: glyph(type),
        checked: visit.documentType === type,
        describedby: "field-document-type-error",
        onchoose: choose,
      }),
    );
    const check = () => {
      const problems = [];
      if (visit.country === "") problems.push({ field: "document.country", message: t("document.countryEmpty") });
      if (visit.documentType === "") problems.push({ field: "document.type", message: t("document.typeEmpty") });
      return problems;
    };
    return [
      h("p", { class: "lead" }, t("document.lead")),
      checkedForm(
        page,
        { check, onvalid: () => page.next() },
        country,
        h(
          "button",
          { type: "button", class: "plain start", onclick: () => askToEnd(page, "country_not_supported") },
          t("document.countryMissing"),
        ),
        h(
          "fieldset",
          { class: "field" },
          h("legend", {}, t("document.type")),
          h("div", { class: "choices" }, ...choices),
          errorSlot("document.type"),
        ),
        h("div", { class: "actions" }, h("button", { type: "submit" }, t("page.continue"))),
        specimenPanel(page),
      ),
    ];
  },
};
