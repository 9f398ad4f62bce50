import { randomUUID } from "node:crypto";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProcess, type TestProcess } from "../support/child-process.js";
import { freePort } from "../support/free-port.js";
import { createDatabase, type OwnDatabase } from "../support/postgres.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

/** Debian's user of pgbouncer, which refuses to run as root. */
const nobody = 65_534;

let database: OwnDatabase;
let pooler: TestProcess;
let folder: string;
let pooledUrl: string;
beforeAll(async () => {
  database = await createDatabase("pgbouncer");
  folder = await mkdtemp(join(tmpdir(), "pgbouncer-"));
  const port = await freePort();
  const { username, port: serverPort, pathname } = new URL(database.url);
  await writeFile(
    join(folder, "pgbouncer.ini"),
    [
      "[databases]",
      `* = host=127.0.0.1 port=${serverPort} user=${username}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = any",
      "pool_mode = transaction",
      "default_pool_size = 5",
      "",
    ].join("\n"),
  );
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(folder, nobody, nobody);
  pooler = startProcess("pgbouncer", [join(folder, "pgbouncer.ini")], {}, isRoot ? { uid: nobody, gid: nobody } : {});
  await pooler.waitForOutput(/process up/);
  pooledUrl = `postgres://${username}@127.0.0.1:${port}${pathname}`;
});
afterAll(async () => {
  await pooler?.end("SIGKILL");
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Verifies a person and follows the session to its end. */
async function verify(test: TestService): Promise<void> {
  const client = new VerificationClient(test);
  const { session, cursor } = started(await client.startSelfie({ clientReferenceId: randomUUID() }));
  await test.emulator.submit(session.id);
  const update = await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);
  expect(update.status).toBe("VERIFIED");
}

describe("through pgbouncer in transaction mode", () => {
  it.each([
    ["with a direct address for migrations and notifications", true],
    ["without one, where readers poll", false],
  ])("verifies a person and streams every step, %s", async (_case, isDirect) => {
    const test = await startTestService({
      DATABASE_URL: pooledUrl,
      ...(isDirect ? { DATABASE_DIRECT_URL: database.url } : {}),
    });
    try {
      await verify(test);
      await Promise.all(Array.from({ length: 10 }, () => verify(test)));
    } finally {
      await test.close();
    }
  });
});
