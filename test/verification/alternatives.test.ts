import { describe, expect, it } from "vitest";
import { alternativesFor, alternativesOfSession } from "../../src/verification/alternatives.js";
import { BiometricPolicy } from "../../src/verification/biometric-policy.js";
import { CheckKind } from "../../src/verification/check-kind.js";
import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import { failureCatalogue } from "../../src/verification/failure-catalogue.js";
import { nextStepOf } from "../../src/verification/next-step.js";
import { RedactionStatus, VerificationStatus } from "../../src/verification/session.js";

const policy = new BiometricPolicy([]);
const document = "NON_BIOMETRIC_DOCUMENT";
const idNumber = "ID_NUMBER";
const review = "MANUAL_REVIEW";

describe("the alternatives for a country", () => {
  it.each<[string | null, string[]]>([
    [null, [document, idNumber, review]],
    ["US", [document, idNumber, review]],
    ["us", [document, idNumber, review]],
    ["DE", [document, review]],
    ["PR", [document, review]],
    ["IS", [review]],
    ["KP", [review]],
  ])("%s: %j", (country, kinds) => {
    expect(alternativesFor(country).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("exclude the selfie, and name their countries and texts", () => {
    for (const { checks, countries, description, message } of alternativesFor(null)) {
      expect(checks).not.toContain(CheckKind.SELFIE);
      expect(countries === null).toBe(checks.length === 0);
      expect(description).toMatch(/^A .*\.$/);
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });
});

type Session = Parameters<typeof alternativesOfSession>[0];

function session(change: Partial<Session>): Session {
  const checks = [CheckKind.DOCUMENT, CheckKind.SELFIE];
  return { status: "REQUIRES_INPUT", lastErrorCode: null, redaction: null, checks, country: "JP", ...change };
}

function offered(change: Partial<Session>): string[] {
  return alternativesOfSession(session(change), policy).map(({ kind }) => kind);
}

describe("the alternatives of an open session", () => {
  const documentOnly = [CheckKind.DOCUMENT];
  const flow: CheckKind[] = [];

  it.each<[string, Partial<Session>, string[]]>([
    ["selfie, not required by law, no failure", {}, []],
    ["selfie, Germany", { country: "DE" }, [document, review]],
    ["selfie, unknown country", { country: null }, [document, idNumber, review]],
    ["selfie, not required by law, consent declined", { lastErrorCode: "CONSENT_DECLINED" }, [document, review]],
    ["selfie, not required by law, face mismatch", { lastErrorCode: "SELFIE_FACE_MISMATCH" }, [document, review]],
    ["selfie, not required by law, manipulated", { lastErrorCode: "SELFIE_MANIPULATED" }, [document, review]],
    ["selfie, not required by law, no photo", { lastErrorCode: "SELFIE_DOCUMENT_MISSING_PHOTO" }, [document, review]],
    [
      "selfie, not required by law, other selfie failure",
      { lastErrorCode: "SELFIE_UNVERIFIED_OTHER" },
      [document, review],
    ],
    ["selfie, not required by law, document expired", { lastErrorCode: "DOCUMENT_EXPIRED" }, []],
    ["selfie, Germany, document expired", { country: "DE", lastErrorCode: "DOCUMENT_EXPIRED" }, [document, review]],
    ["selfie, not required by law, abandoned", { lastErrorCode: "ABANDONED" }, []],
    ["selfie, country refused", { country: "DE", lastErrorCode: "COUNTRY_NOT_SUPPORTED" }, [review]],
    ["selfie, minor, Germany", { country: "DE", lastErrorCode: "UNDER_SUPPORTED_AGE" }, []],
    ["document, Germany", { country: "DE", checks: documentOnly }, []],
    ["document, consent declined", { checks: documentOnly, lastErrorCode: "CONSENT_DECLINED" }, [review]],
    ["document, country refused", { checks: documentOnly, lastErrorCode: "COUNTRY_NOT_SUPPORTED" }, [review]],
    ["document, expired", { checks: documentOnly, lastErrorCode: "DOCUMENT_EXPIRED" }, []],
    ["document, minor", { checks: documentOnly, lastErrorCode: "UNDER_SUPPORTED_AGE" }, []],
    ["flow, unknown country", { checks: flow, country: null }, []],
    [
      "flow, consent declined",
      { checks: flow, country: null, lastErrorCode: "CONSENT_DECLINED" },
      [document, idNumber, review],
    ],
    [
      "flow, selfie failed",
      { checks: flow, country: "US", lastErrorCode: "SELFIE_MANIPULATED" },
      [document, idNumber, review],
    ],
    ["flow, phone failed", { checks: flow, country: null, lastErrorCode: "PHONE_UNVERIFIED_OTHER" }, []],
  ])("%s: %j gives %j", (_, change, kinds) => {
    expect(offered(change)).toEqual(kinds);
  });

  it("are empty in every other status, and after a redaction was requested", () => {
    const open = { country: null, lastErrorCode: "CONSENT_DECLINED" } as const;
    for (const status of Object.values(VerificationStatus)) {
      if (status === "REQUIRES_INPUT") continue;
      expect(offered({ ...open, status }), status).toEqual([]);
    }
    for (const redaction of Object.values(RedactionStatus))
      expect(offered({ ...open, redaction }), redaction).toEqual([]);
  });

  it("exist wherever the next step is to use one, and end with the manual review", () => {
    const codes: (VerificationErrorCode | null)[] = [null, ...failureCatalogue.map(({ code }) => code)];
    for (const lastErrorCode of codes)
      for (const checks of [documentOnly, flow, [CheckKind.DOCUMENT, CheckKind.SELFIE], [CheckKind.ID_NUMBER]])
        for (const country of [null, "US", "DE", "IS"]) {
          const one = session({ lastErrorCode, checks, country });
          const kinds = alternativesOfSession(one, policy).map(({ kind }) => kind);
          if (nextStepOf({ ...one, attempts: 1 }, 5) === "USE_ALTERNATIVE") expect(kinds).not.toEqual([]);
          if (kinds.length > 0) expect(kinds.at(-1)).toBe(review);
        }
  });

  it("follow the operator's list of countries", () => {
    const wider = new BiometricPolicy(["JP"]);
    expect(alternativesOfSession(session({}), wider).map(({ kind }) => kind)).toEqual([document, review]);
  });
});
