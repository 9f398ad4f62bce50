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

async function made(): Promise<number> {
  return (await test.emulator.sessions()).length;
}

async function submitUntil(id: string, status: "VERIFIED" | "REQUIRES_INPUT", outcome: { document?: string } = {}) {
  const { attempts } = await client.readSession(id);
  await test.emulator.submit(id, outcome);
  await client.waitForSession(id, (session) => session.status === status && session.attempts > attempts);
}

describe("a start with an idempotency key", () => {
  const input = { idempotencyKey: "order-4711", metadata: [{ key: "order", value: "4711" }] };
  let id = "";

  it("makes one session, though fifty ask at the same moment", async () => {
    const before = await made();
    const answers = (await Promise.all(Array.from({ length: 50 }, () => client.startSelfie(input)))).map(started);
    id = answers[0]?.session.id ?? "";
    expect(new Set(answers.map(({ session }) => session.id))).toEqual(new Set([id]));
    expect(new Set(answers.map(({ cursor }) => cursor)).size).toBe(1);
    expect(answers.every(({ reused }) => !reused)).toBe(true);
    console.info(`50 concurrent starts with one key: ${(await made()) - before} session at the emulator`);
    expect((await made()) - before).toBe(1);
  });

  it("is refused with another input, and so is another input at the very same moment", async () => {
    const other = await client.startSelfie({ ...input, metadata: [{ key: "order", value: "4712" }] });
    expect(other.session).toBeNull();
    expect(other.errors).toMatchObject([
      { __typename: "IdempotencyConflict", path: ["input", "idempotencyKey"], retryable: false },
    ]);
    expect((await client.startDocument({ ...input })).errors[0]?.__typename).toBe("IdempotencyConflict");

    const before = await made();
    const [one, two] = await Promise.all([
      client.startSelfie({ idempotencyKey: "twins" }),
      client.startSelfie({ idempotencyKey: "twins", requireIdNumber: true }),
    ]);
    const conflicts = [one, two].filter(({ errors }) => errors[0]?.__typename === "IdempotencyConflict");
    expect(conflicts).toHaveLength(1);
    expect((await made()) - before).toBe(1);
  });

  it("makes no second session after a lost answer, though its reference came to another meanwhile", async () => {
    const before = await made();
    const lost = { idempotencyKey: "lost", clientReferenceId: "user-lost" };
    await test.emulator.faults({ api: { status: "cut", rate: 1 }, webhooks: { drop: 1 } });
    expect((await client.startSelfie(lost)).errors).toMatchObject([{ __typename: "StripeUnavailable" }]);
    expect((await made()) - before).toBe(1);

    await test.emulator.faults({ webhooks: { drop: 1 } });
    const other = { clientReferenceId: "user-lost" };
    await expect.poll(async () => (await client.startIdNumber(other)).errors, { timeout: 15_000 }).toEqual([]);
    started(await client.startSelfie(lost));
    await test.emulator.clearFaults();
    expect((await made()) - before).toBe(2);
  });

  it("answers the same session after a restart, with ways into it that work", async () => {
    await test.close();
    await open();
    const before = await made();
    const answers = (await Promise.all(Array.from({ length: 10 }, () => client.startSelfie(input)))).map(started);
    console.info(
      `after a restart: ${(await made()) - before} further sessions, the same key answers ${id === answers[0]?.session.id ? "the same" : "another"}`,
    );
    expect(new Set(answers.map(({ session }) => session.id))).toEqual(new Set([id]));
    expect((await made()) - before).toBe(0);
    expect((await fetch(answers[0]?.url ?? "")).status).toBe(200);
    expect((await client.startSelfie({ ...input, requireIdNumber: true })).errors[0]?.__typename).toBe(
      "IdempotencyConflict",
    );
  });

  it("answers it also when it is long over", async () => {
    await submitUntil(id, "VERIFIED");
    expect(started(await client.startSelfie(input))).toMatchObject({
      session: { id, status: "VERIFIED", nextStep: "NONE" },
      url: null,
      clientSecret: null,
    });
  });
});

describe("once the attempts are used up", () => {
  it("the same key answers the same session, but nobody is let in any more", async () => {
    const input = { idempotencyKey: "spent" };
    const { id } = started(await client.startSelfie(input)).session;
    const waysIn = async () =>
      dataOf(
        await test.query<{ verificationSession: { url: string | null; clientSecret: string | null } }, object>(
          `{ verificationSession(id: "${id}") { url clientSecret } }`,
          {},
        ),
      ).verificationSession;
    await submitUntil(id, "REQUIRES_INPUT", { document: "document_expired" });
    expect(started(await client.startSelfie(input))).toMatchObject({ session: { id }, url: expect.any(String) });
    expect(await waysIn()).toEqual({ url: expect.any(String), clientSecret: expect.any(String) });

    await submitUntil(id, "REQUIRES_INPUT", { document: "document_expired" });
    const again = started(await client.startSelfie(input));
    expect(again).toMatchObject({ session: { id, nextStep: "CONTACT_SUPPORT" }, url: null, clientSecret: null });
    expect(again.viewerToken).toBeTruthy();
    expect(await waysIn()).toEqual({ url: null, clientSecret: null });
  });
});

describe("a start for a reference of the caller's", () => {
  const reference = (clientReferenceId: string) => ({ clientReferenceId });

  it("goes on with the open session; many at once make one", async () => {
    const before = await made();
    const answers = (await Promise.all(Array.from({ length: 20 }, () => client.startSelfie(reference("ada"))))).map(
      started,
    );
    expect((await made()) - before).toBe(1);
    const ids = new Set(answers.map(({ session }) => session.id));
    expect(ids.size).toBe(1);
    const later = started(await client.startSelfie(reference("ada")));
    expect(later.reused).toBe(true);
    expect(ids.has(later.session.id)).toBe(true);
    expect((await fetch(later.url ?? "")).status).toBe(200);
  });

  it("makes one also where each of many at once has a key of its own", async () => {
    const before = await made();
    const keys = Array.from({ length: 10 }, (_none, index) => `fay-${index}`);
    const answers = await Promise.all(
      keys.map((idempotencyKey) => client.startSelfie({ ...reference("fay"), idempotencyKey })),
    );
    expect(new Set(answers.map((answer) => started(answer).session.id)).size).toBe(1);
    expect((await made()) - before).toBe(1);
  });

  it("makes another where other checks are asked for", async () => {
    const selfie = started(await client.startSelfie(reference("bo")));
    const document = started(await client.startDocument(reference("bo")));
    expect(document.session.id).not.toBe(selfie.session.id);
    expect(started(await client.startSelfie(reference("bo"))).session.id).toBe(selfie.session.id);
  });

  it("is refused while one is processing, and once one is verified, unless it is to be verified anew", async () => {
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
    const anew = started(await client.startSelfie({ ...reference("cy"), reverify: true }));
    expect(anew.session.id).not.toBe(first.session.id);
    expect(started(await client.startSelfie({ ...reference("cy"), reverify: true })).session.id).toBe(anew.session.id);
  });

  it("is refused when the attempts are used up, on this session or on those before it", async () => {
    const first = started(await client.startSelfie(reference("di")));
    await submitUntil(first.session.id, "REQUIRES_INPUT", { document: "document_expired" });
    expect((await client.readSession(first.session.id)).nextStep).toBe("RETRY");
    await submitUntil(first.session.id, "REQUIRES_INPUT", { document: "document_expired" });
    const spent = await client.readSession(first.session.id);
    expect(spent).toMatchObject({ attempts: 2, nextStep: "CONTACT_SUPPORT", lastError: { retryable: false } });
    const refused = await client.startSelfie(reference("di"));
    expect(refused.errors).toMatchObject([
      { __typename: "AttemptsExhausted", exhausted: { id: first.session.id }, attempts: 2, maxAttempts: 2 },
    ]);
  });

  it("makes a new session after the last one was redacted, though its reference went with it", async () => {
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
