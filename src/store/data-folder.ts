import { createHash } from "node:crypto";
import { access, chmod, constants, mkdir, realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Thrown where a data folder can't be used. The message is one line for the operator. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
}

/** A data folder owned by this process, until `release` or the end of the process. */
export interface DataFolder {
  path: string;
  release(): Promise<void>;
}

/** Longest path of a socket file that every supported system accepts. */
const socketPathLimit = 100;

/**
 * Claims a folder for this process, and creates it if it is missing. Rejects with {@link DataFolderError} when it can't be written or
 * another process has it. The claim is a listening socket, which can't outlive its process as a file with a process id could.
 */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
  try {
    await makeFolder(resolve(folder));
    await access(folder, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(
      `DATA_DIR: cannot write to ${folder} (${reasonOf(error)}): check its permissions or set another DATA_DIR`,
    );
  }
  const path = await realpath(folder);
  const socket = socketPathOf(path);
  let server = await listen(socket);
  if (!server) {
    if (await isListening(socket))
      throw new DataFolderError(
        `DATA_DIR: ${folder} is in use by another process: stop that process or set another DATA_DIR`,
      );
    await rm(socket, { force: true });
    server = await listen(socket);
  }
  if (!server)
    throw new DataFolderError(
      `DATA_DIR: ${folder} is in use by another process: stop that process or set another DATA_DIR`,
    );
  const claim = server;
  return { path, release: () => new Promise((resolve) => claim.close(() => resolve())) };
}

/** Creates a folder that only this user can read; an existing one gets that mode too, because the folder above may be readable by all. */
export async function makePrivateFolder(path: string): Promise<string> {
  await makeFolder(path);
  // Fails on a file system without modes and on another user's folder. Access is then what the operator has configured.
  await chmod(path, 0o700).catch(() => undefined);
  return path;
}

/**
 * Creates a folder and its missing parents. Node's own recursive `mkdir` does not terminate where the system answers ENOENT, as below
 * `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === "EEXIST") return;
    if (reason !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: 0o700 });
  }
}

function socketPathOf(path: string): string {
  const name = createHash("sha256").update(path).digest("hex").slice(0, 24);
  if (process.platform === "win32") return `\\\\.\\pipe\\verification-graph-${name}`;
  const inside = join(path, "owner.sock");
  return inside.length <= socketPathLimit ? inside : join(tmpdir(), `verification-graph-${name}.sock`);
}

function listen(socket: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((client) => client.end());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(new DataFolderError(`DATA_DIR: cannot claim the folder (${reasonOf(error)})`));
    });
    server.listen(socket, () => resolve(server));
  });
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket);
    client.once("connect", () => {
      client.destroy();
      resolve(true);
    });
    client.once("error", () => resolve(false));
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "unknown reason";
}
