// @ts-check
import { countryName, t, yearInWords } from "./language.js";

/** @typedef {import("../open-link.js").PageData["specimens"][number]} SpecimenChoice */

/** The lowest age with which a document passes. */
const adult = 18;

/**
 * Returns the name of a specimen: its person and kind, then its flaws.
 *
 * @param {SpecimenChoice} specimen
 */
export function specimenName(specimen) {
  const name = specimen.firstName ?? specimen.person;
  const now = new Date();
  let words =
    specimen.documentType === undefined
      ? t("specimen.face", { name })
      : t(`specimen.${specimen.documentType}`, { name, country: countryName(specimen.country ?? "") });
  if (specimen.unsupported) words = t("specimen.unsupported", { specimen: words });
  if (specimen.kind === "document" && specimen.dob && now.getFullYear() - specimen.dob.year < adult)
    words = t("specimen.minor", { specimen: words, year: yearInWords(specimen.dob.year) });
  if (specimen.expirationDate && specimen.expirationDate.year < now.getFullYear())
    words = t("specimen.expired", { specimen: words, year: yearInWords(specimen.expirationDate.year) });
  if (specimen.hasPhoto === false) words = t("specimen.noPhoto", { specimen: words });
  if (specimen.unreadable) words = t("specimen.unreadable", { specimen: words });
  if (specimen.manipulated) words = t("specimen.manipulated", { specimen: words });
  return words;
}
