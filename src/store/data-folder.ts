import { createHash } from "node:crypto";
import { access, chmod, constants, mkdir, realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** A data folder that can't be used. The message is one line for the operator. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
}

/** Ownership of a data folder, given up by `release` or by the end of the process. */
export interface DataFolder {
  path: string;
  release(): Promise<void>;
}

/** Longest path of a socket file that every supported system takes. */
const socketPathLimit = 100;

/**
 * Takes a folder for this process alone, making it where it is missing. The claim is a listening socket: it can't outlive the process
 * that holds it, as a file with a process number could.
 */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
  try {
    await makeFolder(resolve(folder));
    await access(folder, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(`DATA_DIR: cannot write to ${folder} (${reasonOf(error)})`);
  }
  const path = await realpath(folder);
  const socket = socketPathOf(path);
  let server = await listen(socket);
  if (!server) {
    if (await isListening(socket)) throw new DataFolderError(`DATA_DIR: ${folder} is in use by another process`);
    await rm(socket, { force: true });
    server = await listen(socket);
  }
  if (!server) throw new DataFolderError(`DATA_DIR: ${folder} is in use by another process`);
  const server2 = server;
  return { path, release: () => new Promise((resolve) => server2.close(() => resolve())) };
}

/** Makes a folder that nobody else may look into, also where it was there with another mode: the one above may be open to all. */
export async function makePrivateFolder(path: string): Promise<string> {
  await makeFolder(path);
  // A file system without modes, or a folder that another user made, refuses it: what is open there was opened by whoever set it up.
  await chmod(path, 0o700).catch(() => undefined);
  return path;
}

/**
 * Makes a folder and those above it that are missing. Node's own recursive `mkdir` never ends where a system refuses with ENOENT, as below
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
