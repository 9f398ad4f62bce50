// @ts-check
import { startCamera } from "../camera.js";
import { h, note } from "../dom.js";
import { checkedForm, errorSlot } from "../form.js";
import { specimenGallery, specimenUrl } from "../gallery.js";
import { icon } from "../icons.js";
import { t } from "../language.js";
import { specimenName } from "../specimen-name.js";
import { askToEnd } from "../views/early-end.js";

/** @typedef {import("../visit.js").Place} Place */
/** @typedef {import("../visit.js").Capture} Capture */

const tips = {
  document: /** @type {const} */ (["capture.documentTip1", "capture.documentTip2", "capture.documentTip3"]),
  selfie: /** @type {const} */ (["capture.selfieTip1", "capture.selfieTip2", "capture.selfieTip3"]),
};

/** @param {import("../page.js").Page} page @param {Place} place */
function titleOf(page, place) {
  if (place === "selfie") return t("capture.selfie");
  switch (page.visit.documentType) {
    case "id_card":
      return t(place === "front" ? "capture.id_cardFront" : "capture.id_cardBack");
    case "driving_license":
      return t(place === "front" ? "capture.driving_licenseFront" : "capture.driving_licenseBack");
    default:
      return t("capture.passport");
  }
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
    group: place === "selfie" ? "check.selfie" : "check.document",
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
    this.viewfinder = h("div", { class: place === "selfie" ? "viewfinder viewfinder-face" : "viewfinder" });
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
      live ? note("", h("p", {}, `${t("error.cameraOnly")} ${t("capture.noUpload")}`)) : null,
      checkedForm(
        page,
        {
          check: () => (page.visit.images[this.place] ? [] : [{ field: this.field, message: t("capture.required") }]),
          onvalid: () => page.next(),
        },
        this.viewfinder,
        errorSlot(this.field),
        this.trouble,
        this.tools,
        h(
          "ul",
          { class: "tips" },
          ...tips[this.place === "selfie" ? "selfie" : "document"].map((tip) => h("li", {}, t(tip))),
        ),
        this.gallery(),
        h("div", { class: "actions actions-sticky" }, h("button", { type: "submit" }, t("page.continue"))),
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
        this.page.announce(t("capture.specimenShown", { specimen: specimenName(specimen) }));
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
      this.viewfinder.replaceChildren(drawing, h("p", {}, t("capture.empty")));
      return;
    }
    const url = capture.specimen
      ? specimenUrl(capture.specimen, this.side)
      : URL.createObjectURL(capture.blob ?? new Blob());
    const specimen = this.page.data.specimens.find(({ id }) => id === capture.specimen);
    const alt = specimen ? specimenName(specimen) : t("capture.yours");
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
      h("button", { type: "button", class: "quiet", onclick: () => this.openCamera() }, t("capture.useCamera")),
      ...(live
        ? []
        : [h("button", { type: "button", class: "quiet", onclick: () => file.click() }, t("capture.upload")), file]),
    );
  }

  /** @param {File | undefined} file */
  takeFile(file) {
    if (!file) return;
    const { maxImageBytes } = this.page.data;
    if (!["image/jpeg", "image/png", "image/webp"].includes(file.type)) this.complain(t("error.imageType"));
    else if (file.size > maxImageBytes) this.complain(t("error.imageTooLarge", { size: maxImageBytes / 1024 / 1024 }));
    else {
      this.keep({ source: "upload", blob: file });
      this.page.announce(t("capture.added"));
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
      const take = h("button", { type: "button", onclick: () => this.takePicture(camera) }, t("capture.take"));
      const stop = () => {
        camera.stop();
        this.showCapture();
        this.showTools();
      };
      this.tools.replaceChildren(
        take,
        h("button", { type: "button", class: "quiet", onclick: stop }, t("capture.stop")),
      );
      take.focus();
    } catch (error) {
      this.complainAboutCamera(error instanceof Error ? error.message : t("camera.failed"));
    }
  }

  /** @param {import("../camera.js").Camera} camera */
  async takePicture(camera) {
    const blob = await camera.take();
    camera.stop();
    this.keep({ source: "camera", blob });
    this.showTools();
    this.tools.querySelector("button")?.focus();
    this.page.announce(t("capture.taken"));
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
        live ? null : h("p", {}, t("capture.uploadInstead")),
        h("p", {}, h("button", { type: "button", class: "plain", onclick: give }, t("capture.noCamera"))),
      ),
    );
  }
}
