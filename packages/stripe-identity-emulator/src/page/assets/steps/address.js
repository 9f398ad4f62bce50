// @ts-check
import { h } from "../dom.js";
import { checkedForm, selectField, textField } from "../form.js";
import { countryChoices, t } from "../language.js";
import { askToEnd } from "../views/early-end.js";
import { fillPanel } from "./person.js";

/** @typedef {keyof import("../visit.js").Visit["address"]} AddressKey */

/** Where the person lives. @type {import("../page.js").Step} */
export const addressStep = {
  id: "address",
  group: "check.address",
  fields: ["address"],
  title: () => t("address.title"),
  complete: ({ visit }) => visit.address.line1 !== "" && visit.address.country !== "",
  render: (page) => {
    const { address } = page.visit;
    /** @param {AddressKey} key @param {string} label @param {object} more */
    const text = (key, label, more) =>
      textField({
        name: `address.${key}`,
        label,
        value: address[key],
        onvalue: (value) => {
          address[key] = value.trim();
          page.save();
        },
        ...more,
      });
    const check = () => {
      const problems = [];
      if (address.country === "") problems.push({ field: "address.country", message: t("document.countryEmpty") });
      if (address.line1 === "") problems.push({ field: "address.line1", message: t("address.line1Empty") });
      if (address.city === "") problems.push({ field: "address.city", message: t("address.cityEmpty") });
      if (address.postalCode === "")
        problems.push({ field: "address.postalCode", message: t("address.postalCodeEmpty") });
      return problems;
    };
    const covered = page.data.addressCountries;
    return [
      checkedForm(
        page,
        { check, onvalid: () => page.next() },
        selectField({
          name: "address.country",
          label: t("address.country"),
          placeholder: t("document.chooseCountry"),
          choices: countryChoices(page.data.addressCountries),
          value: address.country,
          autocomplete: "country",
          onvalue: (value) => {
            address.country = value;
            page.save();
          },
        }),
        h(
          "button",
          { type: "button", class: "plain start", onclick: () => askToEnd(page, "country_not_supported") },
          t("document.countryMissing"),
        ),
        text("line1", t("address.line1"), { autocomplete: "address-line1" }),
        text("line2", t("address.line2"), { autocomplete: "address-line2", optional: true }),
        h(
          "div",
          { class: "row" },
          text("postalCode", t("address.postalCode"), { autocomplete: "postal-code", maxlength: 20 }),
          text("city", t("address.city"), { autocomplete: "address-level2" }),
        ),
        text("state", t("address.state"), { autocomplete: "address-level1", optional: true }),
        fillPanel(
          page,
          (specimen) => {
            Object.assign(address, { line2: "", state: "" }, specimen.address);
            page.again();
          },
          (specimen) => covered.includes(specimen.address?.country ?? ""),
        ),
        h("div", { class: "actions" }, h("button", { type: "submit" }, t("page.continue"))),
      ),
    ];
  },
};
