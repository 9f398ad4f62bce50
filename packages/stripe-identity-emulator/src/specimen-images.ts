import type { SubmittedImage } from "./identity/submission.js";
import { type SpecimenSide, specimenPicture } from "./page/specimen-pictures.js";
import { findSpecimen } from "./specimens/catalogue.js";
import type { FileBytes } from "./state/account-records.js";
import type { DocumentType } from "./state/records.js";

/** Stands in where a submission brings no images. */
const usualDocuments: Readonly<Record<DocumentType, string>> = {
  passport: "us_passport_theo",
  id_card: "de_id_card_mara",
  driving_license: "us_driving_license_theo",
};
const usualFace = "face_theo";

/** A specimen as an image of a submission. It is drawn only when somebody looks at it. */
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

/** Shared, because most files are one of a few specimens. */
const images = new Map<string, SubmittedImage>();

/** A passport has one side, other documents two. */
export function usualDocumentImages(type: DocumentType): SubmittedImage[] {
  const id = usualDocuments[type];
  const front = specimenImage(id, "front");
  return type === "passport" ? [front] : [front, specimenImage(id, "back")];
}

export function usualFaceImage(): SubmittedImage {
  return specimenImage(usualFace, "front");
}

/** How many bytes a file has; 0 once it is redacted. */
export function fileSize(bytes: FileBytes): number {
  return bytes.kind === "kept" ? Buffer.byteLength(bytes.base64, "base64") : (fileBytes(bytes)?.length ?? 0);
}

/** The bytes of a file; null once it is redacted. */
export function fileBytes(bytes: FileBytes): Buffer | null {
  if (bytes.kind === "gone") return null;
  if (bytes.kind === "kept") return Buffer.from(bytes.base64, "base64");
  // A state file of another version may name a specimen that is no more.
  return findSpecimen(bytes.specimen) === undefined ? null : specimenPicture(bytes.specimen, bytes.side).bytes;
}
