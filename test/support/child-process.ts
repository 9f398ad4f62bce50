import { type ChildProcess, spawn } from "node:child_process";

/** A process that a test runs and ends. */
export interface TestProcess {
  readonly pid: number;
  /** All that it said. */
  said(): string;
  /** Resolves once it has said this; rejects where it ends first, or says nothing of it in time. */
  untilSaid(pattern: RegExp, milliseconds?: number): Promise<RegExpMatchArray>;
  /** Sends a signal that it outlives. */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the end; answers the exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly ended: boolean;
}

const patience = 60_000;
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Runs a program with these settings and no others. It does not outlive the test. */
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
  const watchers: (() => void)[] = [];
  const tell = () => {
    for (const look of watchers.splice(0)) look();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      tell();
    });
  }
  let over = false;
  const closed = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      over = true;
      running.delete(child);
      tell();
      resolve(code);
    };
    child.once("close", end);
    child.once("error", (error) => {
      text += error.message;
      end(null);
    });
  });
  return {
    pid: child.pid ?? 0,
    said: () => text,
    get ended() {
      return over;
    },
    async untilSaid(pattern, milliseconds = patience) {
      const deadline = Date.now() + milliseconds;
      for (;;) {
        const found = text.match(pattern);
        if (found) return found;
        if (over) throw new Error(`${program} ended before it said ${pattern}:\n${text.slice(-2_000)}`);
        const left = deadline - Date.now();
        if (left <= 0) throw new Error(`${program} did not say ${pattern} in time:\n${text.slice(-2_000)}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          watchers.push(() => {
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
