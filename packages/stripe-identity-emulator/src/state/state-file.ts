import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Kept } from "./collection.js";
import type { ChangeLog, World } from "./world.js";

const format = 1;
/** The file is rewritten once it has this many times more changes than there are objects. */
const waste = 6;
const leastRewritten = 5000;

/** Thrown for a state file that cannot be used. The message is one line. */
export class StateFileError extends Error {
  override name = "StateFileError";
}

/** `[collection, id, record]`; the record is null when it was removed. */
type Change = [string, string, Kept | null];

interface Batch {
  reset: boolean;
  counters: ReturnType<World["counters"]>;
  changes: Change[];
}

/**
 * Stores the state in a file: one line per batch of changes, appended before the request that made them is answered, so that
 * no answered change is lost when the process ends. The next start ignores a last line that is incomplete, so it always
 * restores a state that existed.
 */
export class StateFile implements ChangeLog {
  readonly #dirty = new Map<string, Change>();
  #resetPending = false;
  #written = 0;
  #soon: NodeJS.Immediate | null = null;
  #descriptor: number | null = null;

  private constructor(
    private readonly path: string,
    private readonly world: World,
  ) {}

  /** Restores the state from the file and stores changes from then on. Throws {@link StateFileError} for a file that cannot be used. */
  static open(path: string, world: World): StateFile {
    const file = new StateFile(path, world);
    try {
      makeFolder(dirname(path));
      if (existsSync(path)) file.#load();
      file.#rewrite();
    } catch (error) {
      if (error instanceof Error && "code" in error)
        throw new StateFileError(`${path} can't be read and written (${String(error.code)})`, { cause: error });
      throw error;
    }
    world.keepIn(file);
    return file;
  }

  changed(collection: string, id: string, record: Kept | null): void {
    this.#dirty.set(`${collection}\0${id}`, [collection, id, record]);
    this.#soon ??= setImmediate(() => this.flush());
  }

  cleared(): void {
    this.#dirty.clear();
    this.#resetPending = true;
    this.#soon ??= setImmediate(() => this.flush());
  }

  /** Writes pending changes. This also happens by itself before the next turn of the event loop. */
  flush(): void {
    if (this.#soon !== null) clearImmediate(this.#soon);
    this.#soon = null;
    if (this.#dirty.size === 0 && !this.#resetPending) return;
    try {
      const objects = this.world.collections().reduce((sum, collection) => sum + collection.size, 0);
      this.#written += this.#dirty.size;
      if (this.#written > Math.max(leastRewritten, waste * objects)) this.#rewrite();
      else this.#append();
    } catch (error) {
      this.world.settings.log(`state file: ${String(error)}`);
    }
  }

  close(): void {
    this.flush();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #append(): void {
    const line = this.#line([...this.#dirty.values()], this.#resetPending);
    this.#descriptor ??= openSync(this.path, "a");
    appendFileSync(this.#descriptor, line);
    this.#dirty.clear();
    this.#resetPending = false;
  }

  #line(changes: Change[], reset: boolean): string {
    const counters = this.world.counters();
    return `${JSON.stringify({ format: format, ...(reset ? { reset } : {}), counters, changes })}\n`;
  }

  /** Replaces the file, in one step, with one that has only the current objects. */
  #rewrite(): void {
    const temporary = `${this.path}.new`;
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
    this.#dirty.clear();
    this.#resetPending = false;
    this.#written = 0;
    // Only this user may read it: it has the data entered on the page. A leftover of an earlier process may have another mode.
    rmSync(temporary, { force: true });
    writeFileSync(temporary, "", { mode: 0o600 });
    for (const collection of this.world.collections()) {
      const records = collection.oldestFirst();
      for (let start = 0; start < records.length; start += 1000) {
        const part = records.slice(start, start + 1000);
        appendFileSync(
          temporary,
          this.#line(
            part.map((record) => [collection.name, record.id, record]),
            false,
          ),
        );
        this.#written += part.length;
      }
    }
    renameSync(temporary, this.path);
  }

  #load(): void {
    const lines = readFileSync(this.path, "utf8")
      .split("\n")
      .filter((line) => line !== "");
    const latest = new Map<string, Change>();
    for (const [number, line] of lines.entries()) {
      const batch = readBatch(line);
      if (batch === null) {
        // The first line comes from a rewrite, which is complete; only an appended line can be incomplete.
        if (number > 0 && number === lines.length - 1) break;
        throw new StateFileError(`${this.path} is not a state file of this emulator (line ${number + 1})`);
      }
      if (batch.reset) latest.clear();
      for (const change of batch.changes) latest.set(`${change[0]}\0${change[1]}`, change);
      this.world.restoreCounters(batch.counters);
    }
    const collections = new Map(this.world.collections().map((collection) => [collection.name, collection]));
    const inOrder = [...latest.values()].sort(([, , a], [, , b]) => (a?.sequence ?? 0) - (b?.sequence ?? 0));
    for (const [name, id, record] of inOrder) collections.get(name)?.restore(id, record);
  }
}

/** Returns the batch of a line, or null for a line that is not in this file's format. */
function readBatch(line: string): Batch | null {
  const value = parse(line);
  if (!isObject(value) || value.format !== format || !isObject(value.counters) || !Array.isArray(value.changes))
    return null;
  const { sequence, identifiers, clockOffset } = value.counters;
  if (typeof sequence !== "number" || typeof identifiers !== "number" || typeof clockOffset !== "number") return null;
  const changes: unknown[] = value.changes;
  if (!changes.every(isChange)) return null;
  return { reset: value.reset === true, counters: { sequence, identifiers, clockOffset }, changes };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isChange(value: unknown): value is Change {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [name, id, record]: unknown[] = value;
  if (typeof name !== "string" || typeof id !== "string") return false;
  return record === null || (isObject(record) && typeof record.id === "string" && typeof record.sequence === "number");
}

/** Creates a folder and its parents. Node's recursive `mkdir` never returns where the system refuses with ENOENT, as in `/proc`. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}
