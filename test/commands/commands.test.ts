import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Keys } from "../../src/access/keys.js";
import { Scope } from "../../src/config/scopes.js";
import { Store } from "../../src/store/store.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { type CommandResult, executable, runCommand } from "../support/command.js";
import { freePort } from "../support/free-port.js";

// Each command opens the embedded database, which takes seconds on a busy machine.
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

/** Runs a command on the embedded database of this file. */
const run = (...parameters: string[]): Promise<CommandResult> => runCommand(parameters, { DATA_DIR: folder });

/** Opens the same database in the test's process. No command can use it meanwhile. */
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
  account: null,
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

const expectOneLine = ({ stderr }: CommandResult) => expect(stderr.trimEnd().split("\n")).toHaveLength(1);

describe("the command", () => {
  it("prints help for itself and for each subcommand", async () => {
    const subcommands = ["serve", "keys", "tenants", "reconcile", "events", "emulator", "audit"];
    const overview = await runCommand(["--help"]);
    expect(overview.exitCode).toBe(0);
    for (const subcommand of subcommands) expect(overview.stdout).toContain(`  ${subcommand}`);
    const helps = await Promise.all(subcommands.map((subcommand) => runCommand([subcommand, "--help"])));
    for (const [index, help] of helps.entries()) {
      expect(help.exitCode).toBe(0);
      expect(help.stdout).toContain(`Usage: verification-graph ${subcommands[index]}`);
    }
  });

  it("prints its version", async () => {
    const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
    expect(manifest).toContain(`"version": "${(await runCommand(["--version"])).lastLine}"`);
  });

  it("rejects an unknown subcommand", async () => {
    const { exitCode, stderr } = await runCommand(["fly"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("unknown command 'fly'");
  });

  it("names every invalid setting in one line each, without a stack trace or the value of a secret", async () => {
    const { exitCode, stderr } = await runCommand(["serve"], {
      PORT: "x",
      LOG_LEVEL: "loud",
      STRIPE_SECRET_KEY: "sekrit",
    });
    expect(exitCode).toBe(1);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(["STRIPE_SECRET_KEY", "PORT", "LOG_LEVEL"]);
    expect(stderr).not.toContain("sekrit");
  });

  it("reports an unreachable database in one line, without its password", async () => {
    const result = await runCommand(["tenants", "list"], { DATABASE_URL: "postgres://app:sekrit@127.0.0.1:1/x" });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(/^DATABASE_URL: the database can't be opened \(.*ECONNREFUSED/);
    expect(result.stderr).not.toContain("sekrit");
    expectOneLine(result);
  });

  it("rejects a database in memory, which has nothing to manage", async () => {
    const result = await runCommand(["keys", "list"], { DATABASE_URL: "memory:" });
    expect(result).toMatchObject({ exitCode: 1, stdout: "" });
    expectOneLine(result);
  });
});

describe("serve", () => {
  it("keeps running when its output pipe is closed", async () => {
    const [port, emulatorPort] = [await freePort(), await freePort()];
    const service = spawn(process.execPath, [executable, "serve"], {
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
  it("creates, lists, rotates and revokes keys, with effect on authentication", async () => {
    const created = await run("keys", "create", "--tenant", "acme", "--scopes", "sessions:read,events:read", "--json");
    expect(created.exitCode).toBe(0);
    const { key }: { key: string } = JSON.parse(created.lastLine);
    expect(key).toMatch(/^vg_test_[A-Za-z0-9]{32}$/);

    const listed: { id: string; state: string }[] = JSON.parse((await run("keys", "list", "--json")).lastLine);
    expect(listed).toMatchObject([{ tenantId: "acme", state: "active", scopes: ["sessions:read", "events:read"] }]);
    expect(JSON.stringify(listed)).not.toContain(key);
    const id = listed[0]?.id ?? "";

    const rotated = await run("keys", "rotate", id, "--overlap-seconds", "60");
    expect(rotated.lastLine).toMatch(/^vg_test_/);
    const revoked = await run("keys", "revoke", id);
    expect(revoked.exitCode).toBe(0);
    await inStore(async (store) => {
      const keys = new Keys({
        store: store.access,
        demo: false,
        accounts: [{ name: "default", livemode: false }],
        log: createLogger("silent"),
      });
      expect(await keys.authenticate(key)).toBeNull();
      expect(await keys.authenticate(rotated.lastLine)).toMatchObject({
        tenantId: "acme",
        scopes: new Set([Scope.SESSIONS_READ, Scope.EVENTS_READ]),
      });
      const locked = await run("keys", "list");
      expect(locked).toMatchObject({ exitCode: 1, stdout: "" });
      expect(locked.stderr).toContain("in use by another process");
      expectOneLine(locked);
    });
    const table = await run("keys", "list", "--tenant", "acme");
    expect(table.stdout).toMatch(new RegExp(`^${id} +acme +vg_test_.{4} +revoked`, "m"));
  });

  it("creates keys that expire, in the mode of their account only", async () => {
    const options = ["--tenant", "live", "--scopes", "sessions:read", "--expires-in-days", "2"];
    expect((await run("keys", "create", ...options)).lastLine).toMatch(/^vg_test_/);
    const refused = await run("keys", "create", ...options, "--live");
    expect(refused).toMatchObject({ exitCode: 1, stderr: "--live: account default is in test mode\n" });
    const [record] = JSON.parse((await run("keys", "list", "--tenant", "live", "--json")).lastLine);
    const hours = (Date.parse(record.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(47);
    expect(hours).toBeLessThanOrEqual(48);
  });

  it("rejects unknown scopes, an empty list of scopes and invalid tenant ids", async () => {
    const scope = await run("keys", "create", "--tenant", "acme", "--scopes", "sessions:read,fly", "--json");
    expect(scope).toMatchObject({ exitCode: 1, stdout: "" });
    expect(scope.stderr).toContain("fly");
    for (const known of Object.values(Scope)) expect(scope.stderr).toContain(known);
    expect((await run("keys", "create", "--tenant", "a b", "--scopes", "sessions:read")).exitCode).toBe(1);
    expect((await run("keys", "create", "--tenant", "acme", "--scopes", ",")).exitCode).toBe(1);
  });

  it("rejects the revocation of an unknown key", async () => {
    expect(await run("keys", "revoke", "key_x")).toMatchObject({ exitCode: 1, stderr: "There is no key key_x\n" });
  });
});

describe("tenants", () => {
  it("creates and lists tenants", async () => {
    expect((await run("tenants", "create", "globex")).exitCode).toBe(0);
    const { lastLine } = await run("tenants", "list", "--json");
    expect(JSON.parse(lastLine)).toContainEqual(expect.objectContaining({ id: "globex" }));
  });
});

describe("flows", () => {
  it("assigns flows to tenants, lists and ends assignments", async () => {
    expect((await run("flows", "assign", "vf_1", "--tenant", "globex")).stdout).toMatch(
      /^Sessions of flow vf_1 belong to/,
    );
    expect((await run("flows", "assign", "vf_2", "--tenant", "globex")).exitCode).toBe(0);
    expect((await run("flows", "assign", "vf_2", "--tenant", "initech")).exitCode).toBe(0);
    const listed = JSON.parse((await run("flows", "list", "--json")).lastLine);
    expect(listed).toMatchObject([
      { flow: "vf_1", account: "default", tenant: "globex" },
      { flow: "vf_2", account: "default", tenant: "initech" },
    ]);
    expect((await run("flows", "unassign", "vf_1")).exitCode).toBe(0);
    expect(await run("flows", "unassign", "vf_1")).toMatchObject({
      exitCode: 1,
      stderr: "Flow vf_1 of account default is assigned to no tenant\n",
    });
    const unknown = await run("flows", "assign", "vf_1", "--tenant", "globex", "--account", "none");
    expect(unknown).toMatchObject({ exitCode: 1, stderr: "There is no account none in the settings: default\n" });
  });
});

describe("migrate", () => {
  it("reports that the tables are up to date", async () => {
    expect(await run("migrate")).toMatchObject({ exitCode: 0, stdout: "The tables are up to date\n" });
  });
});

describe("events", () => {
  it("assigns the session of an unassigned event, and discards others with their data", async () => {
    await inStore(async ({ inbox }) => {
      const events = ["evt_assign_1", "evt_assign_2", "evt_discard"].map(eventOf);
      await inbox.enqueue(
        events.map((event) => ({ ...event, sessionId: event.id === "evt_discard" ? "vs_discarded" : "vs_assigned" })),
        30,
      );
      for (const { id } of events) await inbox.deadLetter(id, "UNASSIGNED", "the session belongs to no tenant");
    });
    const assigned = await run("events", "assign", "evt_assign_1", "--tenant", "globex");
    expect(assigned.stdout).toBe("Session vs_assigned belongs to tenant globex of account default; 2 events queued\n");
    expect((await run("events", "discard", "evt_discard")).stdout).toBe("1 discarded\n");
    expect((await run("events", "discard", "evt_discard")).exitCode).toBe(1);
    await inStore(async ({ accounts, inbox }) => {
      expect(await accounts.assignedTenant("default", { id: "vs_assigned", flowId: null })).toBe("globex");
      expect(await inbox.counts()).toEqual({ waiting: 2, dead: 3 });
    });
  });

  it("lists dead-lettered events and queues one or all of them again", async () => {
    expect(JSON.parse((await run("events", "list", "--json")).lastLine)).toHaveLength(3);
    expect((await run("events", "replay")).exitCode).toBe(1);
    expect((await run("events", "replay", "evt_9")).stderr).toContain("evt_9");
    expect((await run("events", "replay", "evt_2")).stdout).toMatch(/^1 queued/);
    const table = (await run("events", "list")).stdout;
    expect(table).toContain("evt_1");
    expect(table).not.toContain("evt_2");
    expect((await run("events", "replay", "--all")).stdout).toMatch(/^2 queued/);
    await inStore(async ({ inbox }) => expect(await inbox.counts()).toEqual({ waiting: 5, dead: 0 }));
  });
});

describe("audit", () => {
  it("lists a tenant's sensitive reads, page by page", async () => {
    const entries = JSON.parse((await run("audit", "list", "--tenant", "acme", "--json")).lastLine);
    expect(entries).toMatchObject([{ sessionId: "vs_2" }, { sessionId: "vs_1" }]);
    const next = await run("audit", "list", "--tenant", "acme", "--before", String(entries[0].id));
    expect(next.stdout).toContain("vs_1");
    expect(next.stdout).not.toContain("vs_2");
    expect(next.stdout).not.toContain("vs_3");
  });
});
