import { describe, expect, it } from "vitest";
import { checkDescriptions, descriptionOf } from "../../src/verification/check-descriptions.js";
import { CheckKind } from "../../src/verification/check-kind.js";

const mutations = [
  "startSelfieVerification",
  "startDocumentVerification",
  "startIdNumberVerification",
  "startVerificationFlow",
];

describe("the check descriptions", () => {
  it("include each of the six checks once", () => {
    expect(checkDescriptions.map(({ kind }) => kind).sort()).toEqual(Object.values(CheckKind).sort());
    for (const description of checkDescriptions) expect(descriptionOf(description.kind)).toEqual(description);
  });

  it.each<[CheckKind, string, boolean, boolean, number | null]>([
    ["DOCUMENT", "startDocumentVerification", false, false, 110],
    ["SELFIE", "startSelfieVerification", false, true, 110],
    ["ID_NUMBER", "startIdNumberVerification", false, false, 1],
    ["PHONE", "startVerificationFlow", true, false, 1],
    ["EMAIL", "startVerificationFlow", true, false, null],
    ["ADDRESS", "startVerificationFlow", true, false, 30],
  ])("describe %s: requested by %s, invite only %s, biometric %s, %s countries", (kind, mutation, inviteOnly, biometric, count) => {
    const description = descriptionOf(kind);
    expect(description).toMatchObject({ inviteOnly, biometric });
    expect(description.countries?.length ?? null).toBe(count);
    expect(mutations).toContain(mutation);
    expect(description.howToAsk.split(/[^A-Za-z]/)[0]).toBe(mutation);
  });

  it("have full sentences on the collected data, the evidence and the request", () => {
    for (const { title, collects, decidesBy, howToAsk } of checkDescriptions) {
      expect(title).toMatch(/^[A-Z]/);
      for (const text of [collects, decidesBy]) expect(text).toMatch(/^[A-Z].*\.$/);
      expect(howToAsk).toMatch(/^start\w+.*\.$/);
    }
  });

  it("state which part of the address check is inferred", () => {
    expect(descriptionOf("ADDRESS").note).toMatch(/^Inferred: Stripe names no address object/);
  });
});
