import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RedactDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

let folder = "";
let test: TestService;
let client: VerificationClient;

async function open(): Promise<void> {
  // The database and the emulator keep their state in this folder, as with npm start.
  test = await startTestService({ DATABASE_URL: undefined, DATA_DIR: folder, MAX_ATTEMPTS: "2" });
  client = new VerificationClient(test);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "starting-"));
  await open();
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Returns the number of sessions at the emulator. */
async function sessionCount(): Promise<number> {
  return (await test.emulator.sessions()).length;
}

/** Submits the session and waits for the end of this attempt. */
async function submit(id: string, status: "VERIFIED" | "REQUIRES_INPUT", outcome: { document?: string } = {}) {
  const { attempts } = await client.readSession(id);
  await test.emulator.submit(id, outcome);
  await client.waitForSession(id, (session) => session.status === status && session.attempts > attempts);
}

describe("a start with an idempotency key", () => {
  const input = { idempotencyKey: "order-4711", metadata: [{ key: "order", value: "4711" }] };
  let id = "";

  it("creates one session for fifty concurrent starts", async () => {
    const before = await sessionCount();
    const payloads = (await Promise.all(Array.from({ length: 50 }, () => client.startSelfie(input)))).map(started);
    id = payloads[0]?.session.id ?? "";
    expect(new Set(payloads.map(({ session }) => session.id))).toEqual(new Set([id]));
    expect(new Set(payloads.map(({ cursor }) => cursor)).size).toBe(1);
    expect(payloads.every(({ reused }) => !reused)).toBe(true);
    console.info(`50 concurrent starts with one key: ${(await sessionCount()) - before} session at the emulator`);
    expect((await sessionCount()) - before).toBe(1);
  });

  it("rejects another input for the same key, also at the same time", async () => {
    const other = await client.startSelfie({ ...input, metadata: [{ key: "order", value: "4712" }] });
    expect(other.session).toBeNull();
    expect(other.errors).toMatchObject([
      { __typename: "IdempotencyConflict", path: ["input", "idempotencyKey"], retryable: false },
    ]);
    expect((await client.startDocument({ ...input })).errors[0]?.__typename).toBe("IdempotencyConflict");

    const before = await sessionCount();
    const [one, two] = await Promise.all([
      client.startSelfie({ idempotencyKey: "twins" }),
      client.startSelfie({ idempotencyKey: "twins", requireIdNumber: true }),
    ]);
    const conflicts = [one, two].filter(({ errors }) => errors[0]?.__typename === "IdempotencyConflict");
    expect(conflicts).toHaveLength(1);
    expect((await sessionCount()) - before).toBe(1);
  });

  it("creates no second session after a lost response, even if its reference has another session meanwhile", async () => {
    const before = await sessionCount();
    const lost = { idempotencyKey: "lost", clientReferenceId: "user-lost" };
    await test.emulator.faults({ api: { status: "cut", rate: 1 }, webhooks: { drop: 1 } });
    expect((await client.startSelfie(lost)).errors).toMatchObject([{ __typename: "StripeUnavailable" }]);
    expect((await sessionCount()) - before).toBe(1);

    await test.emulator.faults({ webhooks: { drop: 1 } });
    const other = { clientReferenceId: "user-lost" };
    await expect.poll(async () => (await client.startIdNumber(other)).errors, { timeout: 15_000 }).toEqual([]);
    started(await client.startSelfie(lost));
    await test.emulator.clearFaults();
    expect((await sessionCount()) - before).toBe(2);
  });

  it("returns the same session with working session access after a restart", async () => {
    await test.close();
    await open();
    const before = await sessionCount();
    const payloads = (await Promise.all(Array.from({ length: 10 }, () => client.startSelfie(input)))).map(started);
    console.info(
      `after a restart: ${(await sessionCount()) - before} further sessions, the same key returns ${id === payloads[0]?.session.id ? "the same session" : "another session"}`,
    );
    expect(new Set(payloads.map(({ session }) => session.id))).toEqual(new Set([id]));
    expect((await sessionCount()) - before).toBe(0);
    expect((await fetch(payloads[0]?.url ?? "")).status).toBe(200);
    expect((await client.startSelfie({ ...input, requireIdNumber: true })).errors[0]?.__typename).toBe(
      "IdempotencyConflict",
    );
  });

  it("returns the same session without session access after it is verified", async () => {
    await submit(id, "VERIFIED");
    expect(started(await client.startSelfie(input))).toMatchObject({
      session: { id, status: "VERIFIED", nextStep: "NO_ACTION" },
      url: null,
      clientSecret: null,
    });
  });
});

describe("a start whose attempts are used up", () => {
  it("returns the same session for the same key, without session access", async () => {
    const input = { idempotencyKey: "spent" };
    const { id } = started(await client.startSelfie(input)).session;
    const readAccess = async () =>
      dataOf(
        await test.query<{ verificationSession: { url: string | null; clientSecret: string | null } }, object>(
          `{ verificationSession(id: "${id}") { url clientSecret } }`,
          {},
        ),
      ).verificationSession;
    await submit(id, "REQUIRES_INPUT", { document: "document_expired" });
    expect(started(await client.startSelfie(input))).toMatchObject({ session: { id }, url: expect.any(String) });
    expect(await readAccess()).toEqual({ url: expect.any(String), clientSecret: expect.any(String) });

    await submit(id, "REQUIRES_INPUT", { document: "document_expired" });
    const again = started(await client.startSelfie(input));
    expect(again).toMatchObject({ session: { id, nextStep: "CONTACT_SUPPORT" }, url: null, clientSecret: null });
    expect(again.viewerToken).toBeTruthy();
    expect(await readAccess()).toEqual({ url: null, clientSecret: null });
  });
});

describe("a start with a client reference", () => {
  const reference = (clientReferenceId: string) => ({ clientReferenceId });

  it("reuses the open session, also among concurrent starts", async () => {
    const before = await sessionCount();
    const payloads = (await Promise.all(Array.from({ length: 20 }, () => client.startSelfie(reference("ada"))))).map(
      started,
    );
    expect((await sessionCount()) - before).toBe(1);
    const ids = new Set(payloads.map(({ session }) => session.id));
    expect(ids.size).toBe(1);
    const later = started(await client.startSelfie(reference("ada")));
    expect(later.reused).toBe(true);
    expect(ids.has(later.session.id)).toBe(true);
    expect((await fetch(later.url ?? "")).status).toBe(200);
  });

  it("creates one session for concurrent starts with different idempotency keys", async () => {
    const before = await sessionCount();
    const keys = Array.from({ length: 10 }, (_none, index) => `fay-${index}`);
    const results = await Promise.all(
      keys.map((idempotencyKey) => client.startSelfie({ ...reference("fay"), idempotencyKey })),
    );
    expect(new Set(results.map((payload) => started(payload).session.id)).size).toBe(1);
    expect((await sessionCount()) - before).toBe(1);
  });

  it("creates another session for other checks", async () => {
    const selfie = started(await client.startSelfie(reference("bo")));
    const document = started(await client.startDocument(reference("bo")));
    expect(document.session.id).not.toBe(selfie.session.id);
    expect(started(await client.startSelfie(reference("bo"))).session.id).toBe(selfie.session.id);
  });

  it("is rejected while a session is processing or verified, unless reverify is set", async () => {
    const first = started(await client.startSelfie(reference("cy")));
    await test.emulator.submit(first.session.id, { delay_ms: 3_600_000 });
    await client.waitForSession(first.session.id, ({ status }) => status === "PROCESSING");
    const waiting = await client.startSelfie(reference("cy"));
    expect(waiting.errors).toMatchObject([
      { __typename: "VerificationInProgress", inProgress: { id: first.session.id }, retryable: true },
    ]);
    await test.emulator.advanceClock(3_601);
    await client.waitForSession(first.session.id, ({ status }) => status === "VERIFIED");
    const again = await client.startSelfie(reference("cy"));
    expect(again.errors).toMatchObject([
      { __typename: "AlreadyVerified", verified: { id: first.session.id }, retryable: false },
    ]);
    expect((await client.startDocument(reference("cy"))).errors[0]?.__typename).toBe("AlreadyVerified");
    const reverified = started(await client.startSelfie({ ...reference("cy"), reverify: true }));
    expect(reverified.session.id).not.toBe(first.session.id);
    expect(started(await client.startSelfie({ ...reference("cy"), reverify: true })).session.id).toBe(
      reverified.session.id,
    );
  });

  it("is rejected once the attempts of its session are used up", async () => {
    const first = started(await client.startSelfie(reference("di")));
    await submit(first.session.id, "REQUIRES_INPUT", { document: "document_expired" });
    expect((await client.readSession(first.session.id)).nextStep).toBe("RETRY");
    await submit(first.session.id, "REQUIRES_INPUT", { document: "document_expired" });
    const spent = await client.readSession(first.session.id);
    expect(spent).toMatchObject({ attempts: 2, nextStep: "CONTACT_SUPPORT", lastError: { retryable: false } });
    const refused = await client.startSelfie(reference("di"));
    expect(refused.errors).toMatchObject([
      { __typename: "AttemptsExhausted", exhausted: { id: first.session.id }, attempts: 2, maxAttempts: 2 },
    ]);
  });

  it("creates a new session after the last one was redacted", async () => {
    const first = started(await client.startSelfie(reference("eve")));
    dataOf(await test.query(RedactDocument, { input: { sessionId: first.session.id } }));
    await client.waitForEvents(1, { sessionId: first.session.id, type: ["REDACTED"] }, () =>
      test.emulator.advanceClock(10),
    );
    expect((await client.readSession(first.session.id)).clientReferenceId).toBeNull();
    const second = started(await client.startSelfie(reference("eve")));
    expect(second.session).toMatchObject({ status: "REQUIRES_INPUT", redaction: null });
    expect(second.session.id).not.toBe(first.session.id);
    expect(second.url).toBeTruthy();
  });
});
