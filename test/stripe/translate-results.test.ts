import { describe, expect, test } from "vitest";
import { toReportResults, toSessionResults } from "../../src/stripe/translate-results.js";
import { wireReport, wireSessionResults } from "../../src/stripe/wire.js";
import { reportLeaves, type SessionLeaf, sessionLeaves } from "../../src/verification/results.js";
import { outputs, redactedOutputs, report, session } from "./fixtures.js";

const results = (verified: unknown, leaves: readonly SessionLeaf[] = sessionLeaves) =>
  toSessionResults(wireSessionResults.parse({ ...session(), verified_outputs: verified }), new Set(leaves));

describe("the results of a session", () => {
  test("contain every requested leaf", () => {
    expect(results(outputs).outputs).toEqual({
      firstName: "Jenny",
      lastName: "Rosen",
      address: {
        line1: "1234 Main St.",
        line2: null,
        city: "San Francisco",
        state: "CA",
        postalCode: "94111",
        country: "US",
      },
      email: "jenny@example.com",
      phone: "+15550001111",
      idNumberType: "US_SSN",
      dob: { day: 2, month: 3, year: 1990 },
      idNumber: "000000000",
      sex: "FEMALE",
      placeOfBirth: "Oakland",
    });
  });

  test.each([
    ["outputs", ["firstName", "lastName", "address", "email", "phone", "idNumberType"]],
    ["outputs.dob", ["dob"]],
    ["outputs.idNumber", ["idNumber"]],
    ["outputs.sex", ["sex"]],
    ["outputs.placeOfBirth", ["placeOfBirth"]],
    ["reason", []],
  ] as const)("contain for %s only %j, where Stripe returned more", (leaf, names) => {
    const translated = results(outputs, [leaf]).outputs;
    const filled = Object.entries(translated ?? {}).filter(([, value]) => value !== null);
    expect(filled.map(([name]) => name)).toEqual(names);
  });

  test("are null before the session is verified", () => {
    expect(results(null).outputs).toBeNull();
    expect(results(undefined).outputs).toBeNull();
  });

  test("contain Stripe's reason where it was requested", () => {
    const wire = wireSessionResults.parse(
      session({ last_error: { code: "document_expired", reason: "The document is expired." } }),
    );
    expect(toSessionResults(wire, new Set(["reason"])).lastErrorReason).toBe("The document is expired.");
    expect(toSessionResults(wire, new Set(["outputs"])).lastErrorReason).toBeNull();
  });

  test("contain no placeholder after a redaction, but the country", () => {
    const redacted = results(redactedOutputs).outputs;
    expect(redacted).toEqual({
      firstName: null,
      lastName: null,
      address: { line1: null, line2: null, city: null, state: null, postalCode: null, country: "US" },
      email: null,
      phone: null,
      idNumberType: null,
      dob: null,
      idNumber: null,
      sex: null,
      placeOfBirth: null,
    });
  });

  test("have no address where no part of it is left", () => {
    expect(results({ ...outputs, address: { city: "[redacted]", country: null } }).outputs?.address).toBeNull();
  });

  test.each([
    ["DE", "DE"],
    ["de", "DE"],
    ["USA", null],
    ["UTO", null],
    ["XX", null],
    ["", null],
  ])("translate the country %j to %j, in an address and for the issuer of a document", (word, expected) => {
    const address = { ...outputs?.address, country: word };
    expect(results({ ...outputs, address }).outputs?.address).toMatchObject({
      city: "San Francisco",
      country: expected,
    });
    const { document, ...rest } = report();
    const wire = wireReport.parse({ ...rest, document: { ...document, address, issuing_country: word } });
    expect(toReportResults(wire, new Set(reportLeaves)).document).toMatchObject({
      address: { country: expected },
      issuingCountry: expected,
    });
  });

  test.each([
    ["female", "FEMALE"],
    ["male", "MALE"],
    ["unknown", "UNKNOWN"],
    ["x", "UNKNOWN"],
    ["[redacted]", null],
    [null, null],
    [undefined, null],
  ])("translate the sex %s to %s", (sex, expected) => expect(results({ ...outputs, sex }).outputs?.sex).toBe(expected));

  test.each([
    ["br_cpf", "BR_CPF"],
    ["sg_nric", "SG_NRIC"],
    ["us_ssn", "US_SSN"],
    ["jp_my_number", "UNKNOWN"],
    [null, null],
  ])("translate the ID number type %s to %s", (id_number_type, expected) => {
    expect(results({ ...outputs, id_number_type }).outputs?.idNumberType).toBe(expected);
  });

  test.each([
    [{ day: 1, month: 1, year: 1 }, null],
    [{ day: null, month: null, year: null }, null],
    [
      { day: null, month: null, year: 1990 },
      { day: null, month: null, year: 1990 },
    ],
    [
      { day: 1, month: 1, year: 2001 },
      { day: 1, month: 1, year: 2001 },
    ],
    [undefined, null],
  ])("translate the date %j to %j", (dob, expected) =>
    expect(results({ ...outputs, dob }).outputs?.dob).toEqual(expected));
});

const everyLeaf = new Set(reportLeaves);

describe("the results of a report", () => {
  test("contain every requested leaf", () => {
    const translated = toReportResults(wireReport.parse(report()), everyLeaf);
    expect(translated).toEqual({
      id: "vr_1",
      document: {
        status: "VERIFIED",
        reason: null,
        type: "DRIVING_LICENSE",
        firstName: "Jenny",
        lastName: "Rosen",
        address: {
          line1: "1234 Main St.",
          line2: null,
          city: "Oakland",
          state: "CA",
          postalCode: "94111",
          country: "US",
        },
        issuedDate: { day: 1, month: 5, year: 2020 },
        issuingCountry: "US",
        dob: { day: 2, month: 3, year: 1990 },
        expirationDate: { day: 1, month: 12, year: 2030 },
        number: "D1234567",
        sex: "FEMALE",
        placeOfBirth: "Oakland",
        files: ["file_front", "file_back"],
      },
      selfie: { status: "VERIFIED", reason: null, document: "file_front", selfie: "file_face" },
      idNumber: {
        status: "VERIFIED",
        reason: null,
        firstName: "Jenny",
        lastName: "Rosen",
        idNumberType: "US_SSN",
        dob: { day: 2, month: 3, year: 1990 },
        number: "0000",
      },
      phone: { status: "VERIFIED", reason: null, phone: "+15550001111" },
      email: { status: "VERIFIED", reason: null, email: "jenny@example.com" },
    });
  });

  test.each([
    ["document.dob", "document", ["status", "dob", "files"]],
    ["document.expirationDate", "document", ["status", "expirationDate", "files"]],
    ["document.number", "document", ["status", "number", "files"]],
    ["document.sex", "document", ["status", "sex", "files"]],
    ["document.placeOfBirth", "document", ["status", "placeOfBirth", "files"]],
    ["idNumber.dob", "idNumber", ["status", "dob"]],
    ["idNumber.number", "idNumber", ["status", "number"]],
  ] as const)("contain for %s of the %s only %j", (leaf, check, names) => {
    const translated = toReportResults(wireReport.parse(report()), new Set([leaf]));
    const filled = Object.entries(translated[check] ?? {}).filter(([, value]) => value !== null);
    expect(filled.map(([name]) => name).sort()).toEqual([...names].sort());
    expect(translated.document?.files).toEqual([]);
    expect(translated.phone?.phone).toBeNull();
  });

  test("contain the standard leaves without the sensitive ones", () => {
    const translated = toReportResults(wireReport.parse(report()), new Set(["checks"]));
    expect(translated.document).toMatchObject({
      firstName: "Jenny",
      dob: null,
      number: null,
      expirationDate: null,
      sex: null,
    });
    expect(translated.idNumber).toMatchObject({ firstName: "Jenny", dob: null, number: null });
  });

  test("contain the reason of a failed check", () => {
    const document = { status: "unverified", error: { code: "document_expired", reason: "The document is expired." } };
    const translated = toReportResults(wireReport.parse({ ...report(), document }), everyLeaf);
    expect(translated.document).toMatchObject({ status: "UNVERIFIED", reason: "The document is expired.", files: [] });
  });

  test("contain no placeholder after a redaction", () => {
    const redactedDate = { day: 1, month: 1, year: 1 };
    const text = "[redacted]";
    const redactedAddress = { line1: text, line2: text, city: text, state: text, postal_code: text, country: "US" };
    const names = { first_name: text, last_name: text };
    const whole = report();
    const redacted = {
      ...whole,
      document: {
        ...whole.document,
        ...names,
        address: redactedAddress,
        issued_date: redactedDate,
        dob: redactedDate,
        expiration_date: redactedDate,
        number: text,
        sex: text,
        unparsed_place_of_birth: text,
        files: [text],
      },
      selfie: { ...whole.selfie, document: text, selfie: text },
      id_number: { ...whole.id_number, ...names, dob: redactedDate, id_number: text },
      phone: { ...whole.phone, phone: text },
      email: { ...whole.email, email: text },
    };
    const translated = toReportResults(wireReport.parse(redacted), everyLeaf);
    expect(JSON.stringify(translated)).not.toContain("[redacted]");
    expect(translated.document).toMatchObject({
      dob: null,
      expirationDate: null,
      issuedDate: null,
      sex: null,
      files: [],
    });
    expect(translated.document?.address?.country).toBe("US");
  });
});
