// @ts-check
import { t } from "./language.js";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. Attributes are set as written; `on…` functions become listeners; false and null are left out.
 * Text is always text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), (event) => value(event));
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...keep(children));
  return element;
}

/**
 * Leaves out what isn't there.
 *
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
export function keep(children) {
  /** @type {(Node | string)[]} */
  const kept = [];
  for (const child of children) if (child !== null && child !== undefined && child !== false) kept.push(child);
  return kept;
}

/**
 * A panel that belongs to the test environment, not to the verification.
 *
 * @param {string} title
 * @param {...Child} children
 */
export function testPanel(title, ...children) {
  const heading = h("h2", {}, h("span", { class: "test-tag" }, t("page.test")), title);
  return h("section", { class: "test-panel", "aria-label": t("page.testPanel", { title }) }, heading, ...children);
}

/**
 * @param {"good" | "bad" | ""} kind
 * @param {...Child} children
 */
export function note(kind, ...children) {
  return h("div", { class: kind === "" ? "note" : `note note-${kind}` }, ...children);
}
