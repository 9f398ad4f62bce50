import { startTestService, type TestService } from "../../support/running-service.js";
import { updatesOf } from "../../support/updates.js";

/** Every scope. Tenant A has one key without each of them. */
export const scopes = ["sessions:read", "sessions:write", "results:read", "results:sensitive", "events:read"] as const;

const person = {
  first_name: "Quirina",
  last_name: "Zaphodsky",
  dob: { day: 7, month: 3, year: 1971 },
  number: "SPECIMEN-7731905",
  email: "quirina@example.com",
  phone: "+15005550177",
  address: { line1: "42 Marker Lane", city: "Exampleford", postal_code: "ZZ9 9ZZ", state: null, country: "GB" },
};

/** Personal data that only tenant A may see. */
const markers = [
  "Quirina",
  "Zaphodsky",
  "SPECIMEN-7731905",
  "42 Marker Lane",
  "Exampleford",
  "ZZ9 9ZZ",
  "quirina@example.com",
  "+15005550177",
];
const reference = "case-of-tenant-a";
const note = "note-of-tenant-a";

/** Two tenants in one service: A has sessions in several states, B has one session. */
export interface AccessWorld {
  service: TestService;
  /** Tenant A's key with every scope. */
  full: string;
  /** Keys of tenant A, each by the scope that it lacks. */
  lacking: ReadonlyMap<string, string>;
  /** Tenant B's key with every scope. */
  other: string;
  /** Sessions of A: one verified, one failed, one replaced, its replacement, and one of a flow. */
  sessionIds: readonly string[];
  reportIds: readonly string[];
  eventId: string;
  /** Viewer tokens of the sessions of A, by the session id. */
  viewers: ReadonlyMap<string, string>;
  /** The viewer token of the session of B. */
  otherViewer: string;
  /** Cursors of every list of A. */
  cursors: readonly string[];
  /** Texts that no stranger may get. */
  secrets: readonly string[];
  /** Arguments that an attacker who knows the ids of A would use. */
  known: Readonly<Record<string, string | number | boolean>>;
  /** Makes one event of a session of A. Works once. */
  moveA(): Promise<void>;
  /** Makes an event of tenant B. */
  moveB(): Promise<void>;
  close(): Promise<void>;
}

interface Started {
  start: { session: { id: string } | null; cursor: string | null; viewerToken: string | null; errors: unknown[] };
}

export async function openAccessWorld(settings: Record<string, string> = {}): Promise<AccessWorld> {
  const keyOf = (name: string) => `vg_test_${name.replace(/\W/g, "")}0000000000000000`;
  const all = [...scopes];
  const bootstrap = [
    { tenant: "tenant-a", key: keyOf("full"), scopes: all },
    { tenant: "tenant-b", key: keyOf("other"), scopes: all },
    ...all.map((scope) => ({ tenant: "tenant-a", key: keyOf(scope), scopes: all.filter((each) => each !== scope) })),
  ];
  const service = await startTestService({
    BOOTSTRAP_KEYS: JSON.stringify(bootstrap),
    RATE_LIMIT_PER_MINUTE: "1000000",
    ...settings,
  });
  const [full, other] = [keyOf("full"), keyOf("other")];

  const start = async (key: string, field: string, input: object) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const text = `mutation($input: ${type}!) { start: ${field}(input: $input) { session { id } cursor viewerToken errors { __typename } } }`;
    const { data, errors } = await service.query<Started, { input: object }>(text, { input }, key);
    const { session, cursor, viewerToken } = data?.start ?? {};
    if (!session || !cursor || !viewerToken) throw new Error(JSON.stringify({ data, errors }));
    return { id: session.id, cursor, viewerToken };
  };
  const until = async (key: string, { id, cursor }: { id: string; cursor: string }, status: string) => {
    const updates = updatesOf<{ u: { session: { status: string } } }, { id: string; after: string }>(
      service.createWebSocketClient(key),
      "subscription($id: ID!, $after: String) { u: verificationSessionUpdated(id: $id, after: $after) { session { status } } }",
      { id, after: cursor },
    );
    while ((await updates.next()).u.session.status !== status);
    updates.stop();
  };

  const marked = {
    clientReferenceId: reference,
    idempotencyKey: "once-of-tenant-a",
    metadata: [{ key: "note", value: note }],
  };
  const verified = await start(full, "startSelfieVerification", marked);
  await service.emulator.submit(verified.id, { data: person });
  await until(full, verified, "VERIFIED");
  const failed = await start(full, "startSelfieVerification", { requireIdNumber: true });
  await service.emulator.submit(failed.id, { document: "document_expired", data: person });
  await until(full, failed, "PROCESSING");
  await until(full, failed, "REQUIRES_INPUT");
  const replaced = await start(full, "startSelfieVerification", {});
  const replacement = await start(full, "switchToNonBiometricVerification", { sessionId: replaced.id });
  const flow = await start(full, "startVerificationFlow", {
    flowId: "vf_full",
    checks: ["DOCUMENT", "SELFIE", "ID_NUMBER", "ADDRESS", "PHONE", "EMAIL"],
  });
  await service.emulator.submit(flow.id, { data: person });
  await until(full, flow, "VERIFIED");
  const ofOther = await start(other, "startSelfieVerification", {});

  interface Lists {
    sessions: { edges: { cursor: string }[] };
    reports: { edges: { cursor: string; node: { id: string } }[] };
    events: { edges: { cursor: string; node: { id: string } }[] };
    reads: { edges: { cursor: string }[] };
  }
  await service.query(
    "query($id: ID!) { verificationSession(id: $id) { verifiedOutputs { dob { year } } } }",
    { id: verified.id },
    full,
  );
  const { data, errors } = await service.query<Lists, object>(
    `{ sessions: verificationSessions { edges { cursor } } reports: verificationReports { edges { cursor node { id } } }
       events: verificationEvents { edges { cursor node { id } } } reads: auditedReads { edges { cursor } } }`,
    {},
    full,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  const sessionIds = [verified.id, failed.id, replaced.id, replacement.id, flow.id];
  const ids = (list: { edges: { node: { id: string } }[] }) => list.edges.map(({ node }) => node.id);
  const cursorsOf = (list: { edges: { cursor: string }[] }) => list.edges.map(({ cursor }) => cursor);
  const cursors = Object.values(data).flatMap(cursorsOf);
  const reportIds = ids(data.reports);
  const [eventId = ""] = ids(data.events);
  const secrets = [...sessionIds, ...reportIds, ...ids(data.events), ...cursors, note, ...markers];
  return {
    service,
    full,
    other,
    lacking: new Map(all.map((scope) => [scope, keyOf(scope)])),
    sessionIds,
    reportIds,
    eventId,
    viewers: new Map([verified, failed, replaced, replacement, flow].map(({ id, viewerToken }) => [id, viewerToken])),
    otherViewer: ofOther.viewerToken,
    cursors,
    secrets: secrets.filter((secret) => secret !== ""),
    known: {
      id: verified.id,
      sessionId: verified.id,
      clientReferenceId: reference,
      idempotencyKey: "once-of-tenant-a",
      flowId: "vf_of_tenant_a",
      apiVersion: "2026-10-28.endive",
      country: "DE",
      key: "key",
      value: "value",
    },
    moveA: async () => void (await service.emulator.fail(replacement.id, "abandoned")),
    moveB: async () => void (await start(other, "startSelfieVerification", {})),
    close: () => service.close(),
  };
}
