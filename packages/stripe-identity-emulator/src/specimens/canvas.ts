import { encodePng } from "./png.js";

/** A place on the canvas, in pixels from the top left. */
export type Point = readonly [x: number, y: number];

/** A closed outline; the last point joins the first. */
export type Outline = readonly Point[];

/** A colour as `#rrggbb`, or one that changes from place to place. */
export type Paint = string | ((x: number, y: number) => readonly [number, number, number]);

/** Reads `#rrggbb`. */
export function parseColour(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A colour that runs from one to the other down (or, with `across`, along) the given length. */
export function gradient(from: string, to: string, length: number, across = false): Paint {
  const [r0, g0, b0] = parseColour(from);
  const [r1, g1, b1] = parseColour(to);
  return (x, y) => {
    const t = Math.min(1, Math.max(0, (across ? x : y) / length));
    return [r0 + (r1 - r0) * t, g0 + (g1 - g0) * t, b0 + (b1 - b0) * t];
  };
}

/**
 * Opaque RGB pixels with one operation: fill outlines, smoothed at the edges. Coverage is gathered as signed areas per
 * pixel and summed along each row, so that overlapping outlines of one direction join.
 */
export class Canvas {
  readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    background: Paint = "#ffffff",
  ) {
    this.pixels = new Uint8Array(width * height * 3);
    this.fill([rectangle(0, 0, width, height)], background);
  }

  /** Fills the outlines together. `alpha` 1 covers what is below, 0 leaves it. */
  fill(outlines: readonly Outline[], paint: Paint, alpha = 1): void {
    const cover = new Coverage(outlines);
    const flat = typeof paint === "string" ? parseColour(paint) : null;
    cover.eachPixel(this.width, this.height, (x, y, amount) => {
      const [r, g, b] = flat ?? (typeof paint === "string" ? parseColour(paint) : paint(x, y));
      this.blend(x, y, r, g, b, amount * alpha);
    });
  }

  /** Lays another canvas, one to one, with its top left at x, y; only inside `clip` where that is given. */
  place(other: Canvas, x: number, y: number, alpha = 1, clip?: Outline): void {
    const left = Math.round(x);
    const top = Math.round(y);
    const area = clip ?? rectangle(left, top, other.width, other.height);
    const paint: Paint = (px, py) => {
      const sx = Math.min(other.width - 1, Math.max(0, px - left));
      const sy = Math.min(other.height - 1, Math.max(0, py - top));
      const at = (sy * other.width + sx) * 3;
      return [other.pixels[at] ?? 0, other.pixels[at + 1] ?? 0, other.pixels[at + 2] ?? 0];
    };
    this.fill([area], paint, alpha);
  }

  /** Makes everything unreadable: three passes of a box blur come close to a lens out of focus. */
  blur(radius: number): void {
    for (let pass = 0; pass < 3; pass++) {
      boxBlur(this.pixels, this.width, this.height, radius, 3, this.width * 3);
      boxBlur(this.pixels, this.height, this.width, radius, this.width * 3, 3);
    }
  }

  toPng(): Buffer {
    return encodePng(this.width, this.height, this.pixels);
  }

  private blend(x: number, y: number, r: number, g: number, b: number, alpha: number): void {
    const at = (y * this.width + x) * 3;
    const under = 1 - alpha;
    this.pixels[at] = (this.pixels[at] ?? 0) * under + r * alpha + 0.5;
    this.pixels[at + 1] = (this.pixels[at + 1] ?? 0) * under + g * alpha + 0.5;
    this.pixels[at + 2] = (this.pixels[at + 2] ?? 0) * under + b * alpha + 0.5;
  }
}

function rectangle(x: number, y: number, width: number, height: number): Outline {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** How much of each pixel some outlines cover. */
class Coverage {
  private readonly left: number;
  private readonly top: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly deltas: Float32Array;

  constructor(outlines: readonly Outline[]) {
    let left = Number.POSITIVE_INFINITY;
    let top = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const outline of outlines)
      for (const [x, y] of outline) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    const drawable = Number.isFinite(left);
    this.left = drawable ? Math.floor(left) : 0;
    this.top = drawable ? Math.floor(top) : 0;
    this.columns = drawable ? Math.ceil(right) - this.left + 2 : 0;
    this.rows = drawable ? Math.ceil(bottom) - this.top : 0;
    this.deltas = new Float32Array(this.columns * this.rows + 2);
    for (const outline of outlines)
      outline.forEach((from, index) => {
        this.edge(from, outline[(index + 1) % outline.length] ?? from);
      });
  }

  eachPixel(width: number, height: number, visit: (x: number, y: number, amount: number) => void): void {
    for (let row = Math.max(0, -this.top); row < this.rows && row + this.top < height; row++) {
      let sum = 0;
      for (let column = 0; column < this.columns; column++) {
        sum += this.deltas[row * this.columns + column] ?? 0;
        const x = column + this.left;
        if (x < 0) continue;
        if (x >= width) break;
        const amount = Math.min(1, Math.abs(sum));
        if (amount > 0.002) visit(x, row + this.top, amount);
      }
    }
  }

  /** Adds what one edge changes: for every row it crosses, the share of the pixels to its right. */
  private edge(from: Point, to: Point): void {
    if (from[1] === to[1]) return;
    const direction = from[1] < to[1] ? 1 : -1;
    const [upper, lower] = direction === 1 ? [from, to] : [to, from];
    const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
    const upperY = upper[1] - this.top;
    const lowerY = lower[1] - this.top;
    let x = upper[0] - this.left;
    for (let row = Math.floor(upperY); row < Math.ceil(lowerY); row++) {
      const step = Math.min(row + 1, lowerY) - Math.max(row, upperY);
      const next = x + slope * step;
      this.span(row * this.columns, Math.min(x, next), Math.max(x, next), step * direction);
      x = next;
    }
  }

  private span(row: number, x0: number, x1: number, amount: number): void {
    const first = Math.floor(x0);
    const last = Math.ceil(x1);
    if (last <= first + 1) {
      const middle = (x0 + x1) / 2 - first;
      this.add(row + first, amount * (1 - middle));
      this.add(row + first + 1, amount * middle);
      return;
    }
    // The edge crosses several pixels of this row: what lies right of it grows pixel by pixel.
    const scale = 1 / (x1 - x0);
    let before = 0;
    let carried = 0;
    for (let column = first; column < last; column++) {
      const enter = Math.max(x0, column);
      const leave = Math.min(x1, column + 1);
      const crossed = (leave - x0) * scale;
      const inside =
        before * (enter - column) + ((before + crossed) / 2) * (leave - enter) + crossed * (column + 1 - leave);
      this.add(row + column, amount * (inside - carried));
      carried = inside;
      before = crossed;
    }
    this.add(row + last, amount * (1 - carried));
  }

  private add(index: number, amount: number): void {
    this.deltas[index] = (this.deltas[index] ?? 0) + amount;
  }
}

function boxBlur(
  pixels: Uint8Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  lineStep: number,
): void {
  const source = new Uint8Array(length);
  const span = radius * 2 + 1;
  for (let line = 0; line < lines; line++)
    for (let channel = 0; channel < 3; channel++) {
      const start = line * lineStep + channel;
      for (let i = 0; i < length; i++) source[i] = pixels[start + i * step] ?? 0;
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += source[Math.min(length - 1, Math.max(0, i))] ?? 0;
      for (let i = 0; i < length; i++) {
        pixels[start + i * step] = sum / span;
        const incoming = source[Math.min(length - 1, i + radius + 1)] ?? 0;
        const outgoing = source[Math.max(0, i - radius)] ?? 0;
        sum += incoming - outgoing;
      }
    }
}
