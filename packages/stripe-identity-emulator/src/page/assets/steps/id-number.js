// @ts-check
import { h } from "../dom.js";
import { checkedForm, dateField, textField } from "../form.js";
import { t } from "../language.js";
import { askToEnd } from "../views/early-end.js";
import { fillPanel } from "./person.js";

/** The youngest that are verified. */
const adult = 18;

/**
 * @param {import("../visit.js").DateText} text
 * @returns {{ day: number, month: number, year: number } | null} null when there is no such day
 */
export function readDate(text) {
  const [day, month, year] = [Number(text.day), Number(text.month), Number(text.year)];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    year > 1899 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && date.getTime() <= Date.now() ? { day, month, year } : null;
}

/** @param {{ day: number, month: number, year: number }} date */
function isAdult(date) {
  return Date.UTC(date.year + adult, date.month - 1, date.day) <= Date.now();
}

/** Name, birth date and national number. @type {import("../page.js").Step} */
export const idNumberStep = {
  id: "id_number",
  group: "check.id_number",
  fields: ["idNumber"],
  title: () => t("idNumber.title"),
  complete: ({ visit }) => visit.idNumber.number !== "" && readDate(visit.idNumber.dob) !== null,
  render: (page) => {
    const { idNumber } = page.visit;
    /** @param {"firstName" | "lastName" | "number"} key @param {string} label @param {object} more */
    const text = (key, label, more) =>
      textField({
        name: `idNumber.${key}`,
        label,
        value: idNumber[key],
        onvalue: (value) => {
          idNumber[key] = value.trim();
          page.save();
        },
        ...more,
      });
    const check = () => {
      const problems = [];
      if (idNumber.firstName === "")
        problems.push({ field: "idNumber.firstName", message: t("idNumber.firstNameEmpty") });
      if (idNumber.lastName === "") problems.push({ field: "idNumber.lastName", message: t("idNumber.lastNameEmpty") });
      if (readDate(idNumber.dob) === null)
        problems.push({ field: "idNumber.dob", message: t("idNumber.dobWrong", { example: "27 3 1987" }) });
      if (idNumber.number === "") problems.push({ field: "idNumber.number", message: t("idNumber.numberEmpty") });
      return problems;
    };
    const goOn = () => {
      const date = readDate(idNumber.dob);
      if (date && !isAdult(date)) askToEnd(page, "under_supported_age");
      else page.next();
    };
    return [
      h("p", { class: "lead" }, t("idNumber.lead")),
      checkedForm(
        page,
        { check, onvalid: goOn },
        h(
          "div",
          { class: "row" },
          text("firstName", t("idNumber.firstName"), { autocomplete: "given-name" }),
          text("lastName", t("idNumber.lastName"), { autocomplete: "family-name" }),
        ),
        dateField({ name: "idNumber.dob", label: t("idNumber.dob"), value: idNumber.dob, onvalue: () => page.save() }),
        text("number", t("idNumber.number"), {
          inputmode: "numeric",
          maxlength: 40,
          dir: "ltr",
          hint: t("idNumber.numberHint"),
        }),
        fillPanel(page, (specimen) => {
          const { day, month, year } = specimen.dob ?? { day: 1, month: 1, year: 1990 };
          idNumber.firstName = specimen.firstName ?? "";
          idNumber.lastName = specimen.lastName ?? "";
          idNumber.dob = { day: String(day), month: String(month), year: String(year) };
          idNumber.number = "000000000";
          page.again();
        }),
        h("div", { class: "actions" }, h("button", { type: "submit" }, t("page.continue"))),
      ),
    ];
  },
};
