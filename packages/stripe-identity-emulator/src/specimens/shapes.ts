import type { Outline, Point } from "./canvas.js";

/** A rectangle, its corners rounded by `radius`. */
export function roundedBox(x: number, y: number, width: number, height: number, radius = 0): Outline {
  if (radius === 0)
    return [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ];
  const corners: readonly [number, number, number][] = [
    [x + width - radius, y + radius, -Math.PI / 2],
    [x + width - radius, y + height - radius, 0],
    [x + radius, y + height - radius, Math.PI / 2],
    [x + radius, y + radius, Math.PI],
  ];
  return corners.flatMap(([cx, cy, start]) => arc(cx, cy, radius, radius, start, start + Math.PI / 2, 8));
}

/** An ellipse around cx, cy. */
export function ellipse(cx: number, cy: number, rx: number, ry: number): Outline {
  return arc(cx, cy, rx, ry, 0, Math.PI * 2, 48);
}

/** Points along a part of an ellipse, clockwise on screen. */
export function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number, steps: number): Point[] {
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = from + ((to - from) * i) / steps;
    return [cx + Math.cos(angle) * rx, cy + Math.sin(angle) * ry];
  });
}

/** Cuts the corners of a line until it looks drawn by hand; the ends (or, when closed, nothing) stay where they are. */
export function smooth(points: readonly Point[], closed = false, rounds = 3): Point[] {
  let line = [...points];
  for (let round = 0; round < rounds; round++) {
    const next: Point[] = [];
    const count = closed ? line.length : line.length - 1;
    for (let i = 0; i < count; i++) {
      const a = line[i] ?? [0, 0];
      const b = line[(i + 1) % line.length] ?? a;
      next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
      next.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    const [first] = line;
    const last = line.at(-1);
    if (!closed && first && last) {
      next[0] = first;
      next[next.length - 1] = last;
    }
    line = next;
  }
  return line;
}

/** A line of the given width with round ends and joints, as outlines to fill together. */
export function stroke(points: readonly Point[], width: number): Outline[] {
  const radius = width / 2;
  const outlines: Outline[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[i] ?? [0, 0];
    const b = points[i + 1] ?? a;
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    outlines.push([
      ...arc(b[0], b[1], radius, radius, angle - Math.PI / 2, angle + Math.PI / 2, 6),
      ...arc(a[0], a[1], radius, radius, angle + Math.PI / 2, angle + Math.PI * 1.5, 6),
    ]);
  }
  return outlines;
}
