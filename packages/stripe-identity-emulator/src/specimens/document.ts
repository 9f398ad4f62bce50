import { Canvas, gradient } from "./canvas.js";
import type { Specimen } from "./catalogue.js";
import { drawPortrait } from "./face.js";
import { drawText, plainCapitals, textWidth } from "./lettering.js";
import type { SpecimenDate, SpecimenPerson } from "./people.js";
import { drawBarcode, drawBiometricMark, drawChip, drawGuilloche, drawRosette, drawSpecimenMark } from "./scenery.js";
import { ellipse, roundedBox, smooth, stroke } from "./shapes.js";

interface Theme {
  paper: readonly [string, string];
  ink: string;
  band: string;
}

const themes: Record<NonNullable<Specimen["documentType"]>, Theme> = {
  passport: { paper: ["#f3ece9", "#dfe6ee"], ink: "#26324a", band: "#6d2436" },
  id_card: { paper: ["#e4f0ec", "#eee9dc"], ink: "#1f3b3a", band: "#1f6a66" },
  driving_license: { paper: ["#f6e3e6", "#e3e6f3"], ink: "#352a48", band: "#4b3f8c" },
};

const titles: Record<NonNullable<Specimen["documentType"]>, string> = {
  passport: "Passport",
  id_card: "Identity card",
  driving_license: "Driving licence",
};

const countryNames: Record<string, string> = {
  DE: "Germany",
  US: "United States",
  GB: "United Kingdom",
  FR: "France",
  IS: "Iceland",
};

/** As passports and cards print it: two digits each for day and month. */
function printDate(date: SpecimenDate | undefined): string {
  if (!date) return "";
  return `${String(date.day).padStart(2, "0")}.${String(date.month).padStart(2, "0")}.${date.year}`;
}

function machineDate(date: SpecimenDate | undefined): string {
  if (!date) return "<<<<<<";
  return [date.year % 100, date.month, date.day].map((part) => String(part).padStart(2, "0")).join("");
}

function machineText(text: string, length: number): string {
  return plainCapitals(text)
    .replace(/[^A-Z0-9<]/g, "<")
    .padEnd(length, "<")
    .slice(0, length);
}

/** The two or three lines at the foot. Check digits are left as `<`: no reader takes them for real. */
function machineLines(specimen: Specimen): string[] {
  const names = `${specimen.lastName}<<${specimen.firstName}`;
  const state = `${specimen.country}<`;
  const sex = specimen.sex === "female" ? "F" : "M";
  const number = machineText(specimen.number ?? "", 9);
  const dates = [machineDate(specimen.dob), machineDate(specimen.expirationDate)];
  if (specimen.documentType === "passport")
    return [
      machineText(`P<${state}${names}`, 44),
      machineText(`${number}<${state}${dates[0]}<${sex}${dates[1]}<SPECIMEN`, 44),
    ];
  return [
    machineText(`I<${state}${number}<SPECIMEN`, 30),
    machineText(`${dates[0]}<${sex}${dates[1]}<${state}`, 30),
    machineText(names, 30),
  ];
}

function paper(specimen: Specimen, width: number, height: number): Canvas {
  const theme = themes[specimen.documentType ?? "id_card"];
  const canvas = new Canvas(width, height, gradient(theme.paper[0], theme.paper[1], width, true));
  drawGuilloche(canvas, theme.band, 0.1);
  drawRosette(canvas, width * 0.74, height * 0.56, height * 0.36, theme.band, 0.12);
  return canvas;
}

function drawHeader(canvas: Canvas, specimen: Specimen): void {
  const theme = themes[specimen.documentType ?? "id_card"];
  canvas.fill([roundedBox(0, 0, canvas.width, 74)], theme.band);
  const title = titles[specimen.documentType ?? "id_card"];
  drawText(canvas, title, 36, 25, { size: 25, colour: "#ffffff", weight: 0.14 });
  const country = countryNames[specimen.country ?? ""] ?? specimen.country ?? "";
  const style = { size: 19, colour: "#ffffff", weight: 0.12 };
  drawText(canvas, country, canvas.width - 36 - textWidth(country, style), 28, style);
  drawText(canvas, "Specimen - not a real document", 36, 87, { size: 11, colour: theme.band, weight: 0.14 });
}

function drawPicture(canvas: Canvas, specimen: Specimen, person: SpecimenPerson, width: number, y: number): void {
  const height = Math.round(width * 1.25);
  const frame = roundedBox(36, y, width, height, 10);
  if (specimen.hasPhoto === false) {
    canvas.fill([frame], "#ffffff", 0.55);
    canvas.fill(stroke([...frame, ...frame.slice(0, 1)], 2), "#8a949e", 0.7);
    drawText(canvas, "No photo", 36 + width / 2 - 52, y + height / 2 - 8, { size: 15, colour: "#6d7781" });
    return;
  }
  canvas.place(drawPortrait(person.look, width), 36, y, 1, frame);
  canvas.fill(stroke([...frame, ...frame.slice(0, 1)], 2), "#5b6570", 0.5);
  const ghost = Math.round(width * 0.42);
  const [gx, gy] = [canvas.width - ghost - 40, 118];
  canvas.place(
    drawPortrait(person.look, ghost),
    gx,
    gy,
    0.32,
    ellipse(gx + ghost / 2, gy + ghost * 0.62, ghost / 2, ghost * 0.62),
  );
}

function drawFields(
  canvas: Canvas,
  rows: readonly (readonly [string, string])[],
  x: number,
  y: number,
  step: number,
): void {
  rows.forEach(([label, value], index) => {
    drawText(canvas, label, x, y + index * step, { size: 10, colour: "#5a6470", weight: 0.12 });
    drawText(canvas, value, x, y + index * step + 17, { size: 20, colour: "#16202c", weight: 0.13 });
  });
}

function drawSignature(canvas: Canvas, x: number, y: number, colour: string): void {
  const points = smooth([
    [x, y + 18],
    [x + 16, y - 14],
    [x + 22, y + 20],
    [x + 38, y - 4],
    [x + 46, y + 16],
    [x + 62, y - 2],
    [x + 72, y + 14],
    [x + 96, y + 2],
    [x + 150, y + 10],
  ]);
  canvas.fill(stroke(points, 2.4), colour, 0.85);
}

/** The side with the picture: the data page of a passport, the front of a card. */
export function drawDocumentFront(specimen: Specimen, person: SpecimenPerson): Canvas {
  const passport = specimen.documentType === "passport";
  const canvas = passport ? paper(specimen, 880, 620) : paper(specimen, 860, 542);
  const theme = themes[specimen.documentType ?? "id_card"];
  drawHeader(canvas, specimen);
  const picture = passport ? 236 : 224;
  drawPicture(canvas, specimen, person, picture, 118);
  const column = 36 + picture + 34;
  drawFields(
    canvas,
    [
      ["1. Surname", person.lastName],
      ["2. Given names", person.firstName],
      ["3. Date of birth", printDate(person.dob)],
      ["4. Place of birth", person.birthplace],
      ["5. Date of issue", printDate(specimen.issuedDate)],
      ["6. Date of expiry", printDate(specimen.expirationDate)],
    ],
    column,
    120,
    58,
  );
  const right: (readonly [string, string])[] = [
    ["7. Document no.", specimen.number ?? ""],
    ["8. Sex", person.sex === "female" ? "F" : "M"],
  ];
  drawFields(canvas, right, column + 262, 294, 58);
  drawSignature(canvas, 60, 118 + picture * 1.25 + 34, theme.ink);
  if (passport) {
    drawBiometricMark(canvas, canvas.width - 90, 434, theme.band);
    drawMachineLines(canvas, specimen, canvas.height - 112);
  } else drawChip(canvas, canvas.width - 112, canvas.height - 92);
  drawSpecimenMark(canvas);
  return canvas;
}

function drawMachineLines(canvas: Canvas, specimen: Specimen, y: number): void {
  canvas.fill([roundedBox(0, y - 22, canvas.width, canvas.height - y + 22)], "#ffffff", 0.62);
  const lines = machineLines(specimen);
  const pitch = (canvas.width - 72) / (lines[0]?.length ?? 44);
  lines.forEach((line, index) => {
    drawText(canvas, line, 36, y + index * 42, { size: 19, colour: "#14181d", pitch, weight: 0.13 });
  });
}

/** The other side of a card: address, classes or machine-readable lines. A passport has none that matters. */
export function drawDocumentBack(specimen: Specimen, person: SpecimenPerson): Canvas {
  const canvas = paper(specimen, 860, 542);
  const theme = themes[specimen.documentType ?? "id_card"];
  canvas.fill([roundedBox(0, 0, canvas.width, 42)], theme.band, 0.85);
  drawText(canvas, "Specimen - not a real document", 36, 16, { size: 12, colour: "#ffffff", weight: 0.14 });
  const { address } = person;
  drawFields(
    canvas,
    [
      ["9. Address", address.line1],
      ["", [address.city, address.state, address.postalCode].filter(Boolean).join(" ")],
      ["10. Document no.", specimen.number ?? ""],
    ],
    36,
    70,
    58,
  );
  if (specimen.documentType === "driving_license") drawBarcode(canvas, 36, 300, canvas.width - 72, 190);
  else drawMachineLines(canvas, specimen, canvas.height - 158);
  drawSpecimenMark(canvas);
  return canvas;
}
