// Renders the specimen pictures in `src/page/assets/specimens/` from the SVG templates and portraits beside them, and from the catalogue.
// Run it after changing any of these: `npm run specimens --workspace stripe-identity-emulator`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { pngQuantize } from "@napi-rs/image";
import { Resvg } from "@resvg/resvg-js";
import { specimens } from "../dist/specimens/catalogue.js";

const folder = fileURLToPath(new URL("../specimens/", import.meta.url));
const target = fileURLToPath(new URL("../src/page/assets/specimens/", import.meta.url));
const fonts = dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));
const font = {
  fontFiles: ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono"].map((name) => `${fonts}/${name}.ttf`),
  loadSystemFonts: false,
  defaultFontFamily: "DejaVu Sans",
};
const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

for (const specimen of specimens) {
  if (specimen.kind === "face") await write(specimen.id, face(specimen), specimen.unreadable ? 14 : 0);
  else
    for (const side of ["front", "back"])
      await write(`${specimen.id}_${side}`, document(specimen, side), specimen.unreadable ? 11 : 0);
}

function face(specimen) {
  // Half of another person's face is pasted over a manipulated one.
  const stranger = specimens.find((other) => other.kind === "face" && other.person !== specimen.person);
  return fill(specimen.manipulated ? "face-manipulated" : "face", {
    portrait: drawing(`portraits/${specimen.person}`),
    stranger: drawing(`portraits/${stranger.person}`),
  });
}

function document(specimen, side) {
  const { address } = specimen;
  const [line1, line2, line3] = machineReadableLines(specimen).map(escapeXml);
  return fill(`${specimen.documentType.replaceAll("_", "-")}-${side}`, {
    ornaments: drawing("templates/ornaments"),
    portrait: drawing(`portraits/${specimen.hasPhoto ? specimen.person : "none"}`),
    ghost: specimen.hasPhoto ? drawing(`portraits/${specimen.person}`) : "",
    country: escapeXml(countryNames.of(specimen.country)),
    lastName: escapeXml(specimen.lastName),
    firstName: escapeXml(specimen.firstName),
    dob: printedDate(specimen.dob),
    birthplace: escapeXml(specimen.birthplace),
    issuedDate: printedDate(specimen.issuedDate),
    expirationDate: printedDate(specimen.expirationDate),
    number: escapeXml(specimen.number),
    sex: specimen.sex === "female" ? "F" : "M",
    addressLine1: escapeXml(address.line1),
    addressLine2: escapeXml([address.city, address.state, address.postalCode].filter(Boolean).join(" ")),
    line1,
    line2,
    line3: line3 ?? "",
  });
}

/** Check digits are left as `<`, so that no reader takes the lines for real. */
function machineReadableLines({ documentType, country, number, firstName, lastName, sex, dob, expirationDate }) {
  const line = (text, length) => {
    const capitals = text
      .normalize("NFD")
      .replace(/\p{Diacritic}/gu, "")
      .replaceAll("æ", "ae")
      .toUpperCase();
    return capitals
      .replace(/[^A-Z0-9]/g, "<")
      .padEnd(length, "<")
      .slice(0, length);
  };
  const day = ({ year, month, day }) => [year % 100, month, day].map((part) => String(part).padStart(2, "0")).join("");
  const dates = `${day(dob)}<${sex === "female" ? "F" : "M"}${day(expirationDate)}<`;
  const names = `${lastName}<<${firstName}`;
  if (documentType === "passport")
    return [line(`P<${country}<${names}`, 44), line(`${line(number, 9)}<${country}<${dates}SPECIMEN`, 44)];
  return [line(`I<${country}<${line(number, 9)}<SPECIMEN`, 30), line(`${dates}${country}`, 30), line(names, 30)];
}

function printedDate({ day, month, year }) {
  return `${String(day).padStart(2, "0")}.${String(month).padStart(2, "0")}.${year}`;
}

function escapeXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Reads a file of the folder without its outermost element, to be placed into another. */
function drawing(name) {
  return readFileSync(`${folder}${name}.svg`, "utf8").replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
}

function fill(template, values) {
  return readFileSync(`${folder}templates/${template}.svg`, "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`templates/${template}.svg: nothing fills {{${name}}}`);
    return values[name];
  });
}

/** `blur` is the standard deviation in pixels. */
async function write(name, svg, blur) {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg);
  const picture = blur === 0 ? svg : blurred(svg, width, height, blur);
  const png = new Resvg(picture, { font }).render().asPng();
  const indexed = await pngQuantize(png, { speed: 1, maxQuality: 90, colors: 64 });
  writeFileSync(`${target}${name}.png`, indexed);
  console.log(`${name}.png ${width}x${height} ${indexed.length} bytes`);
}

function blurred(svg, width, height, deviation) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <filter id="blur" x="0" y="0" width="1" height="1"><feGaussianBlur stdDeviation="${deviation}"/></filter>
    <rect width="${width}" height="${height}" fill="#e6e6ea"/>
    <g filter="url(#blur)">${svg}</g>
  </svg>`;
}
