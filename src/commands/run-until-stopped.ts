/** A running service, as far as this module needs it. */
export interface RunningService {
  /** Stops taking requests, finishes those in progress and releases all resources. */
  close(): Promise<void>;
  /** Lines for the operator once it answers. */
  lines?: readonly string[];
}

/** The part of a process that stopping needs. */
export interface StoppableProcess {
  on(signal: "SIGINT" | "SIGTERM", handler: () => void): unknown;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** Milliseconds after which a service that does not close is abandoned. */
export const closeDeadline = 10_000;

/** Milliseconds in which a second signal counts as the first: npm repeats the one that the terminal sent to all. */
export const sameSignal = 300;

/**
 * Starts a service and closes it at the first SIGINT or SIGTERM, also one that comes while it starts. A second one ends the process at
 * once, and so does the deadline.
 */
export async function runUntilStopped(
  start: () => Promise<RunningService>,
  host: StoppableProcess,
  output: { print(line: string): void; complain(line: string): void },
): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    let first: number | null = null;
    const onSignal = () => {
      if (first !== null) {
        if (Date.now() - first >= sameSignal) host.exit(1);
        return;
      }
      first = Date.now();
      const deadline = setTimeout(() => {
        output.complain(`The service did not close within ${closeDeadline / 1_000} seconds`);
        host.exit(1);
      }, closeDeadline);
      deadline.unref();
      resolve();
    };
    host.on("SIGINT", onSignal);
    host.on("SIGTERM", onSignal);
  });
  const service = await start();
  for (const line of service.lines ?? []) output.print(line);
  await stopped;
  await service.close();
  host.exit(0);
}
