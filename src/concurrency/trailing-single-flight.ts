/**
 * Runs work once per key at a time. Callers that arrive during a run share the run after it, so each result was read after its caller
 * asked for it.
 */
export class TrailingSingleFlight<T> {
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #next = new Map<string, Promise<T>>();

  /** Returns the result of a run that starts after this call. */
  run(key: string, work: () => Promise<T>): Promise<T> {
    const queued = this.#next.get(key);
    if (queued) return queued;
    const running = this.#running.get(key);
    if (!running) return this.#start(key, work);
    const next = running.then(
      () => this.#promote(key, work),
      () => this.#promote(key, work),
    );
    this.#next.set(key, next);
    return next;
  }

  #promote(key: string, work: () => Promise<T>): Promise<T> {
    this.#next.delete(key);
    return this.#start(key, work);
  }

  #start(key: string, work: () => Promise<T>): Promise<T> {
    const run = work().finally(() => {
      if (this.#running.get(key) === run) this.#running.delete(key);
    });
    this.#running.set(key, run);
    return run;
  }
}
