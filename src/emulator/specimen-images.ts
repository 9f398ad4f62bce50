import type { SubmittedImage } from "./identity/submission.js";
import type { DocumentType } from "./state/records.js";

/** Where the images of a submission come from when it brought none, and how a kept specimen is drawn again. */
export interface SpecimenImages {
  /** A passport has one side, other documents two. */
  documentImages(type: DocumentType): SubmittedImage[];
  faceImage(): SubmittedImage;
  draw(id: string): Buffer;
}

/** A plain card that says what it stands for. */
function card(label: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#eee"/><text x="20" y="105" font-family="sans-serif">SPECIMEN ${label}</text></svg>`,
  );
}

function image(label: string): SubmittedImage {
  const bytes = card(label);
  return {
    filename: `${label}.svg`,
    contentType: "image/svg+xml",
    size: bytes.length,
    bytes: { kind: "specimen", specimen: label },
  };
}

export const plainSpecimens: SpecimenImages = {
  documentImages: (type) => (type === "passport" ? [image("front")] : [image("front"), image("back")]),
  faceImage: () => image("face"),
  draw: (id) => card(id),
};
