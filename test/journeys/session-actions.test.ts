import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CancelDocument,
  CreateCredentialDocument,
  type ErrorFieldsFragment,
  RedactDocument,
  ResumeDocument,
  SimulateDocument,
  type SimulateVerificationInput,
  SwitchDocument,
  UpdateDocument,
  type UpdateVerificationInput,
} from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService({ MAX_ATTEMPTS: "2" });
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

const update = async (input: UpdateVerificationInput) =>
  dataOf(await test.query(UpdateDocument, { input })).updateVerification;
const simulate = async (input: SimulateVerificationInput) =>
  dataOf(await test.query(SimulateDocument, { input })).simulateVerification;
const apiVersion = "2026-10-28.endive";

/** The actions by name. Each one runs on a session and returns its user errors. */
const actions: Record<string, (sessionId: string) => Promise<readonly ErrorFieldsFragment[]>> = {
  resume: async (sessionId) =>
    dataOf(await test.query(ResumeDocument, { input: { sessionId } })).resumeVerification.errors,
  switch: async (sessionId) =>
    dataOf(await test.query(SwitchDocument, { input: { sessionId } })).switchToNonBiometricVerification.errors,
  update: async (sessionId) => (await update({ sessionId, metadata: [{ key: "a", value: "b" }] })).errors,
  cancel: async (sessionId) =>
    dataOf(await test.query(CancelDocument, { input: { sessionId } })).cancelVerification.errors,
  redact: async (sessionId) =>
    dataOf(await test.query(RedactDocument, { input: { sessionId } })).redactVerification.errors,
  credential: async (sessionId) =>
    dataOf(await test.query(CreateCredentialDocument, { input: { sessionId, apiVersion } })).createMobileCredential
      .errors,
  simulate: async (sessionId) => (await simulate({ sessionId })).errors,
};

type State = "REQUIRES_INPUT" | "PROCESSING" | "VERIFIED" | "CANCELED" | "redacted";

/** Starts a selfie session and brings it into the state. */
async function sessionIn(state: State): Promise<string> {
  const { id } = started(await client.startSelfie()).session;
  if (state === "PROCESSING") await test.emulator.submit(id, { delay_ms: 600_000_000 });
  if (state === "VERIFIED") await test.emulator.submit(id);
  if (state === "CANCELED") await actions.cancel?.(id);
  if (state === "redacted") await actions.redact?.(id);
  const status = state === "redacted" ? "CANCELED" : state;
  await client.waitForSession(id, (session) => session.status === status);
  return id;
}

/** The actions that succeed in each state; all others return WrongStatus. */
const allowedActions: Record<State, string[]> = {
  REQUIRES_INPUT: ["resume", "switch", "update", "cancel", "redact", "credential", "simulate"],
  PROCESSING: [],
  VERIFIED: ["redact"],
  CANCELED: ["switch", "redact"],
  redacted: [],
};
/** The actions that WrongStatus names as allowed in each state. */
const reportedActions: Record<State, string[]> = {
  REQUIRES_INPUT: ["RESUME", "SWITCH_TO_NON_BIOMETRIC", "UPDATE", "CANCEL", "REDACT"],
  PROCESSING: [],
  VERIFIED: ["REDACT"],
  CANCELED: ["SWITCH_TO_NON_BIOMETRIC", "REDACT"],
  redacted: [],
};
const states: State[] = ["REQUIRES_INPUT", "PROCESSING", "VERIFIED", "CANCELED", "redacted"];

describe("the actions that a status allows", () => {
  it.each(
    states.flatMap((state) => Object.keys(actions).map((action) => [action, state] as const)),
  )("allows or rejects %s on a session in state %s", async (action, state) => {
    const errors = await actions[action]?.(await sessionIn(state));
    if (allowedActions[state].includes(action)) {
      expect(errors).toEqual([]);
      return;
    }
    const status = state === "redacted" ? "CANCELED" : state;
    expect(errors).toMatchObject([
      { __typename: "WrongStatus", status, allowedActions: reportedActions[state], retryable: state === "PROCESSING" },
    ]);
    const [error] = errors ?? [];
    if (error?.__typename === "WrongStatus") expect(error.allowedStatuses.length).toBeGreaterThan(0);
  });

  it("does not name the switch to a non-biometric check as allowed when the session has no selfie check", async () => {
    const { id } = started(await client.startDocument()).session;
    await actions.cancel?.(id);
    expect(await actions.update?.(id)).toMatchObject([{ __typename: "WrongStatus", allowedActions: ["REDACT"] }]);
  });

  it("returns NotFound from every action for an unknown session", async () => {
    for (const [name, action] of Object.entries(actions)) {
      expect(await action("vs_unknown"), name).toMatchObject([
        { __typename: "NotFound", path: ["input", "sessionId"] },
      ]);
    }
  });
});

describe("an open session", () => {
  it("is resumed with fresh session access until the attempts are used up", async () => {
    const { session, url } = started(await client.startSelfie());
    const again = dataOf(await test.query(ResumeDocument, { input: { sessionId: session.id } })).resumeVerification;
    expect(started(again)).toMatchObject({ reused: true, session: { id: session.id } });
    expect((await fetch(again.url ?? "")).status).toBe(200);
    expect(again.viewerToken).toBeTruthy();
    expect(url).toBeTruthy();
    for (const attempts of [1, 2]) {
      await test.emulator.submit(session.id, { selfie: "selfie_face_mismatch" });
      await client.waitForSession(session.id, (seen) => seen.attempts === attempts);
    }
    const exhausted = [{ __typename: "AttemptsExhausted", attempts: 2, maxAttempts: 2, exhausted: { id: session.id } }];
    expect(await actions.resume?.(session.id)).toMatchObject(exhausted);
    expect(await actions.credential?.(session.id)).toMatchObject(exhausted);
  });

  it("merges metadata key by key and replaces options", async () => {
    const metadata = [
      { key: "branch", value: "north" },
      { key: "till", value: "4" },
    ];
    const { id } = started(await client.startSelfie({ metadata, documentTypes: ["PASSPORT"] })).session;
    const { session } = await update({
      sessionId: id,
      metadata: [
        { key: "branch", value: "" },
        { key: "till", value: "5" },
        { key: "shift", value: "late" },
      ],
      requireLiveCapture: true,
      requireIdNumber: true,
      email: "quirina@example.com",
      phone: "+15005550006",
    });
    expect(session).toMatchObject({
      metadata: [
        { key: "shift", value: "late" },
        { key: "till", value: "5" },
      ],
      checks: ["DOCUMENT", "SELFIE", "ID_NUMBER"],
      options: {
        documentTypes: ["PASSPORT"],
        requireLiveCapture: true,
        requireIdNumber: true,
        requireMatchingSelfie: true,
      },
    });
    expect((await update({ sessionId: id, requireIdNumber: false, documentTypes: ["ID_CARD"] })).session).toMatchObject(
      {
        checks: ["DOCUMENT", "SELFIE"],
        options: { documentTypes: ["ID_CARD"], requireLiveCapture: true, requireMatchingSelfie: true },
      },
    );
    expect(await client.readSession(id)).toMatchObject({
      options: { documentTypes: ["ID_CARD"] },
      checks: ["DOCUMENT", "SELFIE"],
    });
  });

  it("rejects an invalid update with the path of the invalid value", async () => {
    const { id } = started(await client.startSelfie()).session;
    const number = started(await client.startIdNumber()).session.id;
    const cases: [UpdateVerificationInput, (string | number)[]][] = [
      [{ sessionId: id }, ["input"]],
      [{ sessionId: id, metadata: [{ key: "", value: "x" }] }, ["input", "metadata", "0", "key"]],
      [{ sessionId: id, metadata: [{ key: "a", value: "x".repeat(501) }] }, ["input", "metadata", "0", "value"]],
      [
        { sessionId: id, metadata: [{ key: "verification_graph_tenant", value: "x" }] },
        ["input", "metadata", "0", "key"],
      ],
      [{ sessionId: id, documentTypes: ["UNKNOWN"] }, ["input", "documentTypes", "0"]],
      [{ sessionId: number, requireLiveCapture: true }, ["input"]],
    ];
    for (const [input, path] of cases) {
      const { session, errors } = await update(input);
      expect(session).toBeNull();
      expect(errors, path.join(".")).toMatchObject([{ __typename: "InvalidInput", path, retryable: false }]);
      expect(errors[0]?.message.startsWith(`${path.join(".")}: `)).toBe(true);
    }
  });

  it("creates a mobile credential for an API version and rejects an invalid version", async () => {
    const { id } = started(await client.startSelfie()).session;
    const made = dataOf(await test.query(CreateCredentialDocument, { input: { sessionId: id, apiVersion } }));
    expect(made.createMobileCredential.credential?.secret).toMatch(/^ek_test_/);
    expect(Date.parse(String(made.createMobileCredential.credential?.expiresAt))).toBeGreaterThan(Date.now());
    const wrong = dataOf(
      await test.query(CreateCredentialDocument, { input: { sessionId: id, apiVersion: "newest" } }),
    );
    expect(wrong.createMobileCredential).toMatchObject({
      credential: null,
      errors: [{ __typename: "InvalidInput", path: ["input", "apiVersion"] }],
    });
    expect(test.logged()).not.toContain("ek_test_");
  });

  it("simulates the outcome of a check or a failure before submission, but not both at once", async () => {
    const { id } = started(await client.startSelfie()).session;
    await simulate({ sessionId: id, outcomes: [{ check: "SELFIE", errorCode: "SELFIE_MANIPULATED" }] });
    const failed = await client.waitForSession(
      id,
      ({ attempts, status }) => attempts === 1 && status === "REQUIRES_INPUT",
    );
    expect(failed.lastError?.code).toBe("SELFIE_MANIPULATED");
    expect((await simulate({ sessionId: id, failBeforeSubmission: "DEVICE_NOT_SUPPORTED" })).errors).toEqual([]);
    await client.waitForSession(id, ({ lastError }) => lastError?.code === "DEVICE_NOT_SUPPORTED");

    const cases: [SimulateVerificationInput, string[]][] = [
      [{ sessionId: id, failBeforeSubmission: "ABANDONED", outcomes: [{ check: "SELFIE" }] }, ["input"]],
      [{ sessionId: id, outcomes: [{ check: "PHONE" }] }, ["input"]],
      [{ sessionId: id, outcomes: [{ check: "SELFIE", errorCode: "DOCUMENT_EXPIRED" }] }, ["input"]],
      [{ sessionId: id, delayMilliseconds: 60_001 }, ["input", "delayMilliseconds"]],
    ];
    for (const [input, path] of cases) {
      expect((await simulate(input)).errors).toMatchObject([{ __typename: "InvalidInput", path }]);
    }
    expect((await simulate({ sessionId: id })).errors).toEqual([]);
    await client.waitForSession(id, ({ status }) => status === "VERIFIED");
  });
});
