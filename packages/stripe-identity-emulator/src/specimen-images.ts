import type { SubmittedImage } from "./identity/submission.js";
import { type SpecimenSide, specimenPicture } from "./page/specimen-pictures.js";
import { findSpecimen } from "./specimens/catalogue.js";
import type { FileBytes } from "./state/account-records.js";
import type { DocumentType } from "./state/records.js";

/** The specimens for submissions without images. */
const usualDocuments: Readonly<Record<DocumentType, string>> = {
  passport: "us_passport_theo",
  id_card: "de_id_card_mara",
  driving_license: "us_driving_license_theo",
};
const usualFace = "face_theo";

/** Returns a specimen as an image of a submission. Its picture is read only when the file is downloaded. */
export function specimenImage(id: string, side: SpecimenSide): SubmittedImage {
  const key = `${id}_${side}`;
  const known = images.get(key);
  if (known !== undefined) return known;
  const image: SubmittedImage = {
    filename: `${key}.png`,
    contentType: "image/png",
    bytes: { kind: "specimen", specimen: id, side },
  };
  images.set(key, image);
  return image;
}

/** Shared objects, because most files are one of a few specimens. */
const images = new Map<string, SubmittedImage>();

/** Returns the images of the usual document of a type: one side of a passport, two sides of other documents. */
export function usualDocumentImages(type: DocumentType): SubmittedImage[] {
  const id = usualDocuments[type];
  const front = specimenImage(id, "front");
  return type === "passport" ? [front] : [front, specimenImage(id, "back")];
}

export function usualFaceImage(): SubmittedImage {
  return specimenImage(usualFace, "front");
}

/** Returns the size of a file in bytes, or 0 after its redaction. */
export function fileSize(bytes: FileBytes): number {
  return bytes.kind === "kept" ? Buffer.byteLength(bytes.base64, "base64") : (fileBytes(bytes)?.length ?? 0);
}

/** Returns the bytes of a file, or null after its redaction. */
export function fileBytes(bytes: FileBytes): Buffer | null {
  if (bytes.kind === "gone") return null;
  if (bytes.kind === "kept") return Buffer.from(bytes.base64, "base64");
  // A state file of another version may name a specimen that no longer exists.
  return findSpecimen(bytes.specimen) === undefined ? null : specimenPicture(bytes.specimen, bytes.side).bytes;
}
