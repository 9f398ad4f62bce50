import { describe, expect, it } from "vitest";
import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import { failureCatalogue, failureOf, NextStep } from "../../src/verification/failure-catalogue.js";
import { failureOfState, nextStepOf } from "../../src/verification/next-step.js";
import {
  initialState,
  RedactionStatus,
  type SessionState,
  VerificationStatus,
} from "../../src/verification/session.js";

const maxAttempts = 5;

function state(
  status: VerificationStatus,
  lastErrorCode: VerificationErrorCode | null,
  attempts: number,
): SessionState {
  return { ...initialState, status, lastErrorCode, attempts };
}

describe("the next step", () => {
  it.each<[VerificationStatus, VerificationErrorCode | null, number, NextStep]>([
    ["REQUIRES_INPUT", null, 0, "SUBMIT"],
    ["REQUIRES_INPUT", "DOCUMENT_EXPIRED", 1, "RETRY"],
    ["REQUIRES_INPUT", "DOCUMENT_EXPIRED", 4, "RETRY"],
    ["REQUIRES_INPUT", "DOCUMENT_EXPIRED", 5, "CONTACT_SUPPORT"],
    ["REQUIRES_INPUT", "DOCUMENT_EXPIRED", 6, "CONTACT_SUPPORT"],
    ["REQUIRES_INPUT", "CONSENT_DECLINED", 0, "USE_ALTERNATIVE"],
    ["REQUIRES_INPUT", "CONSENT_DECLINED", 5, "CONTACT_SUPPORT"],
    ["REQUIRES_INPUT", "COUNTRY_NOT_SUPPORTED", 0, "USE_ALTERNATIVE"],
    ["REQUIRES_INPUT", "UNDER_SUPPORTED_AGE", 0, "CONTACT_SUPPORT"],
    ["REQUIRES_INPUT", "DEVICE_NOT_SUPPORTED", 0, "RETRY"],
    ["REQUIRES_INPUT", "ABANDONED", 0, "RETRY"],
    ["REQUIRES_INPUT", "UNKNOWN", 1, "RETRY"],
    ["PROCESSING", null, 0, "WAIT"],
    ["PROCESSING", "DOCUMENT_EXPIRED", 5, "WAIT"],
    ["VERIFIED", null, 1, "NO_ACTION"],
    ["CANCELED", null, 0, "NO_ACTION"],
    ["CANCELED", "DOCUMENT_EXPIRED", 5, "NO_ACTION"],
    ["UNKNOWN", null, 0, "UNKNOWN"],
    ["UNKNOWN", "DOCUMENT_EXPIRED", 1, "UNKNOWN"],
  ])("%s, %s, %i attempts: %s", (status, lastErrorCode, attempts, nextStep) => {
    expect(nextStepOf(state(status, lastErrorCode, attempts), maxAttempts)).toBe(nextStep);
  });

  it("is NO_ACTION after a redaction was requested, in every status", () => {
    for (const status of Object.values(VerificationStatus))
      for (const redaction of Object.values(RedactionStatus))
        for (const code of [null, "DOCUMENT_EXPIRED"] as const)
          expect(nextStepOf({ ...state(status, code, 1), redaction }, maxAttempts)).toBe("NO_ACTION");
  });
});

describe("the failure of a state", () => {
  it("is null without an error", () => {
    for (const status of Object.values(VerificationStatus))
      expect(failureOfState(state(status, null, 3), maxAttempts)).toBeNull();
  });

  it("equals the catalogue entry while attempts are left", () => {
    for (const { code } of failureCatalogue)
      expect(failureOfState(state("REQUIRES_INPUT", code, 4), maxAttempts)).toEqual(failureOf(code));
  });

  it("is not retryable after the last allowed attempt, with the same texts", () => {
    for (const failure of failureCatalogue)
      expect(failureOfState(state("REQUIRES_INPUT", failure.code, 5), maxAttempts)).toEqual({
        ...failure,
        retryable: false,
        nextStep: "CONTACT_SUPPORT",
      });
  });

  it("has the next step of the session in every state", () => {
    const steps = new Set<NextStep>();
    for (const status of Object.values(VerificationStatus))
      for (const redaction of [null, ...Object.values(RedactionStatus)])
        for (const { code } of failureCatalogue)
          for (const attempts of [0, 4, 5]) {
            const one = { ...state(status, code, attempts), redaction };
            const failure = failureOfState(one, maxAttempts);
            const nextStep = nextStepOf(one, maxAttempts);
            expect(failure?.nextStep).toBe(nextStep);
            if (failure?.retryable) expect(["RETRY", "USE_ALTERNATIVE"]).toContain(nextStep);
            if (nextStep === NextStep.RETRY) expect(failure?.retryable).toBe(true);
            steps.add(nextStep);
          }
    expect([...steps].sort()).toEqual(["CONTACT_SUPPORT", "NO_ACTION", "RETRY", "UNKNOWN", "USE_ALTERNATIVE", "WAIT"]);
  });
});
