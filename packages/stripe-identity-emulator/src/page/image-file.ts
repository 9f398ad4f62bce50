import { findSpecimen } from "../specimens/catalogue.js";
import type { CapturedImage } from "./backend.js";
import { BadRequest } from "./bad-request.js";
import { type SpecimenSide, specimenPicture } from "./specimen-pictures.js";

/** The largest image the page takes, in bytes. */
export const maxImageBytes = 10 * 1024 * 1024;

/** Returns the type of an image by its first bytes, independent of the type that the browser sent. */
export function imageType(bytes: Buffer): { contentType: string; extension: string } | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    return { contentType: "image/jpeg", extension: "jpg" };
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return { contentType: "image/png", extension: "png" };
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP")
    return { contentType: "image/webp", extension: "webp" };
  return null;
}

/** The page's description of one image: its source, and the id of a specimen. */
export interface ImageAnswer {
  source: CapturedImage["source"];
  specimen?: string;
}

/** The position of an image in a submission. */
export interface ImagePlace {
  field: string;
  name: string;
  kind: "document" | "face";
  side: SpecimenSide;
}

/** Reads one image from its description and the uploaded file. Rejects with a `BadRequest` that names the field. */
export async function readImage(place: ImagePlace, answer: ImageAnswer, file: unknown): Promise<CapturedImage> {
  if (answer.source === "specimen") {
    const specimen = findSpecimen(answer.specimen ?? "");
    if (!specimen || specimen.kind !== place.kind) throw new BadRequest("error.noSuchSpecimen", place.field);
    const drawing = specimenPicture(specimen.id, place.side);
    return { source: "specimen", specimen: specimen.id, filename: `${specimen.id}.png`, ...drawing };
  }
  if (!(file instanceof Blob) || file.size === 0) throw new BadRequest("error.imageMissing", place.field);
  if (file.size > maxImageBytes) {
    const values = { size: maxImageBytes / 1024 / 1024 };
    throw new BadRequest("error.imageTooLarge", place.field, { statusCode: 413, values });
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  const type = imageType(bytes);
  if (!type) throw new BadRequest("error.imageType", place.field);
  return { source: answer.source, filename: `${place.name}.${type.extension}`, contentType: type.contentType, bytes };
}
