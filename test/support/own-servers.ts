import { access, chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { startProcess, type TestProcess } from "./child-process.js";
import { freePort } from "./free-port.js";
import { runOnce } from "./postgres.js";

/** A server that only one test uses, so that it can be stopped. */
export interface OwnServer {
  url: string;
  start(): Promise<void>;
  /** Stops it at once, as a crash does. */
  kill(): Promise<void>;
  /** Suspends it, with its connections open, or resumes it. */
  freeze(frozen: boolean): void;
  remove(): Promise<void>;
}

/** Starts a Redis without persistence. Rejects when `redis-server` is not installed. */
export async function startRedis(): Promise<OwnServer> {
  const program = await find("redis-server", []);
  const port = await freePort();
  let running: TestProcess | null = null;
  const server: OwnServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
      running = startProcess(program, settings);
      await running.waitForOutput(/Ready to accept connections/);
    },
    async kill() {
      await running?.end("SIGKILL");
    },
    freeze: (frozen) => running?.signal(frozen ? "SIGSTOP" : "SIGCONT"),
    remove: () => server.kill(),
  };
  await server.start();
  return server;
}

/** Starts a PostgreSQL cluster in a temporary folder. Rejects when PostgreSQL's programs are not installed. */
export async function startPostgres(): Promise<OwnServer> {
  const folders = (await readdir("/usr/lib/postgresql").catch(() => [])).map((version) =>
    join("/usr/lib/postgresql", version, "bin"),
  );
  const [initdb, postgres] = [await find("initdb", folders), await find("postgres", folders)];
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "vg-postgres-"));
  // PostgreSQL refuses to run as root, so it runs as the user that its package created.
  const { uid } = userInfo();
  const owner = uid === 0 ? await ownerOf("postgres") : {};
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const init = startProcess(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], {}, owner);
  await init.waitForOutput(/Success\. You can now start/);
  let running: TestProcess | null = null;
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const server: OwnServer = {
    url,
    async start() {
      const options = ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1"];
      running = startProcess(postgres, options, {}, owner);
      await running.waitForOutput(/database system is ready to accept connections/);
      await runOnce(url, "select 1");
    },
    async kill() {
      // Immediate shutdown: connections are closed, nothing is written, and the next start recovers.
      await running?.end("SIGQUIT");
    },
    freeze: (frozen) => running?.signal(frozen ? "SIGSTOP" : "SIGCONT"),
    async remove() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function ownerOf(user: string): Promise<{ uid?: number; gid?: number }> {
  const ask = async (option: string) => {
    const answer = startProcess("id", [option, user]);
    return Number((await answer.waitForOutput(/^(\d+)/))[1]);
  };
  return { uid: await ask("-u"), gid: await ask("-g") };
}

async function find(program: string, folders: readonly string[]): Promise<string> {
  for (const folder of [...folders, ...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/bin"]) {
    const path = join(folder, program);
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  throw new Error(`This suite needs the program ${program}`);
}
