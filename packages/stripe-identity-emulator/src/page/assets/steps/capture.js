// @ts-check
import { startCamera } from "../camera.js";
import { h, note } from "../dom.js";
import { checkedForm, errorSlot } from "../form.js";
import { specimenGallery, specimenUrl } from "../gallery.js";
import { icon } from "../icons.js";
import { askToEnd } from "../views/early-end.js";

/** @typedef {import("../visit.js").Place} Place */
/** @typedef {import("../visit.js").Capture} Capture */

/** @type {Record<string, string>} */
const documentNames = { passport: "passport", id_card: "identity card", driving_license: "driving licence" };

const tips = {
  document: ["All four corners in view", "Good light, no glare", "Nothing covered, nothing cut off"],
  selfie: ["Look straight into the camera", "Good light on your face", "No hat, mask or sunglasses"],
};

/** @param {import("../page.js").Page} page @param {Place} place */
function titleOf(page, place) {
  if (place === "selfie") return "Take a selfie";
  const name = documentNames[page.visit.documentType] ?? "document";
  if (page.visit.documentType === "passport") return "Show the photo page of your passport";
  return `Show the ${place} of your ${name}`;
}

/**
 * The step that takes one picture: by camera, as a file, or of a specimen.
 *
 * @param {Place} place
 * @returns {import("../page.js").Step}
 */
export function captureStep(place) {
  const field = place === "selfie" ? "selfie" : `document.${place}`;
  return {
    id: place,
    group: place === "selfie" ? "Selfie" : "Document",
    fields: [field],
    title: (page) => titleOf(page, place),
    complete: ({ visit }) => visit.images[place] !== undefined,
    render: (page) => new CaptureView(page, place, field).content(),
  };
}

class CaptureView {
  /** @param {import("../page.js").Page} page @param {Place} place @param {string} field */
  constructor(page, place, field) {
    this.page = page;
    this.place = place;
    this.field = field;
    this.side = place === "back" ? /** @type {const} */ ("back") : /** @type {const} */ ("front");
    const shape = place === "selfie" ? "viewfinder viewfinder-face" : "viewfinder";
    this.viewfinder = h("div", { class: shape });
    this.tools = h("div", { class: "actions" });
    this.trouble = h("div", { role: "alert" });
    const { images } = page.visit;
    if (place === "back" && !images.back && images.front?.source === "specimen") images.back = { ...images.front };
  }

  content() {
    const { page } = this;
    const live = page.data.session.requireLiveCapture;
    this.showCapture();
    this.showTools();
    return [
      live ? note("", h("p", {}, "This check takes pictures from the camera only. Files can't be uploaded.")) : null,
      checkedForm(
        page,
        {
          check: () =>
            page.visit.images[this.place] ? [] : [{ field: this.field, message: "Take or choose a picture first." }],
          onvalid: () => page.next(),
        },
        this.viewfinder,
        errorSlot(this.field),
        this.trouble,
        this.tools,
        h(
          "ul",
          { class: "tips" },
          ...tips[this.place === "selfie" ? "selfie" : "document"].map((tip) => h("li", {}, tip)),
        ),
        this.gallery(),
        h("div", { class: "actions actions-sticky" }, h("button", { type: "submit" }, "Continue")),
      ),
    ];
  }

  gallery() {
    const { visit, data } = this.page;
    const kind = this.place === "selfie" ? "face" : "document";
    const candidates = data.specimens.filter((specimen) => specimen.kind === kind);
    const front = data.specimens.find(({ id }) => id === visit.images.front?.specimen);
    /** @param {import("../gallery.js").SpecimenChoice} specimen */
    const fits = (specimen) =>
      kind === "face"
        ? front === undefined || specimen.person === front.person
        : specimen.documentType === visit.documentType && specimen.country === visit.country;
    return specimenGallery({
      fitting: candidates.filter(fits),
      others: candidates.filter((specimen) => !fits(specimen)),
      chosen: visit.images[this.place]?.specimen,
      side: this.side,
      errorId: `field-${this.field.replaceAll(".", "-")}-error`,
      onchoose: (specimen) => {
        this.keep({ source: "specimen", specimen: specimen.id });
        this.page.announce(`${specimen.label} is before the camera.`);
      },
    });
  }

  /** @param {Capture} capture */
  keep(capture) {
    this.page.visit.images[this.place] = capture;
    this.page.save();
    this.trouble.replaceChildren();
    this.showCapture();
  }

  showCapture() {
    const capture = this.page.visit.images[this.place];
    this.viewfinder.classList.toggle("filled", capture !== undefined);
    if (!capture) {
      const drawing = icon(this.place === "selfie" ? "face" : "document");
      this.viewfinder.replaceChildren(drawing, h("p", {}, "No picture yet"));
      return;
    }
    const url = capture.specimen
      ? specimenUrl(capture.specimen, this.side)
      : URL.createObjectURL(capture.blob ?? new Blob());
    const specimen = this.page.data.specimens.find(({ id }) => id === capture.specimen);
    const alt = specimen ? specimen.label : "The picture you took";
    this.viewfinder.replaceChildren(h("img", { src: url, alt, onload: () => URL.revokeObjectURL(url) }));
  }

  showTools() {
    const live = this.page.data.session.requireLiveCapture;
    const file = h("input", {
      type: "file",
      class: "visually-hidden",
      accept: "image/jpeg,image/png,image/webp",
      tabindex: "-1",
      "aria-hidden": "true",
      onchange: () => this.takeFile(file.files?.[0]),
    });
    this.tools.replaceChildren(
      h("button", { type: "button", class: "quiet", onclick: () => this.openCamera() }, "Use the camera"),
      ...(live
        ? []
        : [h("button", { type: "button", class: "quiet", onclick: () => file.click() }, "Upload a picture"), file]),
    );
  }

  /** @param {File | undefined} file */
  takeFile(file) {
    if (!file) return;
    if (!["image/jpeg", "image/png", "image/webp"].includes(file.type)) this.complain("Use a JPEG, PNG or WebP image.");
    else if (file.size > this.page.data.maxImageBytes)
      this.complain("The image is larger than 10 MB. Use a smaller one.");
    else {
      this.keep({ source: "upload", blob: file });
      this.page.announce("The picture was added.");
    }
  }

  async openCamera() {
    try {
      const camera = await startCamera(this.place === "selfie" ? "user" : "environment");
      if (!this.viewfinder.isConnected) {
        camera.stop();
        return;
      }
      this.page.cleanUp = camera.stop;
      this.trouble.replaceChildren();
      this.viewfinder.classList.add("filled");
      this.viewfinder.replaceChildren(camera.video);
      const take = h("button", { type: "button", onclick: () => this.takePicture(camera) }, "Take the picture");
      const stop = () => {
        camera.stop();
        this.showCapture();
        this.showTools();
      };
      this.tools.replaceChildren(
        take,
        h("button", { type: "button", class: "quiet", onclick: stop }, "Stop the camera"),
      );
      take.focus();
    } catch (error) {
      this.complainAboutCamera(error instanceof Error ? error.message : "The camera couldn't be started.");
    }
  }

  /** @param {import("../camera.js").Camera} camera */
  async takePicture(camera) {
    const blob = await camera.take();
    camera.stop();
    this.keep({ source: "camera", blob });
    this.showTools();
    this.tools.querySelector("button")?.focus();
    this.page.announce("The picture was taken.");
  }

  /** @param {string} message */
  complain(message) {
    this.trouble.replaceChildren(note("bad", h("p", {}, message)));
  }

  /** @param {string} message */
  complainAboutCamera(message) {
    const live = this.page.data.session.requireLiveCapture;
    const give = () => askToEnd(this.page, "device_not_supported");
    this.trouble.replaceChildren(
      note(
        "bad",
        h("p", {}, message),
        live ? null : h("p", {}, "You can upload a picture instead."),
        h("p", {}, h("button", { type: "button", class: "plain", onclick: give }, "I have no camera")),
      ),
    );
  }
}
