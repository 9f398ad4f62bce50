import { randomUUID } from "node:crypto";
import { decodeJwt, SignJWT } from "jose";
import { sql } from "kysely";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Audit, AuditUnavailableError, actorOf } from "../../src/access/audit.js";
import { Authentication, AuthenticationError } from "../../src/access/authentication.js";
import { TooManyGuessesError } from "../../src/access/key-guesses.js";
import { KeyError, Keys } from "../../src/access/keys.js";
import { ViewerTokens } from "../../src/access/viewer-tokens.js";
import { allScopes, Scope } from "../../src/config/scopes.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { Metrics } from "../../src/telemetry/metrics.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();
const log = createLogger("silent");
const keysOf = (demo = false, livemode = false) =>
  new Keys({ store: store().access, demo, accounts: [{ name: "default", livemode }], log });
const newTenant = () => `tenant-${randomUUID().slice(0, 8)}`;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("keys", () => {
  it("are shown once and stored only as a hash", async () => {
    const tenant = newTenant();
    const { id, key } = await keysOf().create({ tenantId: tenant, scopes: [Scope.SESSIONS_READ] });
    expect(key).toMatch(/^vg_test_[A-Za-z0-9]{32}$/);
    const { rows } = await sql<{ row: string }>`select row_to_json(k)::text as row from api_keys k`.execute(
      store().database.db,
    );
    expect(rows.some(({ row }) => row.includes(id))).toBe(true);
    expect(rows.map(({ row }) => row).join()).not.toContain(key);
    const [record] = await keysOf().list(tenant);
    expect(record?.prefix).toBe(key.slice(0, 12));
  });

  it("identify their tenant and scopes, on every node at once", async () => {
    const tenant = newTenant();
    const scopes = [Scope.SESSIONS_READ, Scope.EVENTS_READ];
    const { id, key } = await keysOf(false, true).create({ tenantId: tenant, scopes, livemode: true });
    expect(key).toMatch(/^vg_live_/);
    expect(await keysOf(false, true).authenticate(key)).toEqual({
      kind: "partner",
      tenantId: tenant,
      keyId: id,
      livemode: true,
      scopes: new Set(scopes),
    });
    expect(await keysOf(false, true).authenticate(`${key}x`)).toBeNull();
  });

  it("are unknown where their account is not served, or is in the other mode", async () => {
    const tenantId = `live/${newTenant()}`;
    const keys = (name: string, livemode: boolean) =>
      new Keys({ store: store().access, demo: false, accounts: [{ name, livemode }], log });
    const { key } = await keys("live", true).create({ tenantId, scopes: [Scope.SESSIONS_READ], livemode: true });
    expect(await keys("live", true).authenticate(key)).toMatchObject({ tenantId, livemode: true });
    expect(await keys("live", false).authenticate(key)).toBeNull();
    expect(await keys("default", true).authenticate(key)).toBeNull();
  });

  it("are refused once expired or revoked", async () => {
    const keys = keysOf();
    const tenant = newTenant();
    const expired = await keys.create({ tenantId: tenant, scopes: [Scope.SESSIONS_READ], expiresAt: inSeconds(-1) });
    const revoked = await keys.create({ tenantId: tenant, scopes: [Scope.SESSIONS_READ], expiresAt: inSeconds(60) });
    expect(await keys.authenticate(expired.key)).toBeNull();
    expect(await keys.authenticate(revoked.key)).not.toBeNull();
    expect(await keys.revoke(revoked.id)).toBe(true);
    expect(await keys.authenticate(revoked.key)).toBeNull();
    expect(await keys.revoke("key_unknown")).toBe(false);
  });

  it("are checked for validity several at a time", async () => {
    const keys = keysOf(true);
    const tenant = newTenant();
    const make = (expiresAt: Date | null) =>
      keys.create({ tenantId: tenant, scopes: [Scope.SESSIONS_READ], expiresAt });
    const [lasting, ending, expired, revoked] = [
      await make(null),
      await make(inSeconds(60)),
      await make(inSeconds(-1)),
      await make(null),
    ];
    await keys.revoke(revoked.id);
    const ids = [lasting.id, ending.id, expired.id, revoked.id, "key_unknown"];
    expect(await keys.validKeys(ids)).toEqual(new Set([lasting.id, ending.id, "demo"]));
    expect(await keysOf(false).validKeys(["demo"])).toEqual(new Set());
  });

  it("are rotated with an overlap in which both are accepted", async () => {
    const keys = keysOf(false, true);
    const tenant = newTenant();
    const old = await keys.create({
      tenantId: tenant,
      scopes: [Scope.RESULTS_READ],
      livemode: true,
      expiresAt: inSeconds(3_600),
    });
    const fresh = await keys.rotate(old.id, 120);
    expect(await keys.authenticate(old.key)).not.toBeNull();
    expect(await keys.authenticate(fresh.key)).toMatchObject({ tenantId: tenant, livemode: true });
    const [ending, lasting] = await keys.list(tenant);
    expect(ending?.expiresAt?.getTime()).toBeLessThan(inSeconds(130).getTime());
    expect(lasting?.expiresAt?.getTime()).toBeGreaterThan(inSeconds(3_000).getTime());

    const last = await keys.rotate(fresh.id, 0);
    expect(await keys.authenticate(fresh.key)).toBeNull();
    expect(await keys.authenticate(last.key)).not.toBeNull();
    await expect(keys.rotate(fresh.id, 60)).rejects.toThrow(KeyError);
    await expect(keys.rotate("key_unknown", 60)).rejects.toThrow("There is no key key_unknown");
  });

  it("do not expire later because they were rotated", async () => {
    const keys = keysOf();
    const tenant = newTenant();
    const { id } = await keys.create({ tenantId: tenant, scopes: [Scope.RESULTS_READ], expiresAt: inSeconds(60) });
    await keys.rotate(id, 3_600);
    const [old] = await keys.list(tenant);
    expect(old?.expiresAt?.getTime()).toBeLessThanOrEqual(inSeconds(60).getTime());
  });

  it("chosen by the operator are created once, when several nodes start at the same time", async () => {
    const tenant = newTenant();
    const key = `vg_test_${randomUUID().replaceAll("-", "")}`;
    const list = [{ account: "default", tenant, key, scopes: [Scope.SESSIONS_WRITE] }];
    const counts = await Promise.all([keysOf().bootstrap(list), keysOf().bootstrap(list)]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await keysOf().bootstrap(list)).toBe(0);
    expect(await keysOf().authenticate(key)).toMatchObject({ tenantId: tenant });
    expect(await keysOf().list(tenant)).toHaveLength(1);
  });

  it("include the demo key with the emulator only", async () => {
    const emulated = keysOf(true);
    await emulated.bootstrap([]);
    expect((await store().access.tenants()).map(({ id }) => id)).toContain("demo");
    expect(await emulated.authenticate("vg_test_demo")).toMatchObject({
      tenantId: "demo",
      scopes: new Set(allScopes),
    });
    expect(await keysOf(false).authenticate("vg_test_demo")).toBeNull();
  });

  it("record their last use at most once a minute, without delaying calls", async () => {
    const keys = keysOf();
    const { id, key } = await keys.create({ tenantId: newTenant(), scopes: [Scope.SESSIONS_READ] });
    const mark = vi.spyOn(store().access, "markKeyUsed");
    vi.useFakeTimers({ toFake: ["Date"] });
    await keys.authenticate(key);
    await keys.authenticate(key);
    expect(mark).toHaveBeenCalledTimes(1);
    await mark.mock.results[0]?.value;
    expect((await store().access.key(id))?.lastUsedAt).toBeInstanceOf(Date);
    vi.setSystemTime(Date.now() + 60_000);
    mark.mockRejectedValueOnce(new Error("unavailable"));
    expect(await keys.authenticate(key)).not.toBeNull();
    expect(mark).toHaveBeenCalledTimes(2);
  });

  it("share one query among simultaneous calls, but not with later ones", async () => {
    const keys = keysOf();
    const { id, key } = await keys.create({ tenantId: newTenant(), scopes: [Scope.SESSIONS_READ] });
    const query = vi.spyOn(store().access, "keyByHash");
    const callers = await Promise.all([1, 2, 3].map(() => keys.authenticate(key)));
    expect(callers.every((caller) => caller?.keyId === id)).toBe(true);
    expect(query).toHaveBeenCalledTimes(1);
    await keys.revoke(id);
    expect(await keys.authenticate(key)).toBeNull();
  });
});

describe("viewer tokens", () => {
  const open = (secret: string | null = null, seconds = 60) =>
    ViewerTokens.open({ secret, seconds, store: store().access });

  it("name one session and are accepted by every node", async () => {
    const issued = await (await open()).issue({ tenantId: "acme", sessionId: "vs_1" });
    expect(await (await open()).verify(issued.token)).toEqual({
      kind: "viewer",
      tenantId: "acme",
      sessionId: "vs_1",
      expiresAt: issued.expiresAt,
    });
    expect(Object.keys(decodeJwt(issued.token)).sort()).toEqual(["aud", "exp", "iat", "iss", "sub", "tenant"]);
  });

  it("are refused once expired", async () => {
    const tokens = await open();
    const { token, expiresAt } = await tokens.issue({ tenantId: "acme", sessionId: "vs_1" });
    vi.useFakeTimers({ toFake: ["Date"], now: expiresAt.getTime() + 1_000 });
    await expect(tokens.verify(token)).rejects.toMatchObject({ name: "AuthenticationError", reason: "expired_token" });
  });

  it("with another secret, audience or algorithm are refused", async () => {
    const secret = "s".repeat(32);
    const tokens = await open(secret);
    const key = new TextEncoder().encode(secret);
    const claims = () => new SignJWT({ tenant: "acme" }).setSubject("vs_1").setIssuedAt().setExpirationTime("1h");
    const forged = [
      (await (await open("t".repeat(32))).issue({ tenantId: "acme", sessionId: "vs_1" })).token,
      await claims().setProtectedHeader({ alg: "HS256" }).setIssuer("verification-graph").setAudience("else").sign(key),
      await claims()
        .setProtectedHeader({ alg: "HS512" })
        .sign(new TextEncoder().encode(secret.repeat(2))),
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from("{}").toString("base64url")}.`,
    ];
    for (const token of forged) await expect(tokens.verify(token)).rejects.toMatchObject({ reason: "bad_token" });
  });
});

describe("authentication", () => {
  const open = async () => {
    const keys = keysOf(true);
    const tokens = await ViewerTokens.open({ secret: null, seconds: 60, store: store().access });
    return { tokens, authentication: new Authentication({ keys, viewerTokens: tokens }) };
  };

  it("accepts a key or a token, with or without Bearer", async () => {
    const { tokens, authentication } = await open();
    const { token } = await tokens.issue({ tenantId: "acme", sessionId: "vs_1" });
    for (const scheme of ["Bearer ", "bearer  ", ""]) {
      expect(await authentication.authenticate(`${scheme}vg_test_demo`)).toMatchObject({ kind: "partner" });
      expect(await authentication.authenticate(`${scheme}${token}`)).toMatchObject({
        kind: "viewer",
        sessionId: "vs_1",
      });
    }
  });

  it("returns null without a credential", async () => {
    const { authentication } = await open();
    expect(await authentication.authenticate(undefined)).toBeNull();
    expect(await authentication.authenticate("  ")).toBeNull();
  });

  it("rejects any other credential without repeating it", async () => {
    const { authentication } = await open();
    const bad = [
      "Bearer",
      "Bearer sekrit",
      "Basic sekrit",
      "Bearer vg_test_sekrit more",
      "Bearer vg_test_sekrit",
      "Bearer a.sekrit.c",
      `Bearer vg_${"sekrit".repeat(1_000)}`,
      "vg_live_sekritsekritsekrit",
    ];
    for (const sent of bad) {
      const error = await authentication.authenticate(sent).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(String(error)).not.toContain("sekrit");
    }
  });

  it("stops looking up keys for an address after 300 wrong ones, except keys that were valid recently", async () => {
    const { authentication } = await open();
    const tenant = newTenant();
    const make = async () => (await keysOf().create({ tenantId: tenant, scopes: [Scope.SESSIONS_READ] })).key;
    const [used, fresh] = [await make(), await make()];
    const lookups = vi.spyOn(store().access, "keyByHash");
    const partner = { kind: "partner", tenantId: tenant };
    expect(await authentication.authenticate(used, "192.0.2.1")).toMatchObject(partner);
    const rejections: unknown[] = [];
    for (let index = 0; index < 350; index += 1) {
      const guess = authentication.authenticate(`vg_test_guess${index}`, "192.0.2.1");
      rejections.push(await guess.catch((error: unknown) => error));
    }
    expect(rejections.filter((error) => error instanceof AuthenticationError).length).toBe(300);
    expect(rejections.filter((error) => error instanceof TooManyGuessesError).length).toBe(50);
    expect(lookups).toHaveBeenCalledTimes(301);
    await expect(authentication.authenticate(fresh, "192.0.2.1")).rejects.toThrow(TooManyGuessesError);
    expect(await authentication.authenticate(fresh, "192.0.2.2")).toMatchObject(partner);
    expect(await authentication.authenticate(used, "192.0.2.1")).toMatchObject(partner);
    const minuteLater = performance.now() + 60_000;
    vi.spyOn(performance, "now").mockReturnValue(minuteLater);
    expect(await authentication.authenticate(await make(), "192.0.2.1")).toMatchObject(partner);
  });

  it("does not count simultaneous calls with a valid key as guesses", async () => {
    const { authentication } = await open();
    const { key } = await keysOf().create({ tenantId: newTenant(), scopes: [Scope.SESSIONS_READ] });
    const callers = await Promise.all(
      Array.from({ length: 1_000 }, () => authentication.authenticate(key, "192.0.2.3")),
    );
    expect(callers.every((caller) => caller?.kind === "partner")).toBe(true);
  });

  it("does not count a key that could not be looked up as a guess", async () => {
    const { authentication } = await open();
    vi.spyOn(store().access, "keyByHash").mockRejectedValue(new Error("connection lost"));
    for (let index = 0; index < 301; index += 1)
      await expect(authentication.authenticate(`vg_test_${index}`, "192.0.2.1")).rejects.toThrow("connection lost");
  });

  it("rejects with the error of the store when it is unavailable, not as an unknown key", async () => {
    const { authentication } = await open();
    vi.spyOn(store().access, "keyByHash").mockRejectedValueOnce(new Error("connection lost"));
    await expect(authentication.authenticate("Bearer vg_test_abcdefgh12345678")).rejects.toThrow("connection lost");
  });
});

describe("the audit log", () => {
  const entry = (tenantId: string, sessionId: string) => ({
    tenantId,
    actor: actorOf({ kind: "viewer", tenantId, sessionId, expiresAt: new Date() }),
    sessionId,
    fields: ["dob", "idNumber"],
    requestId: "req-1",
  });

  it("has a row for each read before the data are returned", async () => {
    const tenant = newTenant();
    const metrics = new Metrics();
    await new Audit({ store: store().access, metrics, log }).record(entry(tenant, "vs_1"), entry(tenant, "vs_2"));
    expect(await store().access.auditEntries(tenant, null, 10)).toMatchObject([
      { sessionId: "vs_2", actor: "viewer:vs_2", fields: ["dob", "idNumber"], requestId: "req-1" },
      { sessionId: "vs_1" },
    ]);
    expect((await metrics.sensitiveReads.get()).values[0]?.value).toBe(2);
  });

  it("rejects reads while it can't be written", async () => {
    const metrics = new Metrics();
    const { db } = store().database;
    await sql`alter table audit rename to audit_away`.execute(db);
    const read = new Audit({ store: store().access, metrics, log }).record(entry("acme", "vs_1"));
    await expect(read).rejects.toThrow(AuditUnavailableError);
    await sql`alter table audit_away rename to audit`.execute(db);
    expect((await metrics.sensitiveReads.get()).values[0]?.value ?? 0).toBe(0);
  });
});
