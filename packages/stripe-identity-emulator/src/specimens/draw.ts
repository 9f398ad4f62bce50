import type { Canvas } from "./canvas.js";
import { findSpecimen, type Specimen, specimenPerson } from "./catalogue.js";
import { drawDocumentBack, drawDocumentFront } from "./document.js";
import { drawPortrait } from "./face.js";
import { people } from "./people.js";
import { drawSpecimenMark } from "./scenery.js";
import { roundedBox, stroke } from "./shapes.js";

/** Which side of a document; faces and passports have one only. */
export type SpecimenSide = "front" | "back";

/** A specimen as a file. */
export interface SpecimenDrawing {
  contentType: string;
  bytes: Buffer;
}

const drawn = new Map<string, SpecimenDrawing>();

/**
 * The specimen as a PNG image. Drawn when first asked for, then kept. Throws on an id that the catalogue does not have.
 */
export function drawSpecimen(id: string, side: SpecimenSide = "front"): SpecimenDrawing {
  const specimen = findSpecimen(id);
  if (!specimen) throw new Error(`There is no specimen ${id}`);
  const key = `${id}:${side}`;
  const known = drawn.get(key);
  if (known) return known;
  const canvas = specimen.kind === "face" ? drawFace(specimen) : drawDocument(specimen, side);
  if (specimen.unreadable) canvas.blur(specimen.kind === "face" ? 14 : 11);
  const drawing = { contentType: "image/png", bytes: canvas.toPng() };
  drawn.set(key, drawing);
  return drawing;
}

function drawDocument(specimen: Specimen, side: SpecimenSide): Canvas {
  const person = specimenPerson(specimen.person);
  return side === "front" ? drawDocumentFront(specimen, person) : drawDocumentBack(specimen, person);
}

function drawFace(specimen: Specimen): Canvas {
  const person = specimenPerson(specimen.person);
  const canvas = drawPortrait(person.look, 480);
  if (specimen.manipulated) pasteForeignHalf(canvas, specimen.person);
  drawSpecimenMark(canvas, "#ffffff", 0.5);
  return canvas;
}

/** Glues the right half of somebody else's face over this one, a little off, with the seam left visible. */
function pasteForeignHalf(canvas: Canvas, person: string): void {
  const stranger = people.find((candidate) => candidate.id !== person && candidate.look.glasses);
  if (!stranger) return;
  const seam = canvas.width / 2;
  const cut = roundedBox(seam, 0, canvas.width - seam, canvas.height);
  canvas.place(drawPortrait(stranger.look, canvas.width), 0, 10, 1, cut);
  canvas.fill(
    stroke(
      [
        [seam, 0],
        [seam, canvas.height],
      ],
      3,
    ),
    "#f4f4f4",
    0.9,
  );
}
