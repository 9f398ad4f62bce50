// @ts-check
import { h, keep } from "./dom.js";
import { showProblems } from "./form.js";
import { notifyHost } from "./host.js";
import { spokenLanguage, t } from "./language.js";
import { forgetVisit, openVisit, saveVisit } from "./visit.js";

/** @typedef {import("../open-link.js").PageData} PageData */

/**
 * One screen of the flow.
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {import("./language.js").TextKey} group what the list of steps calls it; neighbours of one group count as one
 * @property {(page: Page) => string} title
 * @property {(page: Page) => import("./dom.js").Child[]} render everything below the heading
 * @property {(page: Page) => boolean} complete whether the person may be past it
 * @property {string[]} fields prefixes of the field names that it asks for
 */

/**
 * A screen beside the flow: a question, or an end.
 *
 * @typedef {object} View
 * @property {string} title
 * @property {import("./dom.js").Child[]} content
 * @property {Node} [emblem]
 * @property {boolean} [final] nothing can be done after it
 */

/** @param {string} id */
function part(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/** The page as a whole: which step is shown, and how to get to another. */
export class Page {
  /**
   * @param {PageData} data
   * @param {(page: Page) => Step[]} steps
   * @param {(page: Page) => void} leave
   */
  constructor(data, steps, leave) {
    this.data = data;
    this.visit = openVisit(data);
    this.leave = leave;
    this.listSteps = steps;
    /** Set while a camera runs, so that going on switches it off. @type {(() => void) | null} */
    this.cleanUp = null;
    /** Makes again what is shown now, for another language. @type {() => void} */
    this.redraw = () => {};
    this.started = false;
    this.ended = false;
    addEventListener("popstate", (event) => {
      const step = this.steps.find(({ id }) => id === event.state?.step);
      if (step && !this.ended) this.render(step);
    });
  }

  get steps() {
    return this.listSteps(this);
  }

  /** Shows the step where the person was, or the first that isn't complete. */
  start() {
    const steps = this.steps;
    const kept = steps.findIndex(({ id }) => id === this.visit.step);
    const open = steps.findIndex((step) => !step.complete(this));
    const step = steps[Math.min(Math.max(kept, 0), open < 0 ? steps.length - 1 : open)];
    if (!step) return;
    history.replaceState({ step: step.id }, "");
    this.render(step);
  }

  save() {
    saveVisit(this.data, this.visit);
  }

  forget() {
    forgetVisit(this.data);
  }

  next() {
    const steps = this.steps;
    const step = steps[steps.findIndex(({ id }) => id === this.visit.step) + 1];
    if (step) this.go(step.id);
  }

  back() {
    const steps = this.steps;
    const step = steps[steps.findIndex(({ id }) => id === this.visit.step) - 1];
    if (step) this.go(step.id);
  }

  /** @param {string} id */
  go(id) {
    const step = this.steps.find((candidate) => candidate.id === id);
    if (!step) return;
    // In a modal the way back in the browser's history is the other site's.
    if (this.data.framed) history.replaceState({ step: id }, "");
    else history.pushState({ step: id }, "");
    this.render(step);
  }

  /** Shows the present step again. */
  again() {
    const step = this.steps.find(({ id }) => id === this.visit.step);
    if (step) this.render(step);
  }

  /** @param {Step} step @param {{ keepFocus?: boolean }} [options] */
  render(step, options) {
    this.redraw = () => this.render(step, { keepFocus: true });
    this.visit.step = step.id;
    this.save();
    const content = step.render(this);
    this.fill({ title: step.title(this), content }, options);
    this.renderPath(step);
    const steps = this.steps;
    part("foot").replaceChildren(
      ...keep([
        steps[0] === step
          ? h("span")
          : h("button", { type: "button", class: "plain", onclick: () => this.back() }, t("page.back")),
        // A modal is left by closing it.
        this.data.framed
          ? null
          : h("button", { type: "button", class: "plain", onclick: () => this.leave(this) }, t("page.leave")),
      ]),
    );
  }

  /** @param {() => View} build called once more for each change of language @param {{ keepFocus?: boolean }} [options] */
  show(build, options) {
    this.redraw = () => this.show(build, { keepFocus: true });
    const view = build();
    const step = this.steps.find(({ id }) => id === this.visit.step);
    if (view.final) {
      this.ended = true;
      this.forget();
      part("path").replaceChildren();
    } else if (step) this.renderPath(step);
    part("foot").replaceChildren();
    this.fill(view, options);
  }

  /** @param {View} view @param {{ keepFocus?: boolean }} [options] */
  fill({ title, content, emblem }, { keepFocus = false } = {}) {
    this.cleanUp?.();
    this.cleanUp = null;
    const heading = h("h1", { tabindex: "-1" }, title);
    part("step").replaceChildren(...keep([emblem ?? null, heading, ...content]));
    part("announcer").textContent = "";
    document.title = `${title} · ${t("page.name")}`;
    this.notifyShown();
    if (this.started && !keepFocus) {
      scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
    this.started = true;
  }

  /** Lets the site around a modal know that there is something to see, and in which language. */
  notifyShown() {
    if (!this.data.framed) return;
    const { tag, direction } = spokenLanguage();
    const texts = { name: t("page.name"), close: t("page.close"), cancelled: t("failure.abandoned.what") };
    notifyHost({ event: "shown", tag, direction, texts });
  }

  /** @param {Step} current */
  renderPath(current) {
    const steps = this.steps;
    const groups = steps.filter((step, index) => step.group !== steps[index - 1]?.group).map(({ group }) => group);
    const at = groups.indexOf(current.group);
    const bar = h(
      "div",
      { class: "path-bar" },
      h("span", {}, t("page.stepOf", { at: at + 1, count: groups.length, step: t(current.group) })),
      h("progress", { max: groups.length, value: at + 1, "aria-label": t("page.progress") }),
    );
    const items = groups.map((group, index) =>
      h(
        "li",
        {
          "data-number": new Intl.NumberFormat(spokenLanguage().tag).format(index + 1),
          "data-state": index < at ? "done" : null,
          "aria-current": index === at ? "step" : null,
        },
        h("span", {}, t(group), index < at ? h("span", { class: "visually-hidden" }, ` ${t("page.stepDone")}`) : null),
      ),
    );
    part("path").replaceChildren(bar, h("ol", { class: "path-list" }, ...items));
  }

  /** @param {string} text */
  announce(text) {
    const announcer = part("announcer");
    announcer.textContent = "";
    setTimeout(() => {
      announcer.textContent = text;
    }, 50);
  }

  /**
   * Shows what the server refused: beside its field, on the step that asks for it, else above everything.
   *
   * @param {string} message
   * @param {string | null} field
   */
  showRefusal(message, field) {
    if (field !== null) {
      const step = this.steps.find(({ fields }) =>
        fields.some((prefix) => field === prefix || field.startsWith(`${prefix}.`)),
      );
      if (step && step.id !== this.visit.step) this.go(step.id);
      if (showProblems(this, part("step"), [{ field, message }]).length === 0) return;
    }
    const alert = h("p", { class: "note note-bad", role: "alert" }, message);
    part("step").querySelector("[role=alert]")?.remove();
    part("step").querySelector("h1")?.after(alert);
  }
}
