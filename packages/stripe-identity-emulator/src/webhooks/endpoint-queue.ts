import type { Cancel, Scheduler } from "../state/scheduler.js";

/** The number of concurrent deliveries to one endpoint. */
const concurrency = 8;

type Job = () => Promise<void>;

/**
 * Queues the deliveries to one endpoint. Jobs of one chain run one after the other; chains run concurrently. Deliveries that
 * the `reorder` fault holds are kept separately.
 */
export class EndpointQueue {
  readonly #chains = new Map<string, Job[]>();
  readonly #ready: string[] = [];
  #running = 0;
  #held: { passes: number; release: () => void }[] = [];
  #releaseTimer: Cancel | null = null;

  push(chain: string, job: Job): void {
    const waiting = this.#chains.get(chain);
    if (waiting !== undefined) {
      waiting.push(job);
      return;
    }
    this.#chains.set(chain, [job]);
    this.#ready.push(chain);
    this.#pump();
  }

  /** Holds a delivery until `passes` later ones have been sent, then calls `release`. */
  hold(passes: number, release: () => void): void {
    this.#held.push({ passes, release });
  }

  /** Counts a later delivery. Returns the `release` functions of the held deliveries that need not wait longer, oldest first. */
  passHeld(): (() => void)[] {
    for (const one of this.#held) one.passes -= 1;
    const freed = this.#held.filter((one) => one.passes <= 0);
    this.#held = this.#held.filter((one) => one.passes > 0);
    return freed.map((one) => one.release);
  }

  /** Releases all held deliveries at `due`. A later call replaces the time. */
  releaseLater(scheduler: Scheduler, due: number): void {
    this.#releaseTimer?.();
    this.#releaseTimer = null;
    if (this.#held.length === 0) return;
    this.#releaseTimer = scheduler.at(due, () => {
      const all = this.#held;
      this.#held = [];
      for (const one of all) one.release();
    });
  }

  #pump(): void {
    while (this.#running < concurrency) {
      const chain = this.#ready.shift();
      if (chain === undefined) return;
      const job = this.#chains.get(chain)?.shift();
      if (job === undefined) {
        this.#chains.delete(chain);
        continue;
      }
      this.#running += 1;
      void job().finally(() => {
        this.#running -= 1;
        if (this.#chains.get(chain)?.length === 0) this.#chains.delete(chain);
        else this.#ready.push(chain);
        this.#pump();
      });
    }
  }
}
