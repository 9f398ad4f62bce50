import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ReadEventIdsDocument,
  ReadEverythingDocument,
  ReadNodeDocument,
  ReadNodesDocument,
  ReadReportIdsDocument,
  ReadSessionIdsDocument,
  type ReadSessionIdsQueryVariables,
  type VerificationSessionFilter,
} from "../generated/graphql.js";
import { inBatches } from "../support/in-batches.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const numbers = Array.from({ length: 30 }, (_none, index) => index);

let test: TestService;
let client: VerificationClient;
let first: string[] = [];
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
  first = await inBatches(numbers, 15, async (index) => {
    const input = { clientReferenceId: `case-${index}`, ...(index % 10 === 0 ? { relatedCustomer: "cus_tenth" } : {}) };
    return started(await (index % 2 === 0 ? client.startSelfie(input) : client.startDocument(input))).session.id;
  });
});
afterAll(() => test?.close());

async function page(variables: ReadSessionIdsQueryVariables) {
  const { verificationSessions } = dataOf(await test.query(ReadSessionIdsDocument, variables));
  return { ids: verificationSessions.nodes.map(({ id }) => id), ...verificationSessions.pageInfo };
}

describe("filters", () => {
  /** Returns the ids of all sessions that match the filter, read page by page. */
  async function all(filter: VerificationSessionFilter): Promise<Set<string>> {
    const found = new Set<string>();
    let after: string | null = null;
    do {
      const { ids, endCursor, hasNextPage } = await page({ first: 20, after, filter });
      for (const id of ids) found.add(id);
      after = hasNextPage ? (endCursor ?? null) : null;
    } while (after !== null);
    return found;
  }

  it("select sessions by reference, customer, selfie, type, status and time, alone and combined", async () => {
    const selfies = first.filter((_id, index) => index % 2 === 0);
    const tenths = first.filter((_id, index) => index % 10 === 0);
    expect(await all({ clientReferenceId: "case-17" })).toEqual(new Set([first[17]]));
    expect(await all({ relatedCustomer: "cus_tenth" })).toEqual(new Set(tenths));
    const withoutSelfie = await all({ requiresSelfie: false });
    expect(withoutSelfie).toEqual(new Set(first.filter((_id, index) => index % 2 === 1)));
    const withSelfie = await all({ requiresSelfie: true });
    expect(selfies.every((id) => withSelfie.has(id))).toBe(true);

    const { id } = started(await client.startIdNumber()).session;
    expect(await all({ type: ["ID_NUMBER"] })).toEqual(new Set([id]));
    await test.emulator.submit(id);
    await client.waitForSession(id, ({ status }) => status === "VERIFIED");
    expect(await all({ status: ["VERIFIED"] })).toEqual(new Set([id]));
    expect(await all({ status: ["VERIFIED", "REQUIRES_INPUT"], type: ["ID_NUMBER", "FLOW"] })).toEqual(new Set([id]));
    expect(await all({ status: ["CANCELED"] })).toEqual(new Set());
    expect((await all({ status: [] })).size).toBe((await all({})).size);

    const hour = 3_600_000;
    const from = (offset: number) => new Date(Date.now() + offset).toISOString();
    expect((await all({ created: { from: from(-hour), to: from(hour) } })).size).toBe((await all({})).size);
    expect(await all({ created: { from: from(hour) } })).toEqual(new Set());
    expect(await all({ created: { to: from(-hour) }, requiresSelfie: true })).toEqual(new Set());
  });

  it("select reports and events by session, type, status and reference", async () => {
    const reference = "case-report";
    const { session } = started(await client.startSelfie({ clientReferenceId: reference }));
    const { id } = session;
    await test.emulator.submit(id, { document: "document_expired" });
    await client.waitForSession(id, ({ attempts }) => attempts === 1);
    await test.emulator.submit(id);
    await client.waitForSession(id, ({ status }) => status === "VERIFIED");

    for (const filter of [
      { sessionId: id },
      { clientReferenceId: reference },
      { sessionId: id, type: ["DOCUMENT" as const] },
    ]) {
      const { verificationReports } = dataOf(await test.query(ReadReportIdsDocument, { filter }));
      expect(verificationReports.nodes.map((report) => report.session?.id)).toEqual([id, id]);
    }
    const none = dataOf(await test.query(ReadReportIdsDocument, { filter: { sessionId: id, type: ["ID_NUMBER"] } }));
    expect(none.verificationReports.nodes).toEqual([]);

    const timeline = dataOf(await test.query(ReadEventIdsDocument, { filter: { sessionId: id } })).verificationEvents;
    expect(timeline.nodes.map(({ type }) => type)).toEqual([
      "STARTED",
      "PROCESSING",
      "INPUT_REQUIRED",
      "PROCESSING",
      "VERIFIED",
    ]);
    const filtered = {
      sessionId: id,
      type: ["PROCESSING" as const, "VERIFIED" as const],
      status: ["PROCESSING" as const],
    };
    const processing = dataOf(await test.query(ReadEventIdsDocument, { filter: filtered })).verificationEvents;
    expect(processing.nodes.map(({ type }) => type)).toEqual(["PROCESSING", "PROCESSING"]);

    const { verificationSession } = dataOf(await test.query(ReadEverythingDocument, { id }));
    expect(verificationSession?.reports.nodes.map(({ document }) => document?.status)).toEqual([
      "VERIFIED",
      "UNVERIFIED",
    ]);
    expect(verificationSession?.lastReport?.id).toBe(verificationSession?.reports.nodes[0]?.id);
    expect(verificationSession?.events.edges.map(({ node }) => node.id)).toEqual(
      timeline.nodes.map((event) => event.id),
    );

    const step = await test.query<
      {
        verificationSession: Record<"reports" | "events", { nodes: { id: string }[]; pageInfo: { endCursor: string } }>;
      },
      object
    >(
      `query($id: ID!, $report: String, $event: String) { verificationSession(id: $id) {
        reports(first: 1, after: $report) { nodes { id } pageInfo { endCursor } }
        events(first: 2, after: $event) { nodes { id } pageInfo { endCursor } } } }`,
      { id, report: null, event: timeline.nodes.length > 0 ? verificationSession?.events.edges[1]?.cursor : null },
    );
    const { reports, events } = dataOf(step).verificationSession;
    expect(reports.nodes.map((report) => report.id)).toEqual([verificationSession?.reports.nodes[0]?.id]);
    expect(events.nodes.map((event) => event.id)).toEqual(timeline.nodes.slice(2, 4).map((event) => event.id));
  });
});

describe("node and nodes", () => {
  it("resolve sessions, reports and events in the order of the ids, and unknown ids to null", async () => {
    const { session } = started(await client.startDocument());
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
    const everything = dataOf(await test.query(ReadEverythingDocument, { id: session.id })).verificationSession;
    const report = everything?.lastReport?.id ?? "";
    const event = everything?.events.edges[0]?.node.id ?? "";
    const ids = [event, "vs_unknown", report, session.id, "ve_unknown", "not-an-id", session.id];
    const { nodes } = dataOf(await test.query(ReadNodesDocument, { ids }));
    expect(nodes).toEqual([
      { __typename: "VerificationEvent", id: event },
      null,
      { __typename: "VerificationReport", id: report },
      { __typename: "VerificationSession", id: session.id },
      null,
      null,
      { __typename: "VerificationSession", id: session.id },
    ]);
    expect(dataOf(await test.query(ReadNodeDocument, { id: report })).node?.__typename).toBe("VerificationReport");
  });

  it("accept at most 100 ids", async () => {
    const ids = [...first, ...first, ...first, ...first];
    expect(dataOf(await test.query(ReadNodesDocument, { ids: ids.slice(0, 100) })).nodes).toHaveLength(100);
    const { data, errors } = await test.query(ReadNodesDocument, { ids: ids.slice(0, 101) });
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: "ids: at most 100 are allowed.", extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });
});

describe("invalid arguments", () => {
  it("are named in the error", async () => {
    const { endCursor } = await page({ first: 1 });
    const event = dataOf(await test.query(ReadEventIdsDocument, { first: 1 })).verificationEvents.pageInfo.endCursor;
    const cases: [ReadSessionIdsQueryVariables, string][] = [
      [{ first: 0 }, "first"],
      [{ first: 101 }, "first"],
      [{ last: -1 }, "last"],
      [{ last: 101 }, "last"],
      [{ first: 1, last: 1 }, "first, last"],
      [{ after: "nonsense" }, "after"],
      [{ after: event }, "after"],
      [{ last: 1, before: `${endCursor}x=` }, "before"],
    ];
    for (const [variables, argument] of cases) {
      const { status, data, errors } = await test.query(ReadSessionIdsDocument, variables);
      expect([status, data], JSON.stringify(variables)).toEqual([200, null]);
      expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
      expect(errors[0]?.message.split(":")[0]).toBe(argument);
    }
    const wrongKind = await test.query(ReadEventIdsDocument, { after: endCursor });
    expect(wrongKind.errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(wrongKind.errors[0]?.message).toContain("after");
  });
});

describe("a session that was not started through the service", () => {
  it("appears once its webhook is applied", async () => {
    let id = "";
    await client.waitForEvents(1, { type: ["STARTED"] }, async () => {
      ({ id } = await test.emulator.visitFlow("vf_phone", {
        email: "visitor@example.com",
        client_reference_id: "walk-in",
      }));
    });
    expect((await page({ filter: { clientReferenceId: "walk-in" } })).ids).toEqual([id]);
    expect(await client.readSession(id)).toMatchObject({
      type: "FLOW",
      status: "REQUIRES_INPUT",
      checks: ["PHONE"],
      nextStep: "SUBMIT",
    });
  });
});
