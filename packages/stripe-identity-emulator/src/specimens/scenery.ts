import type { Canvas, Point } from "./canvas.js";
import { drawText, textWidth } from "./lettering.js";
import { arc, ellipse, roundedBox, stroke } from "./shapes.js";

/** Fine wavy lines all over, as on security paper. */
export function drawGuilloche(canvas: Canvas, colour: string, alpha: number): void {
  for (let band = 0; band < 16; band++) {
    const points: Point[] = [];
    for (let x = -10; x <= canvas.width + 10; x += 10) {
      const swing = Math.sin(x / 62 + band * 0.55) * 26 + Math.sin(x / 23 - band * 0.9) * 9;
      points.push([x, (canvas.height * (band + 0.5)) / 16 + swing]);
    }
    canvas.fill(stroke(points, 1.3), colour, alpha);
  }
}

/** A rosette of thin ellipses. */
export function drawRosette(
  canvas: Canvas,
  cx: number,
  cy: number,
  radius: number,
  colour: string,
  alpha: number,
): void {
  for (let turn = 0; turn < 12; turn++) {
    const angle = (Math.PI * turn) / 12;
    const points = arc(0, 0, radius, radius * 0.36, 0, Math.PI * 2, 40).map(
      ([x, y]): Point => [
        cx + x * Math.cos(angle) - y * Math.sin(angle),
        cy + x * Math.sin(angle) + y * Math.cos(angle),
      ],
    );
    canvas.fill(stroke(points, 1.2), colour, alpha);
  }
}

/** SPECIMEN in large letters across the whole document, so that no cropping passes for the real thing. */
export function drawSpecimenMark(canvas: Canvas, colour = "#c22f3f", alpha = 0.22): void {
  const size = canvas.width * 0.105;
  const style = { size, colour, weight: 0.16, alpha, rotate: -0.4, spacing: 0.5 };
  const width = textWidth("SPECIMEN", style);
  const x = (canvas.width - width * Math.cos(0.4)) / 2 + size * 0.1;
  const y = (canvas.height + width * Math.sin(0.4)) / 2 - size * 0.5;
  drawText(canvas, "SPECIMEN", x, y, style);
}

/** The golden contacts of a chip. */
export function drawChip(canvas: Canvas, x: number, y: number): void {
  canvas.fill([roundedBox(x, y, 74, 58, 10)], "#d9b45a");
  const line = "#9b7a2a";
  for (const points of [
    [
      [x, y + 20],
      [x + 26, y + 20],
    ],
    [
      [x, y + 38],
      [x + 26, y + 38],
    ],
    [
      [x + 48, y + 20],
      [x + 74, y + 20],
    ],
    [
      [x + 48, y + 38],
      [x + 74, y + 38],
    ],
    [
      [x + 26, y],
      [x + 26, y + 58],
    ],
    [
      [x + 48, y],
      [x + 48, y + 58],
    ],
  ] satisfies Point[][])
    canvas.fill(stroke(points, 1.8), line, 0.9);
}

/** The mark that says a passport can be read by radio. */
export function drawBiometricMark(canvas: Canvas, x: number, y: number, colour: string): void {
  canvas.fill([roundedBox(x, y, 54, 12, 3), roundedBox(x, y + 22, 54, 12, 3)], colour);
  canvas.fill([ellipse(x + 27, y + 17, 15, 15)], "#ffffff", 0.9);
  canvas.fill([ellipse(x + 27, y + 17, 9, 9)], colour);
}

/** Rows of dark and light cells that look like a stacked barcode and hold nothing. */
export function drawBarcode(canvas: Canvas, x: number, y: number, width: number, height: number): void {
  let seed = 7;
  const rows = 9;
  for (let row = 0; row < rows; row++) {
    let at = x;
    let dark = true;
    while (at < x + width) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const bar = Math.min(3 + ((seed >> 16) % 4) * 3, x + width - at);
      if (dark) canvas.fill([roundedBox(at, y + (row * height) / rows, bar, height / rows)], "#20242a");
      dark = !dark;
      at += bar;
    }
  }
}
