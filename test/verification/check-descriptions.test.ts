import { describe, expect, it } from "vitest";
import { checkDescriptions, descriptionOf } from "../../src/verification/check-descriptions.js";
import { CheckKind } from "../../src/verification/session.js";

const mutations = [
  "startSelfieVerification",
  "startDocumentVerification",
  "startIdNumberVerification",
  "startVerificationFlow",
];

describe("the descriptions of the checks", () => {
  it("are one for each of the six", () => {
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
  ])("%s: asked for by %s, invite only %s, biometric %s, %s countries", (kind, mutation, inviteOnly, biometric, count) => {
    const description = descriptionOf(kind);
    expect(description).toMatchObject({ inviteOnly, biometric });
    expect(description.countries?.length ?? null).toBe(count);
    expect(mutations).toContain(mutation);
    expect(description.howToAsk.split(/[^A-Za-z]/)[0]).toBe(mutation);
  });

  it("say in sentences what is collected, what decides and how to ask", () => {
    for (const { title, collects, decidesBy, howToAsk } of checkDescriptions) {
      expect(title).toMatch(/^[A-Z]/);
      for (const text of [collects, decidesBy]) expect(text).toMatch(/^[A-Z].*\.$/);
      expect(howToAsk).toMatch(/^start\w+.*\.$/);
    }
  });

  it("say of the address what is inferred", () => {
    expect(descriptionOf("ADDRESS").note).toMatch(/^Inferred: Stripe names no address object/);
  });
});
