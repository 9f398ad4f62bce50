import { describe, expect, test } from "vitest";
import { toProviderSession, toSessionData } from "../../src/stripe/translate-session.js";
import { wireSession } from "../../src/stripe/wire.js";
import { verificationErrorCodes } from "../../src/verification/error-codes.js";
import { outputs, session } from "./fixtures.js";

const read = (change: Parameters<typeof session>[0] = {}) => toProviderSession(wireSession.parse(session(change)));

describe("a translated session", () => {
  test("contains the values of the domain, and the access to the session", () => {
    expect(
      read({
        client_reference_id: "user-7",
        related_customer: "cus_1",
        metadata: { order: "12" },
        last_verification_report: "vr_1",
        options: { document: { allowed_types: ["passport"], require_matching_selfie: true, require_id_number: true } },
      }),
    ).toEqual({
      id: "vs_1",
      type: "DOCUMENT",
      status: "REQUIRES_INPUT",
      checks: ["DOCUMENT", "SELFIE", "ID_NUMBER"],
      options: {
        documentTypes: ["PASSPORT"],
        requireLiveCapture: false,
        requireIdNumber: true,
        requireMatchingSelfie: true,
      },
      lastErrorCode: null,
      lastReportId: "vr_1",
      redaction: null,
      livemode: false,
      flowId: null,
      clientReferenceId: "user-7",
      relatedCustomer: "cus_1",
      metadata: { order: "12" },
      createdAt: new Date("2026-01-01T00:00:00Z"),
      url: "https://verify.stripe.com/start/test_abc",
      clientSecret: "vs_1_secret_test_abc",
    });
  });

  test("has data without personal data and access", () => {
    const data = toSessionData(
      wireSession.parse(
        session({ verified_outputs: outputs ?? null, provided_details: { email: "jenny@example.com" } }),
      ),
    );
    expect(JSON.stringify(data)).not.toMatch(/Jenny|jenny|Main|secret|verify\.stripe/);
  });

  test.each([
    ["requires_input", "REQUIRES_INPUT"],
    ["processing", "PROCESSING"],
    ["verified", "VERIFIED"],
    ["canceled", "CANCELED"],
    ["on_hold", "UNKNOWN"],
    ["constructor", "UNKNOWN"],
  ])("has for the status %s the status %s", (status, expected) => expect(read({ status }).status).toBe(expected));

  test.each([
    ["document", "DOCUMENT"],
    ["id_number", "ID_NUMBER"],
    ["verification_flow", "FLOW"],
    ["address", "UNKNOWN"],
  ])("has for the type %s the type %s", (type, expected) => expect(read({ type }).type).toBe(expected));

  test.each([
    ["processing", "PROCESSING"],
    ["redacted", "REDACTED"],
    ["validated", "UNKNOWN"],
  ])("has for the redaction %s the redaction %s", (status, expected) =>
    expect(read({ redaction: { status } }).redaction).toBe(expected));

  test.each(verificationErrorCodes.filter((code) => code !== "UNKNOWN"))("has the error code %s", (code) => {
    expect(read({ last_error: { code: code.toLowerCase(), reason: null } }).lastErrorCode).toBe(code);
  });

  test.each([
    [{ code: "document_on_fire", reason: null }, "UNKNOWN"],
    [{ code: "[redacted]", reason: "[redacted]" }, null],
    [{ code: null, reason: null }, null],
    [null, null],
  ])("has for the last error %j the code %s", (last_error, expected) =>
    expect(read({ last_error }).lastErrorCode).toBe(expected));

  test.each([
    ["driving_license", "DRIVING_LICENSE"],
    ["id_card", "ID_CARD"],
    ["passport", "PASSPORT"],
    ["residence_permit", "UNKNOWN"],
  ])("has for the document type %s the type %s", (type, expected) => {
    expect(read({ options: { document: { allowed_types: [type] } } }).options.documentTypes).toEqual([expected]);
  });

  test.each([
    [{ type: "id_number", options: {} }, ["ID_NUMBER"]],
    [
      {
        type: "verification_flow",
        options: { phone: { require_verification: true }, email: { require_verification: true } },
      },
      ["PHONE", "EMAIL"],
    ],
    [{ type: "verification_flow", options: { document: {} } }, ["DOCUMENT"]],
    [{ type: "verification_flow", options: { document: { require_matching_selfie: true } } }, ["DOCUMENT", "SELFIE"]],
    [{ type: "document", options: { phone: { require_verification: false }, email: {} } }, ["DOCUMENT"]],
    [{ type: "document", options: null }, ["DOCUMENT"]],
  ])("has for %j the checks %j", (change, checks) => expect(read(change).checks).toEqual(checks));

  test("has no placeholder after a redaction", () => {
    const redacted = read({
      status: "verified",
      client_secret: null,
      url: null,
      client_reference_id: "[redacted]",
      related_customer: "[redacted]",
      metadata: { note: "[redacted]", kept: "yes" },
      redaction: { status: "redacted" },
    });
    expect(redacted).toMatchObject({
      clientReferenceId: null,
      relatedCustomer: null,
      metadata: { kept: "yes" },
      url: null,
      clientSecret: null,
      redaction: "REDACTED",
    });
  });

  test("keeps a metadata value that its owner chose, also one that looks like a placeholder", () => {
    expect(read({ metadata: { note: "[redacted]" } }).metadata).toEqual({ note: "[redacted]" });
  });

  test("contains the id of its last report where the report was expanded", () => {
    const expanded = { ...session(), last_verification_report: { id: "vr_9", object: "identity.verification_report" } };
    expect(toSessionData(wireSession.parse(expanded)).lastReportId).toBe("vr_9");
  });

  test("treats a missing field as null", () => {
    const bare = {
      id: "vs_1",
      object: "identity.verification_session",
      type: "document",
      status: "processing",
      created: 1,
      livemode: true,
    };
    expect(toProviderSession(wireSession.parse(bare))).toMatchObject({
      lastErrorCode: null,
      lastReportId: null,
      flowId: null,
      metadata: {},
      url: null,
      livemode: true,
    });
  });

  test.each([{ verification_flow: "vf_1" }, { verification_flow: null }])("has the flow of %j", (flow) => {
    expect(toSessionData(wireSession.parse({ ...session(), ...flow })).flowId).toBe(flow.verification_flow);
  });
});
