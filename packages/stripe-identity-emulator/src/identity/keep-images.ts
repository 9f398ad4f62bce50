import { usualDocumentImages, usualFaceImage } from "../specimen-images.js";
import type { Ledger } from "../state/ledger.js";
import type { DocumentType, SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";
import type { Submission, SubmittedImage } from "./submission.js";

const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

/** Returns the `type` of a file with this content type, or null for an unknown one. */
export function fileType(contentType: string): string | null {
  return extensions[contentType] ?? null;
}

/**
 * Stores the images of a submission as files: those submitted, or specimens if there are none (one side for a passport, two
 * for other documents). Stores images only for checks that ran.
 */
export function keepImages(
  world: World,
  ledger: Ledger,
  session: SessionRecord,
  documentType: DocumentType,
  submission: Submission,
): { document: string[]; selfie: string | null } {
  const keep = (image: SubmittedImage, purpose: string): string =>
    ledger.files.add({
      id: world.ids.id("file"),
      sequence: world.nextSequence(),
      created: world.clock.seconds(),
      expires_at: null,
      filename: image.filename,
      purpose,
      title: null,
      type: fileType(image.contentType),
      contentType: image.contentType,
      bytes: image.bytes,
      session: session.id,
    }).id;
  const document: string[] = [];
  let selfie: string | null = null;
  if (session.checks.includes("document")) {
    const images = submission.documentImages ?? usualDocumentImages(documentType);
    for (const image of images) document.push(keep(image, "identity_document_downloadable"));
  }
  if (session.checks.includes("selfie")) {
    selfie = keep(submission.selfieImage ?? usualFaceImage(), "selfie");
  }
  return { document, selfie };
}
