import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ResumeVerificationDocument,
  StartSelfieVerificationDocument,
  VerificationResultDocument,
  VerificationStatusDocument,
  WatchVerificationDocument,
} from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";

const person = {
  first_name: "Quirina",
  last_name: "Zaphodsky",
  dob: { day: 7, month: 3, year: 1971 },
  number: "SPECIMEN-7731905",
  address: { line1: "42 Marker Lane", city: "Exampleford", postal_code: "ZZ9 9ZZ", state: null, country: "GB" },
};
const markers = ["Quirina", "Zaphodsky", "7731905", "Marker Lane", "Exampleford", "ZZ9 9ZZ", "1971"];

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test?.close());

async function start() {
  const { data, errors } = await test.query(StartSelfieVerificationDocument, { input: {} });
  expect(errors).toEqual([]);
  const payload = data?.startSelfieVerification;
  expect(payload?.errors).toEqual([]);
  if (!payload?.session || !payload.cursor || !payload.url || !payload.viewerToken) throw new Error("no session");
  return {
    ...payload,
    session: payload.session,
    cursor: payload.cursor,
    url: payload.url,
    viewerToken: payload.viewerToken,
  };
}

describe("a selfie verification", () => {
  it("is started and submitted; its updates are pushed and its results can be read", async () => {
    const { session, cursor, url } = await start();
    expect(session).toMatchObject({ status: "REQUIRES_INPUT", checks: ["DOCUMENT", "SELFIE"], nextStep: "SUBMIT" });
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");

    const updates = updatesOf(test.createWebSocketClient(), WatchVerificationDocument, {
      id: session.id,
      after: cursor,
    });
    await test.emulator.submit(session.id, { data: person });
    const processing = (await updates.next()).verificationSessionUpdated;
    const verified = (await updates.next()).verificationSessionUpdated;
    expect([processing.session.status, verified.session.status]).toEqual(["PROCESSING", "VERIFIED"]);
    expect(verified.session).toMatchObject({ nextStep: "NO_ACTION", attempts: 1, lastError: null });
    updates.stop();

    const { data, errors } = await test.query(VerificationResultDocument, { id: session.id });
    expect(errors).toEqual([]);
    expect(data?.verificationSession).toMatchObject({
      status: "VERIFIED",
      verifiedOutputs: { firstName: "Quirina", lastName: "Zaphodsky", address: { city: "Exampleford", country: "GB" } },
      lastReport: {
        document: { status: "VERIFIED", firstName: "Quirina", error: null },
        selfie: { status: "VERIFIED", error: null },
      },
    });

    const report = await test.query<
      {
        verificationSession: {
          lastReport: { document: { files: { id: string }[] }; selfie: { selfie: { id: string } } };
        };
      },
      { id: string }
    >(
      "query($id: ID!) { verificationSession(id: $id) { lastReport { document { files { id } } selfie { selfie { id } } } } }",
      { id: session.id },
    );
    expect(report.data?.verificationSession.lastReport.document.files.length).toBeGreaterThan(0);
    expect(report.data?.verificationSession.lastReport.selfie.selfie.id).toMatch(/^file_/);
  });

  it("fails with a reason, is retried in the same session and succeeds, with a report for each attempt", async () => {
    const { session, cursor } = await start();
    const updates = updatesOf(test.createWebSocketClient(), WatchVerificationDocument, {
      id: session.id,
      after: cursor,
    });
    await test.emulator.submit(session.id, { selfie: "selfie_face_mismatch", data: person });
    expect((await updates.next()).verificationSessionUpdated.session.status).toBe("PROCESSING");
    const failed = (await updates.next()).verificationSessionUpdated.session;
    expect(failed).toMatchObject({
      status: "REQUIRES_INPUT",
      nextStep: "RETRY",
      attempts: 1,
      lastError: { code: "SELFIE_FACE_MISMATCH", retryable: true, nextStep: "RETRY" },
    });
    expect(failed.lastError?.reason).toBeTruthy();

    const again = await test.query(ResumeVerificationDocument, { sessionId: session.id });
    expect(again.data?.resumeVerification.errors).toEqual([]);
    expect(again.data?.resumeVerification.session?.id).toBe(session.id);
    expect((await fetch(again.data?.resumeVerification.url ?? "")).status).toBe(200);

    await test.emulator.submit(session.id, { data: person });
    expect((await updates.next()).verificationSessionUpdated.session.status).toBe("PROCESSING");
    expect((await updates.next()).verificationSessionUpdated.session).toMatchObject({
      status: "VERIFIED",
      attempts: 2,
      lastError: null,
    });
    updates.stop();

    const { data } = await test.query<
      { verificationSession: { reports: { nodes: { selfie: { status: string; error: { code: string } | null } }[] } } },
      { id: string }
    >("query($id: ID!) { verificationSession(id: $id) { reports { nodes { selfie { status error { code } } } } } }", {
      id: session.id,
    });
    expect(data?.verificationSession.reports.nodes).toEqual([
      { selfie: { status: "VERIFIED", error: null } },
      { selfie: { status: "UNVERIFIED", error: { code: "SELFIE_FACE_MISMATCH" } } },
    ]);
  });

  it("lets a viewer token follow the status of its own session, and nothing else", async () => {
    const { session, viewerToken } = await start();
    const other = await start();
    const status = await test.query(VerificationStatusDocument, { id: session.id }, viewerToken);
    expect(status.errors).toEqual([]);
    expect(status.data?.verificationSession).toMatchObject({
      id: session.id,
      status: "REQUIRES_INPUT",
      nextStep: "SUBMIT",
    });

    const foreign = await test.query(VerificationStatusDocument, { id: other.session.id }, viewerToken);
    expect(foreign.data?.verificationSession).toBeNull();

    const updates = updatesOf(test.createWebSocketClient(viewerToken), WatchVerificationDocument, { id: session.id });
    expect((await updates.next()).verificationSessionUpdated.session.status).toBe("REQUIRES_INPUT");
    await test.emulator.submit(session.id, { data: person });
    expect((await updates.next()).verificationSessionUpdated.session.status).toBe("PROCESSING");
    expect((await updates.next()).verificationSessionUpdated.session.status).toBe("VERIFIED");
    updates.stop();

    const results = await test.query(VerificationResultDocument, { id: session.id }, viewerToken);
    expect(results.data?.verificationSession?.verifiedOutputs).toBeNull();
    expect(results.errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    const attempt = await test.query(StartSelfieVerificationDocument, { input: {} }, viewerToken);
    expect(attempt.errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("needs no call to Stripe for its status, and reads only the selected results", async () => {
    const { session } = await start();
    await test.emulator.submit(session.id, { data: person });
    const updates = updatesOf(test.createWebSocketClient(), WatchVerificationDocument, { id: session.id });
    for (let status = ""; status !== "VERIFIED"; )
      status = (await updates.next()).verificationSessionUpdated.session.status;
    updates.stop();

    const calls = async (document: Parameters<TestService["query"]>[0]) => {
      const before = await test.stripeCalls();
      const { errors } = await test.query(document, { id: session.id });
      expect(errors).toEqual([]);
      const after = await test.stripeCalls();
      return [...after].flatMap(([name, count]) => Array<string>(count - (before.get(name) ?? 0)).fill(name));
    };
    expect(await calls(VerificationStatusDocument.toString())).toEqual([]);
    expect(
      await calls("query($id: ID!) { verificationSession(id: $id) { verifiedOutputs { firstName lastName } } }"),
    ).toEqual(["verificationSessions.retrieve standard"]);
    expect(
      await calls("query($id: ID!) { verificationSession(id: $id) { verifiedOutputs { firstName dob { year } } } }"),
    ).toEqual(["verificationSessions.retrieve sensitive"]);
  });

  it("writes no personal data to a table or the log", async () => {
    const { session } = await start();
    await test.emulator.submit(session.id, { document: "document_expired", data: person });
    const updates = updatesOf(test.createWebSocketClient(), WatchVerificationDocument, { id: session.id });
    for (let attempts = 0; attempts !== 1; )
      attempts = (await updates.next()).verificationSessionUpdated.session.attempts;
    updates.stop();

    const dump = await test.dump();
    expect(dump).toContain(session.id);
    for (const marker of markers) expect(dump).not.toContain(marker);
    for (const marker of markers.slice(0, -1)) expect(test.logged()).not.toContain(marker);
    expect(test.logged()).not.toContain("/start/test_");
    expect(dump).not.toContain("_secret_");
  });
});
