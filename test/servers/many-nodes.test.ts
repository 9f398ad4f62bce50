import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  FollowEventsDocument,
  StartSelfieVerificationDocument,
  VerificationStatusDocument,
  WatchVerificationDocument,
} from "../generated/graphql.js";
import { type Cluster, clusterKey, clusterTenant, createCluster } from "../support/cluster.js";
import { runCommand } from "../support/command.js";
import { createDatabase, type OwnDatabase, runOnce } from "../support/postgres.js";
import { updatesOf } from "../support/updates.js";

const patience = { timeout: 30_000, interval: 50 };
const [a, b, c] = [0, 1, 2];
let database: OwnDatabase;
let cluster: Cluster;

beforeAll(async () => {
  database = await createDatabase("vg_nodes");
  // Only the third node receives webhooks; the others are notified through the database.
  cluster = await createCluster({
    size: 3,
    webhooksTo: [c],
    settings: { DATABASE_URL: database.url },
    seed: "many-nodes",
  });
  // All nodes start at the same time on an empty database, and each tries to create the tables.
  await cluster.start();
});
afterAll(async () => {
  await cluster?.close();
  await database?.drop();
});

async function start(node: number, input: { clientReferenceId?: string; idempotencyKey?: string } = {}) {
  const { data, errors } = await cluster.node(node).query(StartSelfieVerificationDocument, { input });
  expect(errors).toEqual([]);
  const payload = data?.startSelfieVerification;
  expect(payload?.errors).toEqual([]);
  if (!payload?.session || !payload.cursor) throw new Error("no session");
  return { id: payload.session.id, cursor: payload.cursor, reused: payload.reused };
}

async function countSessionsAtStripe(): Promise<number> {
  return (await cluster.emulator.control.sessions()).length;
}

describe("three nodes on one database", () => {
  it("create its tables once when all three start at the same time", async () => {
    const { rows } = await database.run(
      "select count(*)::int as count, count(distinct name)::int as names from kysely_migration",
    );
    expect(rows[0].count).toBe(rows[0].names);
    for (const node of cluster.nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
  });

  it("push an event to a subscriber of one node when another started the session and the third got the webhook", async () => {
    const { id, cursor } = await start(a);
    const client = cluster.node(b).createWebSocketClient();
    const updates = updatesOf(client, WatchVerificationDocument, { id, after: cursor });
    await cluster.emulator.control.submit(id);
    const statuses = [await updates.next(), await updates.next()].map(
      (update) => update.verificationSessionUpdated.session.status,
    );
    expect(statuses).toEqual(["PROCESSING", "VERIFIED"]);
    const status = await cluster.node(a).query(VerificationStatusDocument, { id });
    expect(status.data?.verificationSession?.status).toBe("VERIFIED");
    updates.stop();
    await client.dispose();
  });

  it("accept each other's cursors, from queries in subscriptions and from subscriptions in queries", async () => {
    const { id } = await start(b);
    const document = `query($after: String) { verificationEvents(first: 100, after: $after) { edges { cursor node { id } } } }`;
    interface Listed {
      verificationEvents: { edges: { cursor: string; node: { id: string } }[] };
    }
    const list = async (node: number, after: string | null) => {
      const { data, errors } = await cluster.node(node).query<Listed, { after: string | null }>(document, { after });
      expect(errors).toEqual([]);
      return data?.verificationEvents.edges ?? [];
    };
    const all = await list(a, null);
    const [first] = all;
    if (!first) throw new Error("the log is empty");
    const client = cluster.node(c).createWebSocketClient();
    const updates = updatesOf(client, FollowEventsDocument, { after: first.cursor });
    const followed = [];
    while (followed.length < all.length - 1) followed.push((await updates.next()).verificationEvents);
    expect(followed.map(({ cursor, node }) => [cursor, node.id])).toEqual(
      all.slice(1).map(({ cursor, node }) => [cursor, node.id]),
    );
    expect(followed.at(-1)?.node.session?.id).toBe(id);
    expect(await list(b, followed[0]?.cursor ?? null)).toEqual(all.slice(2));
    updates.stop();
    await client.dispose();
  });

  it("accept a key as soon as a command has created it", async () => {
    const created = await runCommand(
      ["keys", "create", "--tenant", "late", "--scopes", "sessions:read", "--json"],
      cluster.settings,
    );
    expect(created.stderr).not.toContain("failure");
    const { key }: { key: string } = JSON.parse(created.lastLine);
    const responses = await Promise.all(cluster.nodes.map((node) => node.query("{ viewer { tenant } }", {}, key)));
    expect(responses.map(({ data }) => data)).toEqual(cluster.nodes.map(() => ({ viewer: { tenant: "late" } })));
  });

  it("create one session for fifty starts with the same idempotency key", async () => {
    const before = await countSessionsAtStripe();
    const starts = await Promise.all(
      Array.from({ length: 50 }, (_, index) => start(index % 3, { idempotencyKey: "order-1" })),
    );
    expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
    expect(await countSessionsAtStripe()).toBe(before + 1);
  });

  it("create one session for thirty starts with the same client reference", async () => {
    const before = await countSessionsAtStripe();
    const starts = await Promise.all(
      Array.from({ length: 30 }, (_, index) => start(index % 3, { clientReferenceId: "user-1" })),
    );
    expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
    expect(await countSessionsAtStripe()).toBe(before + 1);
  });

  it("reconcile one at a time, and find events whose webhooks were lost", async () => {
    // Takes the lease that a node holds while it reconciles.
    const lease = `insert into leases values ('reconciliation default', 'another node', now() + interval '1 minute')
      on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at where leases.expires_at < now()`;
    await vi.waitFor(async () => expect((await database.run(lease)).rowCount).toBe(1), patience);
    const skipped = await runCommand(["reconcile", "--json"], cluster.settings);
    expect(JSON.parse(skipped.lastLine)).toEqual({ skipped: true });
    // A node that dies releases nothing: its lease expires.
    await database.run("update leases set expires_at = now() - interval '1 second' where holder = 'another node'");

    const { id, cursor } = await start(a);
    const client = cluster.node(b).createWebSocketClient();
    const updates = updatesOf(client, WatchVerificationDocument, { id, after: cursor });
    await cluster.emulator.control.faults({ webhooks: { drop: 1 } });
    await cluster.emulator.control.submit(id, { selfie: "selfie_face_mismatch" });
    await cluster.emulator.control.clearFaults();
    const ran = await runCommand(["reconcile", "--json"], cluster.settings);
    expect(JSON.parse(ran.lastLine)).toMatchObject({ eventsMissed: 2, sessionsFailed: 0 });
    const sessions = [await updates.next(), await updates.next()].map(
      (update) => update.verificationSessionUpdated.session,
    );
    expect(sessions.map(({ status, attempts }) => [status, attempts])).toEqual([
      ["PROCESSING", 0],
      ["REQUIRES_INPUT", 1],
    ]);
    updates.stop();
    await client.dispose();
  });

  it("push events when their LISTEN connections are terminated, by polling until they listen again", async () => {
    const { id, cursor } = await start(a);
    const client = cluster.node(b).createWebSocketClient();
    const updates = updatesOf(client, WatchVerificationDocument, { id, after: cursor });
    const terminateListeners =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'";
    expect((await database.run(terminateListeners)).rowCount).toBe(3);
    await cluster.emulator.control.submit(id);
    for (const status of ["PROCESSING", "VERIFIED"])
      expect((await updates.next()).verificationSessionUpdated.session.status).toBe(status);
    const listening =
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and query ilike 'listen%'";
    await vi.waitFor(async () => expect((await database.run(listening)).rows[0].count).toBe(3), patience);
    updates.stop();
    await client.dispose();
  });

  it("survive the termination of all database connections, including those in use", async () => {
    const admin = new URL(database.url);
    const name = admin.pathname.slice(1);
    admin.pathname = "/postgres";
    const terminateAll = () =>
      runOnce(admin.href, "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    const ids: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const starts = Array.from({ length: 12 }, (_, index) =>
        cluster
          .node(index)
          .query(StartSelfieVerificationDocument, { input: { idempotencyKey: `terminated-${round}-${index}` } }),
      );
      await terminateAll();
      for (const { data } of await Promise.all(starts)) {
        const id = data?.startSelfieVerification.session?.id;
        if (id) ids.push(id);
      }
    }
    for (const node of cluster.nodes) expect(node.running).toBe(true);
    const again = await Promise.all(
      Array.from({ length: 72 }, (_, index) =>
        start(index, { idempotencyKey: `terminated-${Math.floor(index / 12)}-${index % 12}` }),
      ),
    );
    expect(new Set(again.map(({ id }) => id)).size).toBe(72);
    for (const id of ids) expect(again.map((started) => started.id)).toContain(id);
  });

  it("store sessions under the tenant of the key, and never log the key", async () => {
    const { rows } = await database.run("select distinct tenant_id from verification_sessions");
    expect(rows).toEqual([{ tenant_id: clusterTenant }]);
    expect(cluster.nodes.map((node) => node.output()).join("")).not.toContain(clusterKey);
  });
});
