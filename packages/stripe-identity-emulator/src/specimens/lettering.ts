import type { Canvas, Outline, Paint, Point } from "./canvas.js";
import { smooth, stroke } from "./shapes.js";

/**
 * A pen-drawn alphabet on a grid 8 wide and 12 high, so that documents need no font file. Each stroke is a row of
 * points, two hexadecimal digits each; `~` rounds its corners.
 */
const strokes: Record<string, string> = {
  A: "0c408c 1878",
  B: "000c ~005072745606 ~0656888a5c0c",
  C: "~826020020a2c6c8a",
  D: "000c ~005083895c0c",
  E: "80000c8c 0666",
  F: "80000c 0666",
  G: "~826020020a2c6c8a 8a8656",
  H: "000c 808c 0686",
  I: "000c",
  J: "~606a4c2c0a",
  K: "000c 8007 348c",
  L: "000c7c",
  M: "0c0048808c",
  N: "0c008c80",
  O: "~4060828a6c2c0a022040",
  P: "000c ~005082855707",
  Q: "~4060828a6c2c0a022040 598c",
  R: "000c ~005082855707 478c",
  S: "~82602002042668888a6c2c0a",
  T: "0080 404c",
  U: "~00092c6c8980",
  V: "004c80",
  W: "002c528ca0",
  X: "008c 800c",
  Y: "004680 464c",
  Z: "00800c8c",
  "0": "~3050727a5c2c0a022030",
  "1": "02303c",
  "2": "~02205072740c 0c7c",
  "3": "~02205072745626 ~2656787a5c2c0a",
  "4": "5c500888",
  "5": "701006 ~062555777a5c2c0a",
  "6": "~6030040a2c5c7a78562608",
  "7": "00702c",
  "8": "~30507274562604022030 ~3656787a5c2c0a082636",
  "9": "~1c4c787250200204265674",
  "<": "71067b",
  "-": "0656",
  ".": "0b0c",
  ",": "1a0d",
  ":": "0304 0a0b",
  "/": "0c60",
  "'": "0003",
  "*": "1355 5315 3036",
};

interface Glyph {
  width: number;
  lines: Point[][];
}

function readGlyph(text: string): Glyph {
  const lines = text.split(" ").map((part) => {
    const rounded = part.startsWith("~");
    const digits = rounded ? part.slice(1) : part;
    const points: Point[] = [];
    for (let i = 0; i + 1 < digits.length; i += 2)
      points.push([Number.parseInt(digits[i] ?? "0", 16), Number.parseInt(digits[i + 1] ?? "0", 16)]);
    return rounded ? smooth(points, false, 2) : points;
  });
  return { width: Math.max(...lines.flat().map(([x]) => x)), lines };
}

const glyphs = new Map<string, Glyph>();

function glyph(character: string): Glyph | undefined {
  const known = glyphs.get(character);
  if (known) return known;
  const text = strokes[character];
  if (text === undefined) return undefined;
  const made = readGlyph(text);
  glyphs.set(character, made);
  return made;
}

/** What the alphabet has of a text: capitals without accents, as in the machine-readable lines of a passport. */
export function plainCapitals(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/[æÆ]/g, "AE")
    .toUpperCase();
}

/** How a line of text is set. */
export interface TextStyle {
  /** Height of the capitals in pixels. */
  size: number;
  colour: Paint;
  /** Thickness of the pen as a share of `size`. */
  weight?: number;
  /** Every character takes this many pixels, as machine-readable lines want it. */
  pitch?: number;
  alpha?: number;
  /** Radians, clockwise, around the start of the line. */
  rotate?: number;
  /** Share of `size` between the characters. */
  spacing?: number;
}

/** How many pixels the text takes. */
export function textWidth(text: string, style: TextStyle): number {
  return setText(text, style).width;
}

/** Draws one line of text, the top left of its capitals at x, y. */
export function drawText(canvas: Canvas, text: string, x: number, y: number, style: TextStyle): void {
  const { lines } = setText(text, style);
  const cos = Math.cos(style.rotate ?? 0);
  const sin = Math.sin(style.rotate ?? 0);
  const pen = style.size * (style.weight ?? 0.13);
  const outlines: Outline[] = lines.flatMap((line) =>
    stroke(
      line.map(([px, py]): Point => [x + px * cos - py * sin, y + px * sin + py * cos]),
      pen,
    ),
  );
  canvas.fill(outlines, style.colour, style.alpha ?? 1);
}

function setText(text: string, style: TextStyle): { width: number; lines: Point[][] } {
  const scale = style.size / 12;
  const gap = style.size * (style.spacing ?? 0.32);
  const lines: Point[][] = [];
  let at = 0;
  for (const character of plainCapitals(text)) {
    const shape = glyph(character);
    const width = (shape?.width ?? 4) * scale;
    const indent = style.pitch === undefined ? 0 : (style.pitch - width) / 2;
    for (const line of shape?.lines ?? [])
      lines.push(line.map(([x, y]): Point => [at + indent + x * scale, y * scale]));
    at += style.pitch ?? width + gap;
  }
  return { width: at, lines };
}
