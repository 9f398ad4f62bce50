import { describe, expect, it } from "vitest";
import { hashOfStart, optionsOf, requestedChecks, type StartInput } from "../../src/verification/start-input.js";

const fields = {
  idempotencyKey: null,
  clientReferenceId: null,
  relatedCustomer: null,
  returnUrl: null,
  email: null,
  phone: null,
  metadata: [],
  reverify: false,
};
const noDocumentFields = { country: null, documentTypes: [], requireLiveCapture: false, requireIdNumber: false };

const selfie: StartInput = {
  ...fields,
  kind: "SELFIE",
  clientReferenceId: "user-7",
  returnUrl: "https://app.example/done",
  metadata: [{ key: "order", value: "12" }],
  country: "DE",
  documentTypes: ["PASSPORT"],
  requireLiveCapture: true,
  requireIdNumber: false,
};
const document: StartInput = { ...fields, ...noDocumentFields, kind: "DOCUMENT" };
const idNumber: StartInput = { ...fields, kind: "ID_NUMBER", email: "a@b.example" };
const flow: StartInput = {
  ...fields,
  kind: "FLOW",
  clientReferenceId: "user-7",
  returnUrl: "https://app.example/done",
  metadata: [{ key: "order", value: "12" }],
  flowId: "vf_1",
  flowChecks: ["PHONE"],
  country: null,
};

describe("the hash of a start", () => {
  // Computed by version 0.1.0 before the kinds had types of their own. Stored hashes must keep their meaning.
  it.each([
    [selfie, "1b3d212a00b85c2b1979ce1457fd2ce31451a89f25588a45720d3e3e35ef0722"],
    [document, "7884d159736659f5c64c2f2ab487335bf887458cb37dfde1801a31e20184b1be"],
    [idNumber, "4b58a5ceba5c2c760a662f46e6eb2fb63ff5421eac38596c8de81c7468123148"],
    [flow, "e68f307923950a380cd43a817b73f141e3fb80e69a8d3e887fc3386615123aeb"],
  ])("stays as earlier versions stored it: $kind", (input, hash) => {
    expect(hashOfStart(input)).toBe(hash);
  });

  it("is independent of the idempotency key and of the order of the fields", () => {
    const reordered = Object.fromEntries(Object.entries(selfie).reverse());
    expect(hashOfStart({ ...selfie, ...reordered, idempotencyKey: "another" })).toBe(hashOfStart(selfie));
  });

  it("differs for every other input", () => {
    const inputs: StartInput[] = [
      selfie,
      { ...selfie, kind: "DOCUMENT" },
      { ...selfie, reverify: true },
      { ...selfie, requireIdNumber: true },
      { ...selfie, country: "FR" },
      { ...flow, flowId: "vf_2" },
      { ...flow, flowChecks: [] },
      { ...idNumber, phone: "+15550001111" },
    ];
    expect(new Set(inputs.map(hashOfStart)).size).toBe(inputs.length);
  });
});

describe("the request of a start", () => {
  it.each<[string, StartInput, string[]]>([
    ["a selfie", selfie, ["DOCUMENT", "SELFIE"]],
    ["a selfie with an ID number", { ...selfie, requireIdNumber: true }, ["DOCUMENT", "SELFIE", "ID_NUMBER"]],
    ["a document", document, ["DOCUMENT"]],
    ["a document with an ID number", { ...document, requireIdNumber: true }, ["DOCUMENT", "ID_NUMBER"]],
    ["an ID number", idNumber, ["ID_NUMBER"]],
    ["a flow", { ...flow, flowChecks: ["PHONE", "EMAIL", "PHONE"] }, ["PHONE", "EMAIL"]],
  ])("for %s names its checks once", (_, input, checks) => {
    expect(requestedChecks(input)).toEqual(checks);
  });

  it("has options for a document only where a document is checked", () => {
    const none = { documentTypes: [], requireLiveCapture: false, requireIdNumber: false, requireMatchingSelfie: false };
    expect(optionsOf(selfie)).toEqual({
      ...none,
      documentTypes: ["PASSPORT"],
      requireLiveCapture: true,
      requireMatchingSelfie: true,
    });
    for (const input of [document, idNumber, flow]) expect(optionsOf(input), input.kind).toEqual(none);
  });
});
