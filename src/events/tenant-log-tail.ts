import { SerialBatcher } from "../concurrency/serial-batcher.js";
import type { Logger } from "../telemetry/telemetry.js";
import type { VerificationEvent } from "../verification/event.js";
import type { EventFilter, TenantRepository } from "../verification/repository.js";
import type { VerificationSession } from "../verification/session.js";
import { FeedReader } from "./feed-reader.js";

const pageSize = 500;
const everything: EventFilter = { types: null, statuses: null, sessionId: null };

/** The end of one tenant's log, read once for all its readers and handed to those whose filter lets it through. */
export class TenantLogTail {
  /** Readers of one session, by its id: what most readers are. */
  readonly #bySession = new Map<string, Set<FeedReader>>();
  readonly #unfiltered = new Set<FeedReader>();
  readonly #sessions = new SerialBatcher<string, VerificationSession | null>(
    (ids) => this.tenant.sessions(ids),
    () => true,
  );
  #position = 0;
  #readers = 0;
  #started: Promise<void> | null = null;
  #reading = false;
  #readRequested = false;

  constructor(
    private readonly tenant: TenantRepository,
    private readonly log: Logger,
  ) {}

  /** Everything up to here was handed on. */
  get position(): number {
    return this.#position;
  }

  get readers(): number {
    return this.#readers;
  }

  /** Resolves, with the position, once the tail knows where the log ends. */
  async ready(): Promise<number> {
    this.#started ??= this.tenant.logExtent().then(({ newest }) => {
      this.#position = newest;
    });
    try {
      await this.#started;
    } catch (error) {
      this.#started = null;
      throw error;
    }
    return this.#position;
  }

  join(filter: EventFilter): FeedReader {
    const reader = new FeedReader(filter, () => this.#position);
    this.#readersLike(reader).add(reader);
    this.#readers += 1;
    return reader;
  }

  leave(reader: FeedReader): void {
    const set = this.#readersLike(reader);
    if (!set.delete(reader)) return;
    this.#readers -= 1;
    if (reader.filter.sessionId !== null && set.size === 0) this.#bySession.delete(reader.filter.sessionId);
  }

  /** A session as it is kept now. */
  async session(id: string): Promise<VerificationSession | null> {
    const [session] = await this.#sessions.run([id]);
    return session ?? null;
  }

  /** Reads on; a call while it reads makes it look once more. */
  read(): void {
    this.#readRequested = true;
    if (this.#reading || !this.#started) return;
    this.#reading = true;
    void this.#readToEnd();
  }

  end(error: Error): void {
    for (const reader of [...this.#unfiltered, ...[...this.#bySession.values()].flatMap((set) => [...set])])
      reader.fail(error);
  }

  async #readToEnd(): Promise<void> {
    try {
      await this.#started;
      while (this.#readRequested) {
        this.#readRequested = false;
        const { items, hasNextPage } = await this.tenant.pageOfEvents(everything, {
          first: pageSize,
          last: null,
          after: this.#position,
          before: null,
        });
        for (const event of items) this.#distribute(event);
        if (hasNextPage) this.#readRequested = true;
      }
    } catch (error) {
      this.log.warn({ err: error }, "the log could not be read; the next poll tries again");
    }
    // In the same turn as the last look at `again`: a ring in between would be heard by nobody.
    this.#reading = false;
  }

  #distribute(event: VerificationEvent): void {
    this.#position = event.position;
    for (const reader of this.#bySession.get(event.sessionId) ?? []) reader.offer(event);
    for (const reader of this.#unfiltered) reader.offer(event);
  }

  #readersLike({ filter }: FeedReader): Set<FeedReader> {
    if (filter.sessionId === null) return this.#unfiltered;
    const set = this.#bySession.get(filter.sessionId) ?? new Set();
    this.#bySession.set(filter.sessionId, set);
    return set;
  }
}
