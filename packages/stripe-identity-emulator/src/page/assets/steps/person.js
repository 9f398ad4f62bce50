// @ts-check
import { h, testPanel } from "../dom.js";
import { t } from "../language.js";

/**
 * Buttons that fill a form with a specimen person's data; the person of the document shown comes first.
 *
 * @param {import("../page.js").Page} page
 * @param {(specimen: import("../gallery.js").SpecimenChoice) => void} onfill
 * @param {(specimen: import("../gallery.js").SpecimenChoice) => boolean} [suits]
 */
export function fillPanel(page, onfill, suits = () => true) {
  const { specimens } = page.data;
  const shown = specimens.find(({ id }) => id === page.visit.images.front?.specimen)?.person;
  const persons = specimens.filter(
    (specimen, index) =>
      specimen.kind === "document" &&
      specimens.findIndex(({ person }) => person === specimen.person) === index &&
      suits(specimen),
  );
  persons.sort((a, b) => Number(b.person === shown) - Number(a.person === shown));
  const buttons = persons.map((specimen) =>
    h(
      "button",
      { type: "button", class: "quiet", onclick: () => onfill(specimen) },
      `${specimen.firstName} ${specimen.lastName}`,
    ),
  );
  return testPanel(t("person.fill"), h("div", { class: "fill" }, ...buttons));
}
