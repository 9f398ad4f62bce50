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

it("no metadata moves a session to another tenant, whoever writes it", async () => {
  const asked = await start([{ key: "verification_graph_tenant", value: "tenant-b" }]);
  expect(asked.data?.s.errors).toEqual([{ __typename: "InvalidInput" }]);

  const { data } = await start([]);
  const id = data?.s.session?.id ?? "";
  const updates = updatesOf<{ u: { session: { status: string } } }, { id: string; after: string }>(
    world.service.createWebSocketClient(world.full),
    "subscription($id: ID!, $after: String) { u: verificationSessionUpdated(id: $id, after: $after) { session { status } } }",
    { id, after: data?.s.cursor ?? "" },
  );
  // Somebody with Stripe's own key, as in its Dashboard, says that it is B's; and then something happens to it.
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

it("keys of metadata that mean something to JavaScript are keys like any other", async () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];
  const { data, errors } = await start(names.map((key) => ({ key, value: "polluted" })));
  expect(errors).toEqual([]);
  const kept = data?.s.session?.metadata.map(({ key }) => key) ?? [];
  for (const name of names.slice(1)) expect(kept).toContain(name);
  const probe: Record<string, unknown> = {};
  expect(probe.polluted).toBeUndefined();
  expect(`${probe}`).toBe("[object Object]");
});

/** What a stream says up to its first event: a comment may come before, in a piece of its own. */
async function firstEvent(response: Response): Promise<string> {
  let told = "";
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  while (reader && !told.includes("data:")) {
    const { done, value } = await reader.read();
    if (done) break;
    told += decoder.decode(value, { stream: true });
  }
  return told;
}

it("a stream that names another tenant's place as its Last-Event-ID is refused", async () => {
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
    const told = await firstEvent(response);
    abort.abort();
    return told;
  };
  expect(await ask(world.full)).toContain('"verificationEvents":{"node"');
  expect(await ask(world.other)).toContain("BAD_USER_INPUT");
});

it("a key is taken from nowhere but its header, and no answer of personal data may be kept by anybody", async () => {
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
