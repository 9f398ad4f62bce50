import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseErrorCode, verificationErrorCodes } from "../../src/verification/error-codes.js";
import { failureCatalogue, failureOf, isBeforeSubmission } from "../../src/verification/failure-catalogue.js";

function declaration(name: string): string {
  const file = new URL(`../../node_modules/stripe/esm/resources/Identity/${name}.d.ts`, import.meta.url);
  return readFileSync(file, "utf8");
}

/** Returns the literals of each `type Code = 'a' | 'b' | OtherString` in a declaration file, by the namespaces around it. */
function declaredCodes(name: string): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  const namespaces: string[] = [];
  for (const line of declaration(name).split("\n")) {
    const depth = (line.length - line.trimStart().length) / 4;
    const namespace = line.match(/namespace (\w+)/)?.[1];
    if (namespace) namespaces.splice(depth, Number.POSITIVE_INFINITY, namespace);
    const union = line.match(/type Code = (.*);/)?.[1];
    if (union)
      codes.set(
        namespaces.slice(1, depth).join("."),
        [...union.matchAll(/'(\w+)'/g)].map(([, code = ""]) => code),
      );
  }
  return codes;
}

const upper = (codes: readonly string[]) => codes.map((code) => code.toUpperCase()).sort();

describe("the failure catalogue", () => {
  it("contains exactly the codes that the SDK declares for a session, and UNKNOWN", () => {
    const declared = declaredCodes("VerificationSessions").get("LastError") ?? [];
    expect(declared).toHaveLength(19);
    expect([...verificationErrorCodes].sort()).toEqual(upper([...declared, "unknown"]));
    expect(failureCatalogue.map(({ code }) => code)).toEqual(verificationErrorCodes);
    expect(failureCatalogue.at(-1)?.code).toBe("UNKNOWN");
  });

  it.each([
    ["Document.Error", "DOCUMENT"],
    ["Selfie.Error", "SELFIE"],
    ["IdNumber.Error", "ID_NUMBER"],
    ["Phone.Error", "PHONE"],
    ["Email.Error", "EMAIL"],
  ])("assigns the codes that the SDK declares for %s to the check %s", (namespace, check) => {
    const declared = declaredCodes("VerificationReports").get(namespace) ?? [];
    const ours = failureCatalogue.filter((failure) => failure.check === check).map(({ code }) => code);
    expect(ours.length).toBeGreaterThan(0);
    expect([...ours].sort()).toEqual(upper(declared));
  });

  it.each([
    ["DOCUMENT_EXPIRED", "DOCUMENT", true, "RETRY"],
    ["DOCUMENT_TYPE_NOT_SUPPORTED", "DOCUMENT", true, "RETRY"],
    ["DOCUMENT_UNVERIFIED_OTHER", "DOCUMENT", true, "RETRY"],
    ["SELFIE_DOCUMENT_MISSING_PHOTO", "SELFIE", true, "RETRY"],
    ["SELFIE_FACE_MISMATCH", "SELFIE", true, "RETRY"],
    ["SELFIE_MANIPULATED", "SELFIE", true, "RETRY"],
    ["SELFIE_UNVERIFIED_OTHER", "SELFIE", true, "RETRY"],
    ["ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA", "ID_NUMBER", true, "RETRY"],
    ["ID_NUMBER_MISMATCH", "ID_NUMBER", true, "RETRY"],
    ["ID_NUMBER_UNVERIFIED_OTHER", "ID_NUMBER", true, "RETRY"],
    ["PHONE_UNVERIFIED_OTHER", "PHONE", true, "RETRY"],
    ["PHONE_VERIFICATION_DECLINED", "PHONE", true, "RETRY"],
    ["EMAIL_UNVERIFIED_OTHER", "EMAIL", true, "RETRY"],
    ["EMAIL_VERIFICATION_DECLINED", "EMAIL", true, "RETRY"],
    ["CONSENT_DECLINED", null, true, "USE_ALTERNATIVE"],
    ["UNDER_SUPPORTED_AGE", null, false, "CONTACT_SUPPORT"],
    ["COUNTRY_NOT_SUPPORTED", null, false, "USE_ALTERNATIVE"],
    ["DEVICE_NOT_SUPPORTED", null, true, "RETRY"],
    ["ABANDONED", null, true, "RETRY"],
    ["UNKNOWN", null, true, "RETRY"],
  ] as const)("%s: check %s, retryable %s, next step %s", (code, check, retryable, nextStep) => {
    expect(failureOf(code)).toMatchObject({ code, check, retryable, nextStep });
    expect(isBeforeSubmission(code)).toBe(check === null && code !== "UNKNOWN");
    expect(parseErrorCode(code.toLowerCase())).toBe(code);
  });

  it("has different full sentences for the user and for the developer of each failure", () => {
    for (const wording of ["message", "developerMessage"] as const) {
      const words = failureCatalogue.map((failure) => failure[wording]);
      for (const sentence of words) expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(new Set(words).size).toBe(words.length);
    }
    for (const { message, developerMessage } of failureCatalogue) {
      expect(message).not.toBe(developerMessage);
      expect(message).not.toMatch(/stripe|session|api|[a-z]_[a-z]/i);
    }
  });

  it.each(["selfie_too_dark", "", "toString", "__proto__", "constructor"])("parses %j as UNKNOWN", (code) => {
    expect(parseErrorCode(code)).toBe("UNKNOWN");
  });
});
