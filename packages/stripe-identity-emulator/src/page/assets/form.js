// @ts-check
import { h } from "./dom.js";
import { t } from "./language.js";

/** @typedef {{ field: string, message: string }} Problem */

/** @param {string} name */
function idOf(name) {
  return `field-${name.replaceAll(".", "-")}`;
}

/**
 * Where the error of a field is shown. Controls refer to it by `aria-describedby`.
 *
 * @param {string} name
 */
export function errorSlot(name) {
  return h("p", { class: "error", id: `${idOf(name)}-error`, "data-error-for": name });
}

/**
 * A labelled text field with room for a hint and an error.
 *
 * @param {{ name: string, label: string, value: string, onvalue: (value: string) => void, hint?: string,
 *   type?: string, autocomplete?: string, inputmode?: string, optional?: boolean, maxlength?: number,
 *   dir?: "ltr" | "auto" }} options `dir`: which way it is written, whatever the page's language; a name goes its own way
 */
export function textField(options) {
  const id = idOf(options.name);
  const input = h("input", {
    id,
    name: options.name,
    type: options.type ?? "text",
    dir: options.dir ?? "auto",
    autocomplete: options.autocomplete ?? "off",
    inputmode: options.inputmode,
    maxlength: options.maxlength ?? 200,
    "aria-required": options.optional ? null : "true",
    "aria-describedby": options.hint ? `${id}-hint ${id}-error` : `${id}-error`,
    oninput: () => options.onvalue(input.value),
  });
  input.value = options.value;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, options.optional ? t("page.optional", { label: options.label }) : options.label),
    options.hint ? h("span", { class: "hint", id: `${id}-hint` }, options.hint) : null,
    input,
    errorSlot(options.name),
  );
}

/**
 * A labelled list to choose from.
 *
 * @param {{ name: string, label: string, value: string, onvalue: (value: string) => void, placeholder?: string,
 *   hint?: string, choices: readonly { code: string, name: string }[], autocomplete?: string }} options
 */
export function selectField(options) {
  const id = idOf(options.name);
  const select = h(
    "select",
    {
      id,
      name: options.name,
      autocomplete: options.autocomplete ?? "off",
      "aria-describedby": options.hint ? `${id}-hint ${id}-error` : `${id}-error`,
      onchange: () => options.onvalue(select.value),
    },
    options.placeholder ? h("option", { value: "" }, options.placeholder) : null,
    ...options.choices.map(({ code, name }) => h("option", { value: code }, name)),
  );
  select.value = options.value;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, options.label),
    options.hint ? h("span", { class: "hint", id: `${id}-hint` }, options.hint) : null,
    select,
    errorSlot(options.name),
  );
}

/**
 * Day, month and year as three numbers under one legend.
 *
 * @param {{ name: string, label: string, value: import("./visit.js").DateText, onvalue: () => void }} options
 */
export function dateField(options) {
  const id = idOf(options.name);
  /** @param {"day" | "month" | "year"} part @param {string} label @param {number} digits @param {string} complete */
  const part = (part, label, digits, complete) => {
    const input = h("input", {
      id: part === "day" ? id : `${id}-${part}`,
      name: `${options.name}.${part}`,
      inputmode: "numeric",
      maxlength: digits,
      autocomplete: complete,
      "aria-describedby": `${id}-error`,
      oninput: () => {
        options.value[part] = input.value.trim();
        options.onvalue();
      },
    });
    input.value = options.value[part];
    return h("label", {}, label, input);
  };
  return h(
    "fieldset",
    { class: "field" },
    h("legend", {}, options.label),
    h(
      "div",
      { class: "date" },
      part("day", t("idNumber.day"), 2, "bday-day"),
      part("month", t("idNumber.month"), 2, "bday-month"),
      part("year", t("idNumber.year"), 4, "bday-year"),
    ),
    errorSlot(options.name),
  );
}

/**
 * One option of a group of radio buttons.
 *
 * @param {{ name: string, value: string, checked: boolean, label: string, detail?: Node | string | null, compact?: boolean,
 *   glyph?: Node | null, onchoose: (value: string) => void, describedby?: string }} options
 */
export function radioChoice(options) {
  const input = h("input", {
    type: "radio",
    name: options.name,
    value: options.value,
    checked: options.checked,
    "aria-describedby": options.describedby,
    onchange: () => options.onchoose(options.value),
  });
  const detail = options.detail ? h("small", {}, options.detail) : null;
  return h(
    "label",
    { class: options.compact ? "choice choice-compact" : "choice" },
    input,
    h("span", {}, options.label, detail),
    options.glyph ?? null,
  );
}

/**
 * A form that checks before it goes on. Problems are shown beside their fields, and the first takes the focus.
 *
 * @param {{ announce: (text: string) => void }} page
 * @param {{ check: () => Problem[], onvalid: () => unknown }} actions
 * @param {...import("./dom.js").Child} children
 */
export function checkedForm(page, actions, ...children) {
  const form = h(
    "form",
    {
      novalidate: true,
      class: "actions-form",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const problems = actions.check();
        clearProblems(form);
        if (problems.length === 0) actions.onvalid();
        else showProblems(page, form, problems);
      },
    },
    ...children,
  );
  return form;
}

/** @param {ParentNode} root */
function clearProblems(root) {
  for (const slot of root.querySelectorAll("[data-error-for]")) slot.textContent = "";
  for (const control of root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/**
 * Shows problems beside their fields. Returns those whose field isn't here.
 *
 * @param {{ announce: (text: string) => void }} page
 * @param {ParentNode} root
 * @param {Problem[]} problems
 */
export function showProblems(page, root, problems) {
  const homeless = [];
  /** @type {HTMLElement | null} */
  let first = null;
  for (const problem of problems) {
    const slot = root.querySelector(`[data-error-for="${CSS.escape(problem.field)}"]`);
    if (!slot) {
      homeless.push(problem);
      continue;
    }
    slot.textContent = problem.message;
    const controls = root.querySelectorAll(`[aria-describedby~="${slot.id}"]`);
    for (const control of controls) control.setAttribute("aria-invalid", "true");
    const [control] = controls;
    if (first === null && control instanceof HTMLElement) first = control;
  }
  if (problems.length > 0)
    page.announce(
      problems.length === 1 ? (problems[0]?.message ?? "") : t("page.problems", { count: problems.length }),
    );
  first?.focus();
  return homeless;
}
