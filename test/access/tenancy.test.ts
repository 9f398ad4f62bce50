import Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AccessWorld, openAccessWorld } from "../graphql/support/access-world.js";
import { post } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";

let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world?.close());

interface Started {
  s: {
    session: { id: string; metadata: { key: string; value: string }[] } | null;
    cursor: string;
    errors: { __typename: string }[];
  };
}

const start = (metadata: { key: string; value: string }[]) =>
  post<Started, object>(
    world.service.url,
    "mutation($m: [MetadataEntryInput!]) { s: startSelfieVerification(input: { metadata: $m }) { session { id metadata { key value } } cursor errors { __typename } } }",
    { m: metadata },
    world.full,
  );

it("keeps a session with its tenant, whatever its metadata says", async () => {
  const asked = await start([{ key: "verification_graph_tenant", value: "tenant-b" }]);
  expect(asked.data?.s.errors).toEqual([{ __typename: "InvalidInput" }]);

  const { data } = await start([]);
  const id = data?.s.session?.id ?? "";
  const updates = updatesOf<{ u: { session: { status: string } } }, { id: string; after: string }>(
    world.service.createWebSocketClient(world.full),
    "subscription($id: ID!, $after: String) { u: verificationSessionUpdated(id: $id, after: $after) { session { status } } }",
    { id, after: data?.s.cursor ?? "" },
  );
  // With Stripe's own key, as in its Dashboard, the metadata are changed to another tenant, and then the session changes.
  const address = new URL(world.service.emulatorUrl);
  const stripe = new Stripe("sk_test_dashboard", { host: address.hostname, port: address.port, protocol: "http" });
  await stripe.identity.verificationSessions.update(id, { metadata: { verification_graph_tenant: "tenant-b" } });
  await world.service.emulator.submit(id);
  while ((await updates.next()).u.session.status !== "VERIFIED");
  updates.stop();

  const text = "query($id: ID!) { verificationSession(id: $id) { status } }";
  expect((await post(world.service.url, text, { id }, world.full)).data).toEqual({
    verificationSession: { status: "VERIFIED" },
  });
  expect((await post(world.service.url, text, { id }, world.other)).data).toEqual({ verificationSession: null });
});

it("keeps metadata keys that are special in JavaScript, or refuses them by name, and never loses one", async () => {
  const names = ["constructor", "prototype", "toString", "hasOwnProperty"];
  const { data, errors } = await start(names.map((key) => ({ key, value: "polluted" })));
  expect(errors).toEqual([]);
  const kept = data?.s.session?.metadata.map(({ key }) => key) ?? [];
  for (const name of names) expect(kept).toContain(name);
  const refused = await start([{ key: "__proto__", value: "polluted" }]);
  expect(refused.data?.s.session).toBeNull();
  const probe: Record<string, unknown> = {};
  expect(probe.polluted).toBeUndefined();
  expect(`${probe}`).toBe("[object Object]");
});

/** Reads a stream up to its first event, which a comment may precede. */
async function firstEvent(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  while (reader && !text.includes("data:")) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  return text;
}

it("rejects a stream whose Last-Event-ID is a cursor of another tenant", async () => {
  const cursor = Buffer.from(JSON.stringify(["event", "tenant-a", 1])).toString("base64url");
  expect(world.cursors).toContain(cursor);
  const ask = async (key: string) => {
    const abort = new AbortController();
    const response = await fetch(`${world.service.url}/graphql/stream`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${key}`,
        "last-event-id": cursor,
      },
      body: JSON.stringify({ query: "subscription { verificationEvents { node { id } } }" }),
      signal: abort.signal,
    });
    const text = await firstEvent(response);
    abort.abort();
    return text;
  };
  expect(await ask(world.full)).toContain('"verificationEvents":{"node"');
  expect(await ask(world.other)).toContain("BAD_USER_INPUT");
});

it("accepts a key only in the header, and forbids caching of answers", async () => {
  const query = encodeURIComponent("{ viewer { tenant } }");
  const response = await fetch(
    `${world.service.url}/graphql?query=${query}&authorization=Bearer%20${world.full}&key=${world.full}`,
    {
      headers: { "apollo-require-preflight": "1" },
    },
  );
  expect(response.status).toBe(401);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(world.service.logged()).not.toContain(world.full);
  const mutation = encodeURIComponent("mutation { startSelfieVerification(input: {}) { reused } }");
  const byGet = await fetch(`${world.service.url}/graphql?query=${mutation}`, {
    headers: { "apollo-require-preflight": "1", authorization: `Bearer ${world.full}` },
  });
  expect(byGet.status).toBe(405);
});
