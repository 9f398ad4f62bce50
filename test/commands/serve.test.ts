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
import { readConfig } from "../../src/config/read-config.js";

/** A process that notes how it would have ended. */
class WatchedProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

function promised<T>() {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

describe("runUntilStopped", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const begin = (start: () => Promise<RunningService>) => {
    const host = new WatchedProcess();
    const lines: string[] = [];
    const tell = { print: (line: string) => lines.push(line), complain: (line: string) => lines.push(line) };
    return { host, lines, done: runUntilStopped(start, host, tell) };
  };

  it("tells where it answers, and closes at the first signal", async () => {
    const close = vi.fn(() => Promise.resolve());
    const { host, lines, done } = begin(() => Promise.resolve({ close, lines: ["http://127.0.0.1:4000"] }));
    await vi.waitFor(() => expect(lines).toEqual(["http://127.0.0.1:4000"]));
    expect(close).not.toHaveBeenCalled();
    host.emit("SIGTERM");
    await done;
    expect(close).toHaveBeenCalledTimes(1);
    expect(host.exits).toEqual([0]);
  });

  it("closes a service that was still starting when the signal came", async () => {
    const service = promised<RunningService>();
    const close = vi.fn(() => Promise.resolve());
    const { host, done } = begin(() => service.promise);
    host.emit("SIGINT");
    service.settle({ close });
    await done;
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("takes a repeated signal for the same one, and a second one at its word", async () => {
    const closed = promised<void>();
    const { host, done } = begin(() => Promise.resolve({ close: () => closed.promise }));
    host.emit("SIGINT");
    host.emit("SIGINT");
    expect(host.exits).toEqual([]);
    vi.advanceTimersByTime(sameSignal);
    host.emit("SIGINT");
    expect(host.exits).toEqual([1]);
    closed.settle();
    await done;
  });

  it("leaves a service behind that does not close", async () => {
    const closed = promised<void>();
    const { host, lines, done } = begin(() => Promise.resolve({ close: () => closed.promise }));
    host.emit("SIGTERM");
    vi.advanceTimersByTime(closeDeadline);
    expect(host.exits).toEqual([1]);
    expect(lines.at(-1)).toContain("did not close within 10 seconds");
    closed.settle();
    await done;
  });
});

describe("listenProblem", () => {
  it("names the setting whose port is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const failure = await new Promise<Error>((resolve) => {
      createServer().once("error", resolve).listen(port, "127.0.0.1");
    });
    holder.close();
    const own = readConfig({ PORT: String(port) });
    expect(listenProblem(failure, own)?.message).toBe(`PORT: ${port} on 127.0.0.1 is in use`);
    const emulators = readConfig({ EMULATOR_PORT: String(port) });
    expect(listenProblem(failure, emulators)?.message).toBe(`EMULATOR_PORT: ${port} on 127.0.0.1 is in use`);
  });

  it("leaves other failures as they are", () => {
    expect(listenProblem(new Error("else"), readConfig({}))).toBeNull();
  });
});
