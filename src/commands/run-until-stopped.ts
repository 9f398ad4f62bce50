/** A service that runs. */
export interface RunningService {
  /** Stops taking requests, ends what is under way and lets go of everything. */
  close(): Promise<void>;
  /** What to tell the operator once it answers. */
  lines?: readonly string[];
}

/** What stopping needs of a process. */
export interface StoppableProcess {
  on(signal: "SIGINT" | "SIGTERM", heard: () => void): unknown;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** After this long a service that does not close is left behind, in milliseconds. */
export const closeDeadline = 10_000;

/** npm repeats the signal that the terminal has sent to all: one so soon after the first is the same, in milliseconds. */
export const sameSignal = 300;

/**
 * Starts a service and closes it at the first SIGINT or SIGTERM, also one that comes while it starts. A second one ends the process at
 * once, and so does the deadline.
 */
export async function runUntilStopped(
  start: () => Promise<RunningService>,
  host: StoppableProcess,
  tell: { print(line: string): void; complain(line: string): void },
): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    let first: number | null = null;
    const heard = () => {
      if (first !== null) {
        if (Date.now() - first >= sameSignal) host.exit(1);
        return;
      }
      first = Date.now();
      const deadline = setTimeout(() => {
        tell.complain(`The service did not close within ${closeDeadline / 1_000} seconds`);
        host.exit(1);
      }, closeDeadline);
      deadline.unref();
      resolve();
    };
    host.on("SIGINT", heard);
    host.on("SIGTERM", heard);
  });
  const service = await start();
  for (const line of service.lines ?? []) tell.print(line);
  await stopped;
  await service.close();
  host.exit(0);
}
