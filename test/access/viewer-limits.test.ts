import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Client, createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { demoKey, post, startTestService, type TestService } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";

const secret = "a-signing-secret-of-more-than-32-characters";
let test: TestService;
beforeAll(async () => {
  test = await startTestService({
    TRUSTED_DOCUMENTS: "on",
    MAX_SUBSCRIPTIONS_PER_TOKEN: "2",
    VIEWER_TOKEN_SECRET: secret,
    VIEWER_TOKEN_SECONDS: "3",
  });
});
afterAll(() => test?.close());

const operation = (name: string) =>
  readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), "utf8");
const [status, watch] = [operation("verification-status"), operation("watch-verification")];

async function start() {
  const { data } = await test.query<
    { s: { session: { id: string }; viewerToken: string; cursor: string } },
    Record<string, never>
  >("mutation { s: startSelfieVerification(input: {}) { session { id } viewerToken cursor } }");
  if (!data) throw new Error("no session");
  return { id: data.s.session.id, token: data.s.viewerToken, cursor: data.s.cursor };
}

async function overEvents(query: string, variables: object, token: string): Promise<string> {
  const abort = new AbortController();
  const response = await fetch(`${test.url}/graphql/stream`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  });
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (text.includes("event: next")) break;
  }
  abort.abort();
  return text;
}

describe("with trusted documents a viewer token", () => {
  it("runs committed operations, whatever their whitespace and comments, over HTTP, WebSocket and event streams", async () => {
    const { id, token } = await start();
    for (const text of [status, `# a comment\n${status.replace(/\s+/g, " ").replace(/^#[^{]*query/, "query")}`]) {
      const { data, errors } = await post<{ verificationSession: { id: string } }, object>(
        test.url,
        text,
        { id },
        token,
      );
      expect(errors).toEqual([]);
      expect(data?.verificationSession.id).toBe(id);
    }
    const updates = updatesOf<{ verificationSessionUpdated: { session: { id: string } } }, { id: string }>(
      test.createWebSocketClient(token),
      watch,
      { id },
    );
    expect((await updates.next()).verificationSessionUpdated.session.id).toBe(id);
    updates.stop();
    expect(await overEvents(watch, { id }, token)).toContain(id);
  });

  it("runs no other operation on any transport, while a partner's key does", async () => {
    const { id, token } = await start();
    const own = "query($id: ID!) { verificationSession(id: $id) { id status } }";
    const refused = await post<object, object>(test.url, own, { id }, token);
    expect(refused.status).toBe(403);
    expect(refused.errors[0]?.extensions.code).toBe("UNTRUSTED_DOCUMENT");
    const subscription = "subscription($id: ID!) { verificationSessionUpdated(id: $id) { cursor } }";
    await expect(updatesOf(test.createWebSocketClient(token), subscription, { id }).next()).rejects.toThrow(
      "UNTRUSTED_DOCUMENT",
    );
    expect(await overEvents(subscription, { id }, token)).toContain("UNTRUSTED_DOCUMENT");
    // A committed operation together with another one is a different document.
    const both = await post<object, object>(test.url, `${status} query Mine { viewer { tenant } }`, { id }, token);
    expect(both.status).toBe(403);
    expect((await post<object, object>(test.url, own, { id }, demoKey)).errors).toEqual([]);
  });
});

describe("a viewer token", () => {
  it("is limited to its number of subscriptions; one that ends frees a slot", async () => {
    const { id, token } = await start();
    const client = test.createWebSocketClient(token);
    const first = updatesOf(client, watch, { id });
    const second = updatesOf(client, watch, { id });
    await first.next();
    await second.next();
    const third = updatesOf(test.createWebSocketClient(token), watch, { id });
    await expect(third.next().then(() => third.next())).rejects.toThrow("TOO_MANY_SUBSCRIPTIONS");
    first.stop();
  });

  it("closes its sockets when it expires, with code 4403", async () => {
    const { id, token } = await start();
    const closed = new Promise<{ code: number; reason: string }>((resolve) => {
      const client: Client = createClient({
        url: `${test.url.replace(/^http/, "ws")}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
        retryAttempts: 0,
        on: {
          closed: (event) =>
            resolve(
              JSON.parse(
                JSON.stringify({
                  code: Reflect.get(Object(event), "code"),
                  reason: Reflect.get(Object(event), "reason"),
                }),
              ),
            ),
        },
      });
      updatesOf(client, watch, { id })
        .next()
        .catch(() => undefined);
    });
    expect(await closed).toEqual({ code: 4403, reason: "Viewer token expired" });
    const late = await post<object, object>(test.url, status, { id }, token);
    expect(late.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  it("is accepted only with the algorithm, key, audience and expiry of the service", async () => {
    const { id } = await start();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: "verification-graph",
      aud: "verification-graph:viewer",
      sub: id,
      tenant: "demo",
      iat: now,
      exp: now + 60,
    };
    const signed = (header: object, body: object, hash: string, key: string) => {
      const text = `${part(header)}.${part(body)}`;
      return `${text}.${createHmac(hash, key).update(text).digest("base64url")}`;
    };
    const { exp: _exp, ...endless } = claims;
    const forged = {
      "no algorithm": `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`,
      "another algorithm": signed({ alg: "HS512" }, claims, "sha512", secret),
      "an algorithm in other letters": signed({ alg: "hs256" }, claims, "sha256", secret),
      "a key that its header names": signed({ alg: "HS256", jwk: { kty: "oct", k: part({}) } }, claims, "sha256", "{}"),
      "another key": signed({ alg: "HS256" }, claims, "sha256", "guess"),
      "the empty key": signed({ alg: "HS256" }, claims, "sha256", ""),
      "another audience": signed({ alg: "HS256" }, { ...claims, aud: "else" }, "sha256", secret),
      "no expiry": signed({ alg: "HS256" }, endless, "sha256", secret),
      "a critical extension": signed({ alg: "HS256", crit: ["x"], x: 1 }, claims, "sha256", secret),
    };
    for (const [name, token] of Object.entries(forged)) {
      const { errors, data } = await post<object, object>(test.url, status, { id }, token);
      expect(data, name).toBeNull();
      expect(errors[0]?.extensions.code, name).toBe("UNAUTHENTICATED");
    }
    const good = signed({ alg: "HS256" }, claims, "sha256", secret);
    expect((await post<object, object>(test.url, status, { id }, good)).errors).toEqual([]);
  });
});
