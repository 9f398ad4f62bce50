import type { Point } from "./canvas.js";
import { type Easel, shade } from "./easel.js";
import { arc, ellipse, smooth } from "./shapes.js";

/** The hair that the head covers. */
export function drawHairBehind(easel: Easel): void {
  const { hair, hairstyle } = easel.look;
  const dark = shade(hair, 0.82);
  if (hairstyle === "bob")
    easel.fill(
      dark,
      1,
      smooth(
        [
          [50, 14],
          [78, 16],
          [86, 46],
          [84, 84],
          [76, 96],
          [24, 96],
          [16, 84],
          [14, 46],
          [22, 16],
        ],
        true,
      ),
    );
  if (hairstyle === "bun") {
    easel.fill(hair, 1, ellipse(50, 13, 13, 10.5));
    easel.line(shade(hair, 1.25), 1, arc(50, 14, 9, 6, Math.PI * 1.15, Math.PI * 1.85, 10));
    easel.fill(dark, 1, ellipse(50, 46, 29.5, 30));
  }
  if (hairstyle === "pigtails")
    for (const side of [-1, 1]) {
      easel.fill(hair, 1, ellipse(50 + side * 34, 60, 8.5, 17));
      easel.fill("#d9584f", 1, ellipse(50 + side * 29.5, 45, 3.4, 3.4));
    }
  if (hairstyle === "curls")
    for (let i = 0; i <= 12; i++) {
      const angle = Math.PI * (0.94 + (1.12 * i) / 12);
      easel.fill(dark, 1, ellipse(50 + Math.cos(angle) * 26, 44 + Math.sin(angle) * 25, 7.4, 7.4));
    }
}

/** The hair that falls over the forehead. */
export function drawHairInFront(easel: Easel): void {
  const { hair, hairstyle } = easel.look;
  if (hairstyle === "short") {
    easel.fill(
      hair,
      1,
      smooth(
        [
          [22, 52],
          [21, 30],
          [34, 16],
          [52, 14],
          [68, 17],
          [79, 30],
          [78, 52],
          [73, 40],
          [66, 34],
          [34, 34],
          [27, 40],
        ],
        true,
        2,
      ),
    );
    return;
  }
  if (hairstyle === "curls") {
    for (let i = 0; i <= 8; i++) {
      const x = 29 + (42 * i) / 8;
      easel.fill(hair, 1, ellipse(x, 30 - 5 * Math.sin((Math.PI * i) / 8) + (i % 2), 6.6, 6.2));
    }
    return;
  }
  if (hairstyle === "bob") {
    easel.fill(
      hair,
      1,
      smooth(
        [
          [50, 15],
          [74, 18],
          [81, 44],
          [79, 74],
          [74, 74],
          [74, 50],
          [68, 38],
          [46, 33],
          [32, 40],
          [27, 52],
          [26, 74],
          [21, 74],
          [19, 44],
          [26, 18],
        ],
        true,
        2,
      ),
    );
    easel.line(
      shade(hair, 1.28),
      1.2,
      smooth([
        [44, 20],
        [32, 26],
        [25, 40],
      ]),
      0.8,
    );
    return;
  }
  const fringe: Point[] =
    hairstyle === "bun"
      ? [
          [22, 54],
          [22, 32],
          [36, 18],
          [50, 16.5],
          [64, 18],
          [78, 32],
          [78, 54],
          [73, 42],
          [58, 28],
          [50, 26],
          [42, 28],
          [27, 42],
        ]
      : [
          [22, 50],
          [21, 32],
          [34, 17],
          [50, 15],
          [66, 17],
          [79, 32],
          [78, 50],
          [72, 42],
          [66, 43],
          [58, 41],
          [50, 43],
          [42, 41],
          [34, 43],
          [28, 42],
        ];
  easel.fill(hair, 1, smooth(fringe, true, 2));
  if (hairstyle === "pigtails")
    easel.line(shade(hair, 1.3), 0.9, [
      [50, 16],
      [50, 30],
    ]);
}
