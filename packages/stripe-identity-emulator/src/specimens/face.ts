import type { Canvas } from "./canvas.js";
import { Easel, shade } from "./easel.js";
import { drawHairBehind, drawHairInFront } from "./hair.js";
import type { Look } from "./people.js";
import { arc, ellipse, roundedBox, smooth } from "./shapes.js";

/** A flat drawing of a person from the front; `width` pixels wide, a quarter higher. */
export function drawPortrait(look: Look, width: number): Canvas {
  const easel = new Easel(look, width);
  const jaw = look.child ? 27 : 25;
  drawHairBehind(easel);
  drawShoulders(easel);
  const skin = look.skin;
  easel.fill(shade(skin, 0.9), 1, ellipse(24.5, 59, 4, 6.5), ellipse(75.5, 59, 4, 6.5));
  const head = smooth(
    [
      [50, 24],
      [70, 25],
      [77, 44],
      [75, 66],
      [50 + jaw * 0.62, 86],
      [50, 92],
      [50 - jaw * 0.62, 86],
      [25, 66],
      [23, 44],
      [30, 25],
    ],
    true,
  );
  easel.fill(skin, 1, head);
  if (look.beard) drawBeard(easel);
  easel.fill("#d9584f", look.child ? 0.22 : 0.12, ellipse(34, 69, 6, 4.5), ellipse(66, 69, 6, 4.5));
  drawEyes(easel);
  easel.line(
    shade(skin, 0.72),
    1.6,
    smooth([
      [50, 58],
      [47.6, 68],
      [48, 71],
      [53, 71],
    ]),
  );
  easel.line(
    shade("#9c3f3f", look.beard ? 1.25 : 1),
    2.1,
    smooth([
      [42.5, 78],
      [46, 80.6],
      [54, 80.6],
      [57.5, 78],
    ]),
  );
  drawHairInFront(easel);
  if (look.glasses) drawGlasses(easel);
  return easel.canvas;
}

function drawShoulders(easel: Easel): void {
  const { skin, shirt } = easel.look;
  const collar = easel.look.child ? 34 : 40;
  easel.fill(shade(skin, 0.84), 1, roundedBox(40, 78, 20, 30, 4));
  const body = smooth([
    [8, 128],
    [10, 114],
    [24, 106],
    [collar, 100],
    [50, 106],
    [100 - collar, 100],
    [76, 106],
    [90, 114],
    [92, 128],
  ]);
  easel.fill(shirt, 1, [...body, [92, 140], [8, 140]]);
  easel.line(
    shade(shirt, 0.78),
    1.8,
    smooth([
      [collar, 101],
      [50, 112],
      [100 - collar, 101],
    ]),
  );
}

function drawEyes(easel: Easel): void {
  const { eyes, hair, skin, child } = easel.look;
  const size = child ? 1.18 : 1;
  for (const x of [38.5, 61.5]) {
    easel.fill("#ffffff", 1, ellipse(x, 57, 5 * size, 3.3 * size));
    easel.fill(eyes, 1, ellipse(x, 57, 2.8 * size, 2.9 * size));
    easel.fill("#101010", 1, ellipse(x, 57, 1.3 * size, 1.4 * size));
    easel.fill("#ffffff", 0.9, ellipse(x + 1, 56, 0.8, 0.8));
    easel.line(shade(skin, 0.5), 1.1, arc(x, 58, 5.6 * size, 4.6 * size, Math.PI * 1.1, Math.PI * 1.9, 12));
    const tilt = x < 50 ? 1 : -1;
    easel.line(
      shade(hair, 0.9),
      2,
      smooth([
        [x - 6, 49.5 + 0.8 * tilt],
        [x, 47.4],
        [x + 6, 49.5 - 0.8 * tilt],
      ]),
    );
  }
}

function drawBeard(easel: Easel): void {
  const { hair } = easel.look;
  const edge = smooth([
    [25.5, 62],
    [28, 72],
    [38, 73],
    [43, 74],
    [50, 73],
    [57, 74],
    [62, 73],
    [72, 72],
    [74.5, 62],
  ]);
  const chin = smooth([
    [74.5, 62],
    [75, 70],
    [66, 87],
    [50, 95],
    [34, 87],
    [25, 70],
    [25.5, 62],
  ]);
  easel.fill(hair, 0.92, [...edge, ...chin]);
  easel.fill(easel.look.skin, 1, ellipse(50, 79.5, 8, 3.6));
}

function drawGlasses(easel: Easel): void {
  const frame = "#22262b";
  for (const x of [38.5, 61.5]) {
    easel.fill("#ffffff", 0.14, ellipse(x, 57.5, 9, 7.5));
    const rim = ellipse(x, 57.5, 9, 7.5);
    easel.line(frame, 1.5, [...rim, rim[0] ?? [x, 57.5]]);
  }
  easel.line(
    frame,
    1.5,
    smooth([
      [47.5, 56.5],
      [50, 55],
      [52.5, 56.5],
    ]),
  );
  easel.line(frame, 1.5, [
    [29.5, 56],
    [24, 54.5],
  ]);
  easel.line(frame, 1.5, [
    [70.5, 56],
    [76, 54.5],
  ]);
}
