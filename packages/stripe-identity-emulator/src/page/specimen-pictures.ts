import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findSpecimen } from "../specimens/catalogue.js";

/** The side of a document; faces have a front only. */
export type SpecimenSide = "front" | "back";

/** The picture of a specimen, a PNG. */
export interface SpecimenPicture {
  contentType: string;
  bytes: Buffer;
}

/** `npm run specimens` renders the pictures into this folder. */
const folder = fileURLToPath(new URL("./assets/specimens/", import.meta.url));
const pictures = new Map<string, SpecimenPicture>();

/** Returns the picture of a specimen, read once. Throws for an id that the catalogue doesn't have. */
export function specimenPicture(id: string, side: SpecimenSide = "front"): SpecimenPicture {
  const specimen = findSpecimen(id);
  if (!specimen) throw new Error(`There is no specimen ${id}`);
  const name = specimen.kind === "face" ? id : `${id}_${side}`;
  const known = pictures.get(name);
  if (known) return known;
  const picture = { contentType: "image/png", bytes: readFileSync(`${folder}${name}.png`) };
  pictures.set(name, picture);
  return picture;
}
