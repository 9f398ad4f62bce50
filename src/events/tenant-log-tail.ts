import { SerialBatcher } from "../concurrency/serial-batcher.js";
import type { Logger } from "../telemetry/logger.js";
import type { VerificationEvent } from "../verification/event.js";
import { epochOf, isEpochStart } from "../verification/log-epoch.js";
import type { EventFilter, LogExtent, TenantRepository } from "../verification/repository.js";
import type { VerificationSession } from "../verification/session.js";
import { lostCommits } from "./feed-ended-error.js";
import { FeedReader } from "./feed-reader.js";

const pageSize = 500;
const everything: EventFilter = { types: null, statuses: null, sessionId: null };

/** Reads the end of one tenant's log once for all its readers, and queues each new event for those whose filter matches. */
export class TenantLogTail {
  /** Readers of a single session, by its id. Most readers are of this kind. */
  readonly #bySession = new Map<string, Set<FeedReader>>();
  readonly #ofTenant = new Set<FeedReader>();
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

  /** Position of the last event that was queued for the readers. */
  get position(): number {
    return this.#position;
  }

  get readers(): number {
    return this.#readers;
  }

  /** Resolves with the tail's position once the end of the log is known. */
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

  /** Adds a reader, for which all later events are queued. */
  join(filter: EventFilter): FeedReader {
    const reader = new FeedReader(filter, () => this.#position);
    this.#groupOf(reader).add(reader);
    this.#readers += 1;
    return reader;
  }

  leave(reader: FeedReader): void {
    const group = this.#groupOf(reader);
    if (!group.delete(reader)) return;
    this.#readers -= 1;
    if (reader.filter.sessionId !== null && group.size === 0) this.#bySession.delete(reader.filter.sessionId);
  }

  /** Returns the current state of a session. Concurrent calls share a query. */
  async session(id: string): Promise<VerificationSession | null> {
    const [session] = await this.#sessions.run([id]);
    return session ?? null;
  }

  /** Reads the events after the tail's position. A call during a read makes it read once more. */
  read(): void {
    this.#readRequested = true;
    if (this.#reading || !this.#started) return;
    this.#reading = true;
    void this.#readToEnd();
  }

  /** Goes back to the end of a log that has lost events, and ends the readers that were given them. */
  rewind(head: number): void {
    if (this.#reading) return;
    this.#position = head;
    this.end(lostCommits({ tenantId: this.tenant.tenantId, beforeOldest: head, newest: head }));
  }

  /** Ends all readers with an error. */
  end(error: Error): void {
    for (const reader of [...this.#ofTenant, ...[...this.#bySession.values()].flatMap((group) => [...group])])
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
        const [first] = items;
        if (first && epochOf(first.position) !== epochOf(this.#position)) await this.#checkEpoch();
        for (const event of items) this.#distribute(event);
        if (hasNextPage) this.#readRequested = true;
      }
    } catch (error) {
      this.log.warn({ err: error }, "the log could not be read; the next poll tries again");
    }
    // Reset in the same turn as the last check of `readRequested`, so that no notification in between is lost.
    this.#reading = false;
  }

  /** Ends the readers where the events that they were given last are not part of the log any more. */
  async #checkEpoch(): Promise<void> {
    const extent = await this.tenant.logExtent();
    const kept = await lastKept(this.tenant, this.#position, extent);
    if (kept === null) return;
    this.end(lostCommits({ tenantId: this.tenant.tenantId, beforeOldest: kept, newest: extent.newest }));
  }

  #distribute(event: VerificationEvent): void {
    this.#position = event.position;
    for (const reader of this.#bySession.get(event.sessionId) ?? []) reader.offer(event);
    for (const reader of this.#ofTenant) reader.offer(event);
  }

  #groupOf({ filter }: FeedReader): Set<FeedReader> {
    if (filter.sessionId === null) return this.#ofTenant;
    const group = this.#bySession.get(filter.sessionId) ?? new Set();
    this.#bySession.set(filter.sessionId, group);
    return group;
  }
}

/**
 * Returns null where the event at a position is still part of the log; where it was lost, the last position before it that is. Only a
 * position of an earlier epoch can be lost without being ahead of the log.
 */
export async function lastKept(tenant: TenantRepository, position: number, extent: LogExtent): Promise<number | null> {
  const { prunedTo, newest } = extent;
  if (epochOf(position) >= epochOf(newest) || isEpochStart(position) || position <= prunedTo) return null;
  const last = (await tenant.lastOfEpochBefore(position)) ?? prunedTo;
  return last >= position ? null : last;
}
