import { Canvas, gradient, type Outline, type Point, parseColour } from "./canvas.js";
import type { Look } from "./people.js";
import { stroke } from "./shapes.js";

/** Height of a portrait for a width of 1. */
export const portraitRatio = 1.25;

/** A colour made darker (factor below 1) or lighter (above 1, up to white at 2). */
export function shade(hex: string, factor: number): string {
  const channels = parseColour(hex).map((value) =>
    Math.round(Math.min(255, Math.max(0, factor < 1 ? value * factor : value + (255 - value) * (factor - 1)))),
  );
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Draws on a grid 100 wide and 125 high, whatever the size in pixels. */
export class Easel {
  readonly canvas: Canvas;
  private readonly scale: number;

  constructor(
    readonly look: Look,
    width: number,
  ) {
    this.scale = width / 100;
    const height = Math.round(width * portraitRatio);
    this.canvas = new Canvas(width, height, gradient(shade(look.backdrop, 1.5), shade(look.backdrop, 0.93), height));
  }

  fill(colour: string, alpha: number, ...outlines: Outline[]): void {
    const scaled = outlines.map((outline) => outline.map(([x, y]): Point => [x * this.scale, y * this.scale]));
    this.canvas.fill(scaled, colour, alpha);
  }

  line(colour: string, width: number, points: readonly Point[], alpha = 1): void {
    this.fill(colour, alpha, ...stroke(points, width));
  }
}
