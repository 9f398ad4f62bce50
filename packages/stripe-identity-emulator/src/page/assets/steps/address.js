// @ts-check
import { h } from "../dom.js";
import { checkedForm, selectField, textField } from "../form.js";
import { askToEnd } from "../views/early-end.js";
import { fillPanel } from "./person.js";

/** @typedef {keyof import("../visit.js").Visit["address"]} AddressKey */

/** Where the person lives. @type {import("../page.js").Step} */
export const addressStep = {
  id: "address",
  group: "Address",
  fields: ["address"],
  title: () => "Enter your home address",
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
      if (address.country === "") problems.push({ field: "address.country", message: "Choose the country." });
      if (address.line1 === "") problems.push({ field: "address.line1", message: "Enter street and number." });
      if (address.city === "") problems.push({ field: "address.city", message: "Enter the city." });
      if (address.postalCode === "") problems.push({ field: "address.postalCode", message: "Enter the postal code." });
      return problems;
    };
    const covered = page.data.addressCountries.map(({ code }) => code);
    return [
      checkedForm(
        page,
        { check, onvalid: () => page.next() },
        selectField({
          name: "address.country",
          label: "Country",
          placeholder: "Choose a country",
          choices: page.data.addressCountries,
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
          "My country isn't listed",
        ),
        text("line1", "Street and number", { autocomplete: "address-line1" }),
        text("line2", "Flat, floor or building", { autocomplete: "address-line2", optional: true }),
        h(
          "div",
          { class: "row" },
          text("postalCode", "Postal code", { autocomplete: "postal-code", maxlength: 20 }),
          text("city", "City", { autocomplete: "address-level2" }),
        ),
        text("state", "State or region", { autocomplete: "address-level1", optional: true }),
        fillPanel(
          page,
          (specimen) => {
            Object.assign(address, { line2: "", state: "" }, specimen.address);
            page.again();
          },
          (specimen) => covered.includes(specimen.address?.country ?? ""),
        ),
        h("div", { class: "actions" }, h("button", { type: "submit" }, "Continue")),
      ),
    ];
  },
};
