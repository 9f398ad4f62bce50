import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Keys } from "../../src/access/keys.js";
import { Scope } from "../../src/access/scopes.js";
import { Store } from "../../src/store/store.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { type Finished, main, runCommand } from "../support/command.js";
import { freePort } from "../support/free-port.js";

// Each command opens the embedded database anew, which takes seconds on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verification-graph-"));
  await inStore(async ({ access, inbox }) => {
    const ids = ["evt_1", "evt_2", "evt_3"];
    await inbox.enqueue(ids.map(eventOf), 30);
    for (const id of ids) await inbox.deadLetter(id, "DEAD", "the reason");
    await access.addAuditRecords([readOf("acme", "vs_1"), readOf("acme", "vs_2"), readOf("globex", "vs_3")]);
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A command on the embedded database of this file. */
const run = (...parameters: string[]): Promise<Finished> => runCommand(parameters, { DATA_DIR: folder });

/** The same database from within, as a service has it. */
async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await Store.open({ kind: "embedded", folder });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const eventOf = (id: string) => ({
  id,
  type: "identity.verification_session.verified",
  sessionId: "vs_1",
  livemode: false,
  createdAt: new Date(),
  session: null,
});

const readOf = (tenantId: string, sessionId: string) => ({
  tenantId,
  actor: "key:key_1",
  sessionId,
  fields: ["dob"],
  requestId: "req-1",
});

const oneLine = ({ err }: Finished) => expect(err.trimEnd().split("\n")).toHaveLength(1);

describe("the command", () => {
  it("tells what it can, for itself and for each part", async () => {
    const deps = ["serve", "keys", "tenants", "reconcile", "events", "emulator", "audit"];
    const whole = await runCommand(["--help"]);
    expect(whole.code).toBe(0);
    for (const part of deps) expect(whole.out).toContain(`  ${part}`);
    const helps = await Promise.all(deps.map((part) => runCommand([part, "--help"])));
    for (const [index, help] of helps.entries()) {
      expect(help.code).toBe(0);
      expect(help.out).toContain(`Usage: verification-graph ${deps[index]}`);
    }
  });

  it("says its version", async () => {
    const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
    expect(manifest).toContain(`"version": "${(await runCommand(["--version"])).last}"`);
  });

  it("refuses what it doesn't know", async () => {
    const { code, err } = await runCommand(["fly"]);
    expect(code).toBe(1);
    expect(err).toContain("unknown command 'fly'");
  });

  it("names every bad setting, one line each and no trace", async () => {
    const { code, err } = await runCommand(["serve"], { PORT: "x", LOG_LEVEL: "loud", STRIPE_SECRET_KEY: "sekrit" });
    expect(code).toBe(1);
    expect(
      err
        .trimEnd()
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(["STRIPE_SECRET_KEY", "PORT", "LOG_LEVEL"]);
    expect(err).not.toContain("sekrit");
  });

  it("says in one line that the database can't be reached, without its password", async () => {
    const finished = await runCommand(["tenants", "list"], { DATABASE_URL: "postgres://app:sekrit@127.0.0.1:1/x" });
    expect(finished.code).toBe(1);
    expect(finished.err).toMatch(/^DATABASE_URL: the database can't be opened \(.*ECONNREFUSED/);
    expect(finished.err).not.toContain("sekrit");
    oneLine(finished);
  });

  it("finds nothing to do in a database that keeps nothing", async () => {
    const finished = await runCommand(["keys", "list"], { DATABASE_URL: "memory:" });
    expect(finished).toMatchObject({ code: 1, out: "" });
    oneLine(finished);
  });
});

describe("serve", () => {
  it("goes on serving when nobody reads what it says", async () => {
    const [port, emulatorPort] = [await freePort(), await freePort()];
    const service = spawn(process.execPath, [main, "serve"], {
      env: { DATABASE_URL: "memory:", PORT: `${port}`, EMULATOR_PORT: `${emulatorPort}` },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = once(service, "exit");
    service.stdout.destroy();
    const ready = async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    await vi.waitFor(ready, { timeout: 60_000, interval: 100 });
    await ready();
    service.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });
});

describe("keys", () => {
  it("are made, listed, rotated and revoked, and a service knows of it", async () => {
    const made = await run("keys", "create", "--tenant", "acme", "--scopes", "sessions:read,events:read", "--json");
    expect(made.code).toBe(0);
    const { key }: { key: string } = JSON.parse(made.last);
    expect(key).toMatch(/^vg_test_[A-Za-z0-9]{32}$/);

    const listed: { id: string; state: string }[] = JSON.parse((await run("keys", "list", "--json")).last);
    expect(listed).toMatchObject([{ tenantId: "acme", state: "active", scopes: ["sessions:read", "events:read"] }]);
    expect(JSON.stringify(listed)).not.toContain(key);
    const id = listed[0]?.id ?? "";

    const rotated = await run("keys", "rotate", id, "--overlap-seconds", "60");
    expect(rotated.last).toMatch(/^vg_test_/);
    const revoked = await run("keys", "revoke", id);
    expect(revoked.code).toBe(0);
    await inStore(async (store) => {
      const keys = new Keys({ store: store.access, demo: false, log: createLogger("silent") });
      expect(await keys.authenticate(key)).toBeNull();
      expect(await keys.authenticate(rotated.last)).toMatchObject({
        tenantId: "acme",
        scopes: new Set([Scope.SESSIONS_READ, Scope.EVENTS_READ]),
      });
      const meanwhile = await run("keys", "list");
      expect(meanwhile).toMatchObject({ code: 1, out: "" });
      expect(meanwhile.err).toContain("in use by another process");
      oneLine(meanwhile);
    });
    const table = await run("keys", "list", "--tenant", "acme");
    expect(table.out).toMatch(new RegExp(`^${id} +acme +vg_test_.{4} +revoked`, "m"));
  });

  it("may be live ones that end by themselves", async () => {
    const options = ["--tenant", "live", "--scopes", "sessions:read", "--live", "--expires-in-days", "2"];
    expect((await run("keys", "create", ...options)).last).toMatch(/^vg_live_/);
    const [record] = JSON.parse((await run("keys", "list", "--tenant", "live", "--json")).last);
    const hours = (Date.parse(record.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(47);
    expect(hours).toBeLessThanOrEqual(48);
  });

  it("are refused for a scope or a tenant that can't be", async () => {
    const scope = await run("keys", "create", "--tenant", "acme", "--scopes", "sessions:read,fly", "--json");
    expect(scope).toMatchObject({ code: 1, out: "" });
    expect(scope.err).toContain("fly");
    for (const known of Object.values(Scope)) expect(scope.err).toContain(known);
    expect((await run("keys", "create", "--tenant", "a b", "--scopes", "sessions:read")).code).toBe(1);
    expect((await run("keys", "create", "--tenant", "acme", "--scopes", ",")).code).toBe(1);
  });

  it("that nobody made can't be ended", async () => {
    expect(await run("keys", "revoke", "key_x")).toMatchObject({ code: 1, err: "There is no key key_x\n" });
  });
});

describe("tenants", () => {
  it("are made and listed", async () => {
    expect((await run("tenants", "create", "globex")).code).toBe(0);
    const { last } = await run("tenants", "list", "--json");
    expect(JSON.parse(last)).toContainEqual(expect.objectContaining({ id: "globex" }));
  });
});

describe("events", () => {
  it("that were set aside are listed and put back, one or all", async () => {
    expect(JSON.parse((await run("events", "list", "--json")).last)).toHaveLength(3);
    expect((await run("events", "replay")).code).toBe(1);
    expect((await run("events", "replay", "evt_9")).err).toContain("evt_9");
    expect((await run("events", "replay", "evt_2")).out).toMatch(/^1 queued/);
    const table = (await run("events", "list")).out;
    expect(table).toContain("evt_1");
    expect(table).not.toContain("evt_2");
    expect((await run("events", "replay", "--all")).out).toMatch(/^2 queued/);
    await inStore(async ({ inbox }) => expect(await inbox.counts()).toEqual({ waiting: 3, dead: 0 }));
  });
});

describe("audit", () => {
  it("lists a tenant's sensitive reads, page by page", async () => {
    const entries = JSON.parse((await run("audit", "list", "--tenant", "acme", "--json")).last);
    expect(entries).toMatchObject([{ sessionId: "vs_2" }, { sessionId: "vs_1" }]);
    const next = await run("audit", "list", "--tenant", "acme", "--before", String(entries[0].id));
    expect(next.out).toContain("vs_1");
    expect(next.out).not.toContain("vs_2");
    expect(next.out).not.toContain("vs_3");
  });
});
