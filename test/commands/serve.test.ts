import { EventEmitter } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  closeDeadline,
  type RunningService,
  runUntilStopped,
  sameSignal,
} from "../../src/commands/run-until-stopped.js";
import { listenProblem } from "../../src/commands/serve.js";
import { readConfig } from "../../src/config/settings.js";

/** Stands in for `process` and records the exit codes instead of exiting. */
class RecordedProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

/** Returns a promise together with the function that resolves it. */
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}

describe("runUntilStopped", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const begin = (start: () => Promise<RunningService>) => {
    const host = new RecordedProcess();
    const lines: string[] = [];
    const output = { print: (line: string) => lines.push(line), complain: (line: string) => lines.push(line) };
    return { host, lines, done: runUntilStopped(start, host, output) };
  };

  it("prints its address and closes on the first signal", async () => {
    const close = vi.fn(() => Promise.resolve());
    const { host, lines, done } = begin(() => Promise.resolve({ close, lines: ["http://127.0.0.1:4000"] }));
    await vi.waitFor(() => expect(lines).toEqual(["http://127.0.0.1:4000"]));
    expect(close).not.toHaveBeenCalled();
    host.emit("SIGTERM");
    await done;
    expect(close).toHaveBeenCalledTimes(1);
    expect(host.exits).toEqual([0]);
  });

  it("closes a service that was still starting when the signal arrived", async () => {
    const service = deferred<RunningService>();
    const close = vi.fn(() => Promise.resolve());
    const { host, done } = begin(() => service.promise);
    host.emit("SIGINT");
    service.resolve({ close });
    await done;
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("ignores a signal repeated at once, and exits at a later second one", async () => {
    const closed = deferred<void>();
    const { host, done } = begin(() => Promise.resolve({ close: () => closed.promise }));
    host.emit("SIGINT");
    host.emit("SIGINT");
    expect(host.exits).toEqual([]);
    vi.advanceTimersByTime(sameSignal);
    host.emit("SIGINT");
    expect(host.exits).toEqual([1]);
    closed.resolve();
    await done;
  });

  it("exits with 1 when the service does not close in time", async () => {
    const closed = deferred<void>();
    const { host, lines, done } = begin(() => Promise.resolve({ close: () => closed.promise }));
    host.emit("SIGTERM");
    vi.advanceTimersByTime(closeDeadline);
    expect(host.exits).toEqual([1]);
    expect(lines.at(-1)).toContain("did not close within 10 seconds");
    closed.resolve();
    await done;
  });
});

describe("listenProblem", () => {
  it("names the setting whose port is in use", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const failure = await new Promise<Error>((resolve) => {
      createServer().once("error", resolve).listen(port, "127.0.0.1");
    });
    holder.close();
    const service = readConfig({ PORT: String(port) });
    expect(listenProblem(failure, service)?.message).toBe(`PORT: ${port} on 127.0.0.1 is in use`);
    const emulator = readConfig({ EMULATOR_PORT: String(port) });
    expect(listenProblem(failure, emulator)?.message).toBe(`EMULATOR_PORT: ${port} on 127.0.0.1 is in use`);
  });

  it("returns null for other failures", () => {
    expect(listenProblem(new Error("else"), readConfig({}))).toBeNull();
  });
});
