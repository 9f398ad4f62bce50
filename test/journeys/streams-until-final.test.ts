import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CancelDocument, RedactDocument, WatchVerificationDocument } from "../generated/graphql.js";
import { demoKey, startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

interface Watched {
  id: string;
  after?: string;
  completeWhenFinal?: boolean;
}

/** The transports by name. Each watches a session until the server completes the stream, and returns the statuses. */
const transports: Record<string, (variables: Watched, signal: AbortSignal) => Promise<string[]>> = {
  async WebSocket(variables, signal) {
    const updates = test
      .createWebSocketClient()
      .iterate<{ verificationSessionUpdated: { session: { status: string } } }>({
        query: WatchVerificationDocument.toString(),
        variables: { ...variables },
      });
    signal.addEventListener("abort", () => void updates.throw?.(new Error("the stream did not complete in time")));
    const statuses: string[] = [];
    for await (const { data, errors } of updates) {
      if (errors || !data) throw new Error(JSON.stringify(errors));
      statuses.push(data.verificationSessionUpdated.session.status);
    }
    return statuses;
  },
  async "server-sent events"(variables, signal) {
    const response = await fetch(`${test.url}/graphql/stream`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${demoKey}`,
        "content-type": "application/json",
        accept: "text/event-stream",
      },
      body: JSON.stringify({ query: WatchVerificationDocument.toString(), variables }),
      signal,
    });
    const text = await response.text();
    expect(text).toMatch(/event: complete/);
    return [...text.matchAll(/"status":"(\w+)"/g)].map(([, status = ""]) => status);
  },
};

/** Resolves with the statuses of a stream that completes; rejects when it stays open. */
const watch = (transport: string, variables: Watched, milliseconds = 8_000) => {
  const run = transports[transport];
  if (!run) throw new Error(`there is no transport ${transport}`);
  return run(variables, AbortSignal.timeout(milliseconds));
};

describe.each(Object.keys(transports))("a stream with completeWhenFinal over %s", (transport) => {
  it("completes after VERIFIED was delivered, with and without a cursor", async () => {
    const { session, cursor } = started(await client.startSelfie());
    const watched = Promise.all([
      watch(transport, { id: session.id, completeWhenFinal: true }),
      watch(transport, { id: session.id, after: cursor, completeWhenFinal: true }),
    ]);
    await test.emulator.submit(session.id, { selfie: "selfie_face_mismatch" });
    await client.waitForSession(session.id, ({ attempts }) => attempts === 1);
    await test.emulator.submit(session.id);
    const [whole, after] = await watched;
    // A stream without a cursor begins with the state at the time when it opens.
    expect(whole.filter((status) => status === "VERIFIED")).toEqual(["VERIFIED"]);
    expect(whole.at(-1)).toBe("VERIFIED");
    expect(after).toEqual(["PROCESSING", "REQUIRES_INPUT", "PROCESSING", "VERIFIED"]);
  });

  it("completes after CANCELED was delivered", async () => {
    const { session, cursor } = started(await client.startSelfie());
    const watched = watch(transport, { id: session.id, after: cursor, completeWhenFinal: true });
    await test.query(CancelDocument, { input: { sessionId: session.id } });
    expect(await watched).toEqual(["CANCELED"]);
  });

  it("completes when the session is final already: after its state, the missed updates or nothing", async () => {
    const { session, cursor } = started(await client.startSelfie());
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
    const { cursor: last } = await client.readSession(session.id);
    const of = (after?: string) =>
      watch(transport, { id: session.id, completeWhenFinal: true, ...(after ? { after } : {}) });
    expect(await of()).toEqual(["VERIFIED"]);
    expect(await of(cursor)).toEqual(["PROCESSING", "VERIFIED"]);
    expect(await of(last)).toEqual([]);
  });

  it("completes for a reader that has seen the final update before a redaction", async () => {
    const { session } = started(await client.startSelfie());
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
    const { cursor: last } = await client.readSession(session.id);
    await test.query(RedactDocument, { input: { sessionId: session.id } });
    expect(await watch(transport, { id: session.id, after: last, completeWhenFinal: true })).toEqual(
      expect.not.arrayContaining(["PROCESSING"]),
    );
  });

  it("stays open by default", async () => {
    const { session } = started(await client.startSelfie());
    await test.query(CancelDocument, { input: { sessionId: session.id } });
    await expect(watch(transport, { id: session.id }, 1_000)).rejects.toThrow();
  });
});
