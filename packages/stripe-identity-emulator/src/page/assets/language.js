// @ts-check

/** @typedef {import("../languages.js").TextKey} TextKey */
/** @typedef {import("../open-link.js").PageData["language"]} Spoken */
/** @typedef {Record<string, string | number>} Values */

/** The language that the page speaks now. @type {Spoken} */
let spoken;

/**
 * Changes the language of the page, of its document element, and of the texts that the server rendered.
 *
 * @param {Spoken} language
 */
export function speak(language) {
  spoken = language;
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.direction;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = textNamed(element.getAttribute("data-text") ?? "") ?? element.textContent;
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", textNamed(element.getAttribute("data-label") ?? "") ?? "");
  }
}

/** @returns {Spoken} */
export function spokenLanguage() {
  return spoken;
}

/**
 * Loads the texts of another language and changes to it.
 *
 * @param {{ code: string }} language
 */
export async function learn({ code }) {
  const response = await fetch(`/_page/texts/${code}.json`);
  if (!response.ok) throw new Error(`The texts of ${code} can't be had: ${response.status}`);
  /** @type {Spoken["texts"]} */
  const texts = await response.json();
  const direction = texts["language.direction"] === "rtl" ? "rtl" : "ltr";
  speak({ code, tag: texts["language.tag"], direction, texts });
}

/**
 * Returns a text of the catalogue.
 *
 * @param {TextKey} key
 * @param {Values} [values] for its placeholders
 * @returns {string}
 */
export function t(key, values = {}) {
  return spoken.texts[key].replace(/\{(\w+)\}/g, (placeholder, name) => {
    const value = values[name];
    if (typeof value === "number") return new Intl.NumberFormat(spoken.tag).format(value);
    return value ?? placeholder;
  });
}

/**
 * Returns a text with elements in place of its placeholders.
 *
 * @param {TextKey} key
 * @param {Record<string, Node>} nodes
 * @returns {(Node | string)[]}
 */
export function withNodes(key, nodes) {
  return spoken.texts[key].split(/\{(\w+)\}/).map((part, index) => (index % 2 === 1 ? (nodes[part] ?? part) : part));
}

/**
 * Returns a text whose key is put together from data, or null where the catalogue has no such key.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function textNamed(name) {
  /** @type {Record<string, string>} */
  const texts = spoken.texts;
  return texts[name] ?? null;
}

/** @param {string} code of a country */
export function countryName(code) {
  return new Intl.DisplayNames(spoken.tag, { type: "region" }).of(code) ?? code;
}

/**
 * Returns countries to choose from, sorted by name.
 *
 * @param {readonly string[]} codes
 */
export function countryChoices(codes) {
  const { compare } = new Intl.Collator(spoken.tag);
  return codes.map((code) => ({ code, name: countryName(code) })).sort((a, b) => compare(a.name, b.name));
}

/** Joins alternatives as words. @param {string[]} items */
export function alternatives(items) {
  return new Intl.ListFormat(spoken.tag, { type: "disjunction" }).format(items);
}

/** @param {{ day: number, month: number, year: number }} date */
export function dateInWords({ day, month, year }) {
  const format = new Intl.DateTimeFormat(spoken.tag, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
  return format.format(Date.UTC(year, month - 1, day));
}

/** @param {number} count @param {"second" | "minute"} unit */
export function duration(count, unit) {
  return new Intl.NumberFormat(spoken.tag, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/**
 * Writes a year with the digits of this language.
 *
 * @param {number} year
 */
export function yearInWords(year) {
  return new Intl.NumberFormat(spoken.tag, { useGrouping: false }).format(year);
}
