import { type ChildProcess, spawn } from "node:child_process";

/** A process that a test starts and ends. */
export interface TestProcess {
  readonly pid: number;
  /** Returns everything that the process has written to its output and error streams. */
  output(): string;
  /** Resolves once the output matches; rejects when the process ends first or the time runs out. */
  waitForOutput(pattern: RegExp, milliseconds?: number): Promise<RegExpMatchArray>;
  /** Sends a signal that does not end the process. */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the exit; resolves with the exit code, or null when the signal ended the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly ended: boolean;
}

const defaultTimeout = 60_000;
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a program with only the given settings and `PATH` in its environment. It is killed when the test process exits. */
export function startProcess(
  program: string,
  parameters: readonly string[],
  settings: Record<string, string> = {},
  options: { uid?: number; gid?: number } = {},
): TestProcess {
  const env = { PATH: process.env.PATH ?? "", ...settings };
  const child = spawn(program, parameters, { env, stdio: ["ignore", "pipe", "pipe"], ...options });
  running.add(child);
  let text = "";
  const waiting: (() => void)[] = [];
  const wakeWaiting = () => {
    for (const wake of waiting.splice(0)) wake();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      wakeWaiting();
    });
  }
  let ended = false;
  const closed = new Promise<number | null>((resolve) => {
    const end = (exitCode: number | null) => {
      ended = true;
      running.delete(child);
      wakeWaiting();
      resolve(exitCode);
    };
    child.once("close", end);
    child.once("error", (error) => {
      text += error.message;
      end(null);
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => text,
    get ended() {
      return ended;
    },
    async waitForOutput(pattern, milliseconds = defaultTimeout) {
      const deadline = Date.now() + milliseconds;
      for (;;) {
        const found = text.match(pattern);
        if (found) return found;
        if (ended) throw new Error(`${program} ended before its output matched ${pattern}:\n${text.slice(-2_000)}`);
        const left = deadline - Date.now();
        if (left <= 0)
          throw new Error(`${program}: the output did not match ${pattern} in time:\n${text.slice(-2_000)}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    signal(signal) {
      child.kill(signal);
    },
    end(signal) {
      child.kill(signal);
      return closed;
    },
  };
}
