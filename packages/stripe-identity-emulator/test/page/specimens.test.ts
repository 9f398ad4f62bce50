import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { specimenPicture } from "../../src/page/specimen-pictures.js";
import { findSpecimen, type Specimen, specimens } from "../../src/specimens/catalogue.js";

const documents = specimens.filter(({ kind }) => kind === "document");
const faces = specimens.filter(({ kind }) => kind === "face");

/** Reads the width, height and decompressed rows of a PNG. */
function readPng(bytes: Buffer): { width: number; height: number; rows: Buffer } {
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  const data: Buffer[] = [];
  let at = 8;
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), rows: inflateSync(Buffer.concat(data)) };
}

describe("the set of specimens", () => {
  test("names each once", () => {
    expect(new Set(specimens.map(({ id }) => id)).size).toBe(specimens.length);
  });

  test("has valid documents of every type for at least three people, each with a matching face", () => {
    const valid = documents.filter(
      (specimen) =>
        specimen.hasPhoto &&
        !specimen.unreadable &&
        (specimen.expirationDate?.year ?? 0) > 2030 &&
        specimen.country !== "IS",
    );
    expect(new Set(valid.map(({ documentType }) => documentType))).toEqual(
      new Set(["passport", "id_card", "driving_license"]),
    );
    const persons = new Set(valid.map(({ person }) => person));
    expect(persons.size).toBeGreaterThanOrEqual(3);
    for (const person of persons)
      expect(faces.some((face) => face.person === person && !face.manipulated && !face.unreadable)).toBe(true);
  });

  test.each([
    ["expired", (specimen: Specimen) => (specimen.expirationDate?.year ?? 9999) < 2026],
    ["without a photo", (specimen: Specimen) => specimen.hasPhoto === false],
    ["of a child", (specimen: Specimen) => specimen.kind === "document" && (specimen.dob?.year ?? 0) > 2015],
    ["of a country that isn't covered", (specimen: Specimen) => specimen.country === "IS"],
    ["that can't be read", (specimen: Specimen) => specimen.kind === "document" && specimen.unreadable === true],
  ])("has a document %s", (_what, wanted) => {
    expect(documents.filter(wanted)).not.toEqual([]);
  });

  test.each(["manipulated", "unreadable"] as const)("has a face that is %s", (flaw) => {
    expect(faces.some((face) => face[flaw])).toBe(true);
  });
});

describe("the pictures", () => {
  test.each(specimens.map(({ id }) => id))("%s is a PNG of the size it says, and not blank", (id) => {
    const { contentType, bytes } = specimenPicture(id);
    expect(contentType).toBe("image/png");
    const { width, height, rows } = readPng(bytes);
    // Indexed colours: at most one byte per pixel, and one filter byte per row.
    expect(rows.length % height).toBe(0);
    expect(rows.length / height - 1).toBeLessThanOrEqual(width);
    expect(new Set(rows).size).toBeGreaterThan(20);
  });

  test("are read once", () => {
    expect(specimenPicture("face_mara").bytes).toBe(specimenPicture("face_mara").bytes);
  });

  test("have another picture on the back", () => {
    const [front, back] = (["front", "back"] as const).map((side) => specimenPicture("de_id_card_mara", side).bytes);
    expect(front?.equals(back ?? Buffer.alloc(0))).toBe(false);
  });

  test("reject an id that is not in the catalogue", () => {
    expect(findSpecimen("nobody")).toBeUndefined();
    expect(() => specimenPicture("nobody")).toThrow("There is no specimen nobody");
  });
});
