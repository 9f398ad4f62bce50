// @ts-check
import { h, testPanel } from "./dom.js";
import { t } from "./language.js";
import { specimenName } from "./specimen-name.js";

/** @typedef {import("../open-link.js").PageData["specimens"][number]} SpecimenChoice */

/**
 * Specimens to hold before the camera: those that fit first, all others folded away below.
 *
 * @param {object} options
 * @param {readonly SpecimenChoice[]} options.fitting
 * @param {readonly SpecimenChoice[]} options.others
 * @param {string | undefined} options.chosen
 * @param {"front" | "back"} options.side
 * @param {string} options.errorId
 * @param {(specimen: SpecimenChoice) => void} options.onchoose
 */
export function specimenGallery(options) {
  /** @param {SpecimenChoice} specimen */
  const card = (specimen) =>
    h(
      "label",
      { class: `specimen specimen-${specimen.kind}` },
      h("input", {
        type: "radio",
        name: "specimen",
        value: specimen.id,
        checked: specimen.id === options.chosen,
        "aria-describedby": options.errorId,
        onchange: () => options.onchoose(specimen),
      }),
      h("img", { src: specimenUrl(specimen.id, options.side), alt: "", loading: "lazy", width: 132, height: 88 }),
      h("span", {}, specimenName(specimen)),
    );
  const others =
    options.others.length === 0
      ? null
      : h(
          "details",
          { open: options.fitting.length === 0 || options.others.some(({ id }) => id === options.chosen) },
          h("summary", {}, t("gallery.others", { count: options.others.length })),
          h("div", { class: "gallery" }, ...options.others.map(card)),
        );
  return testPanel(
    t("gallery.title"),
    h("p", {}, t("gallery.text")),
    h(
      "fieldset",
      {},
      h("legend", { class: "visually-hidden" }, t("gallery.legend")),
      options.fitting.length === 0
        ? h("p", {}, t("gallery.none"))
        : h("div", { class: "gallery" }, ...options.fitting.map(card)),
      others,
    ),
  );
}

/** @param {string} id @param {"front" | "back"} side */
export function specimenUrl(id, side) {
  return `/_page/specimens/${encodeURIComponent(id)}.png?side=${side}`;
}
