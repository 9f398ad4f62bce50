// @ts-check
// A part of the script that other sites load in place of Stripe.js. The server joins its parts; see modal.ts.

/** @typedef {import("../../modal.js").ScriptSettings} ScriptSettings */

/**
 * The modal: a dialog with a bar to close it, and the emulator's page in a frame. The dialog keeps the focus within, and gives
 * it back at its end, as browsers do it.
 */
export class VerificationDialog {
  /**
   * @param {ScriptSettings} settings
   * @param {string} source the frame's first address
   * @param {() => void} onclose the person wants to be out of it
   */
  constructor(settings, source, onclose) {
    this.host = document.createElement("stripe-identity-modal");
    const root = this.host.attachShadow({ mode: "open" });
    // Unlike a style element this needs no permission of the site's content security policy.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(settings.css);
    root.adoptedStyleSheets = [sheet];

    this.dialog = document.createElement("dialog");
    this.name = document.createElement("span");
    this.closer = document.createElement("button");
    this.closer.type = "button";
    this.closer.append(cross());
    this.loading = document.createElement("p");
    this.loading.className = "loading";
    this.loading.setAttribute("role", "status");
    this.loading.textContent = settings.texts.loading;
    this.frame = document.createElement("iframe");
    this.frame.allow = "camera";
    this.frame.src = source;
    this.speak(settings.language, settings.texts);

    this.dialog.append(division("bar", this.name, this.closer), division("content", this.frame, this.loading));
    root.append(this.dialog);
    this.closer.addEventListener("click", onclose);
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      onclose();
    });
  }

  open() {
    this.overflow = document.documentElement.style.overflow;
    document.documentElement.style.overflow = "hidden";
    document.body.append(this.host);
    this.dialog.showModal();
  }

  /** Shows the frame, which takes the focus the first time. */
  show() {
    if (this.loading.hidden) return;
    this.loading.hidden = true;
    this.frame.focus();
  }

  /**
   * @param {{ tag: string, direction: string }} language
   * @param {{ name: string, close: string }} texts
   */
  speak({ tag, direction }, { name, close }) {
    this.dialog.lang = tag;
    this.dialog.dir = direction;
    this.name.textContent = name;
    this.dialog.setAttribute("aria-label", name);
    this.frame.title = name;
    this.closer.setAttribute("aria-label", close);
  }

  close() {
    this.dialog.close();
    this.host.remove();
    document.documentElement.style.overflow = this.overflow ?? "";
  }
}

/** @param {string} name @param {...Node} children */
function division(name, ...children) {
  const element = document.createElement("div");
  element.className = name;
  element.append(...children);
  return element;
}

function cross() {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M6 6l12 12 M18 6L6 18");
  for (const [name, value] of [
    ["fill", "none"],
    ["stroke", "currentColor"],
    ["stroke-width", "2"],
    ["stroke-linecap", "round"],
  ])
    path.setAttribute(name ?? "", value ?? "");
  svg.append(path);
  return svg;
}
