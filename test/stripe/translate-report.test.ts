import { describe, expect, test } from "vitest";
import { toListedReport } from "../../src/stripe/translate-report.js";
import { wireReport } from "../../src/stripe/wire.js";
import { firstFailure } from "../../src/verification/report.js";
import { report } from "./fixtures.js";

const listed = (change: Record<string, unknown> = {}) =>
  toListedReport(wireReport.parse({ ...report(), ...change }), "vs_of_list");
const failed = (code: string | null) => ({ status: "unverified", error: { code, reason: "A text about Jenny" } });

describe("a listed report", () => {
  test("contains the checks that ran and their results, without personal data", () => {
    const result = listed();
    expect(result).toEqual({
      id: "vr_1",
      sessionId: "vs_1",
      type: "DOCUMENT",
      outcomes: ["DOCUMENT", "SELFIE", "ID_NUMBER", "PHONE", "EMAIL"].map((kind) => ({
        kind,
        status: "VERIFIED",
        errorCode: null,
      })),
      livemode: false,
      createdAt: new Date("2026-01-01T00:01:40Z"),
    });
    expect(JSON.stringify(listed({ document: failed("document_expired") }))).not.toContain("Jenny");
  });

  test("has no outcome for a check that did not run, whether it is missing or null", () => {
    const { outcomes } = listed({ selfie: undefined, id_number: null, phone: undefined, email: null });
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["DOCUMENT"]);
  });

  test("belongs to the session of the list where it names none", () => {
    expect(listed({ verification_session: null }).sessionId).toBe("vs_of_list");
  });

  test.each([
    [failed("document_expired"), { status: "UNVERIFIED", errorCode: "DOCUMENT_EXPIRED" }],
    [failed("document_on_fire"), { status: "UNVERIFIED", errorCode: "UNKNOWN" }],
    [failed(null), { status: "UNVERIFIED", errorCode: "UNKNOWN" }],
    [failed("[redacted]"), { status: "UNVERIFIED", errorCode: "UNKNOWN" }],
    [{ status: "unverified" }, { status: "UNVERIFIED", errorCode: "UNKNOWN" }],
    [
      { status: "pending", error: null },
      { status: "UNKNOWN", errorCode: null },
    ],
    [
      { status: "verified", error: { code: "document_expired" } },
      { status: "VERIFIED", errorCode: null },
    ],
  ])("translates the check %j to %j", (document, expected) => {
    expect(listed({ document }).outcomes[0]).toMatchObject(expected);
  });

  test.each([
    [{ document: failed("document_expired"), selfie: failed("selfie_manipulated") }, "DOCUMENT_EXPIRED"],
    [{ selfie: failed("selfie_manipulated"), id_number: failed("id_number_mismatch") }, "SELFIE_MANIPULATED"],
    [{ id_number: failed("id_number_mismatch"), phone: failed("phone_unverified_other") }, "ID_NUMBER_MISMATCH"],
    [{ phone: failed("phone_unverified_other"), email: failed("email_unverified_other") }, "PHONE_UNVERIFIED_OTHER"],
    [{ email: failed("email_verification_declined") }, "EMAIL_VERIFICATION_DECLINED"],
    [{}, null],
  ])("has for %j the first failure %s", (change, expected) => {
    expect(firstFailure(listed(change).outcomes)).toBe(expected);
  });
});
