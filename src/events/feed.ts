import type { Slot } from "../concurrency/slots.js";
import type { Store } from "../store/store.js";
import type { Logger } from "../telemetry/logger.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { VerificationEvent } from "../verification/event.js";
import { epochOf } from "../verification/log-epoch.js";
import type { EventFilter, LogExtent } from "../verification/repository.js";
import type { VerificationSession } from "../verification/session.js";
import { FeedEndedError, lostCommits } from "./feed-ended-error.js";
import type { LogNotifier } from "./log-notifier.js";
import { SubscriptionSlots } from "./subscription-slots.js";
import { lastKept, TenantLogTail } from "./tenant-log-tail.js";

/**
 * The feed streams a tenant's log: past events from a cursor on, then new ones, each event once and in the order of the log.
 *
 * Each tenant with streams has one tail, which reads the log as it grows and queues every new event for each stream's reader. A stream
 * goes through three phases:
 *
 * 1. Backfill. The reader joins the tail, which is at some position: the handoff position. From now on all later events are queued.
 *    The events between the stream's cursor and the handoff position are read from the store in pages.
 * 2. Handoff. The backfill has reached the handoff position, so the queue continues exactly there. If the queue overflowed meanwhile, it
 *    is emptied and the backfill continues to a newer handoff position.
 * 3. Live. The stream reads from the queue. Positions have no gaps and the tail queues them in order, so no event is missed and none comes
 *    twice.
 *
 * A stream ends with a {@link FeedEndedError}, whose reason is one of `FeedEndReason`. A reader whose queue overflows while it is live is too
 * slow: it ends with `SLOW_CONSUMER` and may resume from its last cursor. A notification that is lost only costs time, since the tails
 * are also polled.
 */

const backfillPageSize = 200;
const pollMilliseconds = 1_000;

export interface FeedRequest {
  tenantId: string;
  /** Position after which the stream begins; null: only events from now on. */
  after: number | null;
  filter: EventFilter;
  /** Key by which streams are counted in addition to their tenant; absent: only the tenant's limit applies. */
  reader?: string;
}

export class Feed {
  readonly #store: Store;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #slots: SubscriptionSlots;
  readonly #tails = new Map<string, TenantLogTail>();
  #poller: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(deps: {
    store: Store;
    notifier: LogNotifier;
    metrics: Metrics;
    log: Logger;
    maxSubscriptionsPerTenant: number;
    maxSubscriptionsPerReader?: number;
  }) {
    this.#store = deps.store;
    this.#metrics = deps.metrics;
    this.#log = deps.log;
    this.#slots = new SubscriptionSlots(deps.maxSubscriptionsPerTenant, deps.maxSubscriptionsPerReader);
    deps.notifier.onNotification((tenantId) => this.#tails.get(tenantId)?.read());
  }

  start(): void {
    this.#poller = setInterval(() => void this.#poll(), pollMilliseconds);
  }

  /** Refuses new streams. Open ones continue until `close`, so that transports can first ask their clients to reconnect elsewhere. */
  refuseNewStreams(): void {
    this.#closed = true;
  }

  /** Ends every stream with `SHUTTING_DOWN`. */
  close(): void {
    this.#closed = true;
    if (this.#poller) clearInterval(this.#poller);
    for (const tail of this.#tails.values()) tail.end(shuttingDown());
  }

  /**
   * Streams a tenant's events. The iterator rejects with {@link FeedEndedError} when the stream can't begin or has to end. `return` ends it
   * at once, even while it waits for an event. The stream counts against the limits from this call on, read or not, until it ends.
   */
  stream(request: FeedRequest): AsyncIterableIterator<VerificationEvent> {
    const stopped = new AbortController();
    const slot = this.#slots.acquire(request.tenantId, request.reader);
    const events = this.#stream(request, slot, stopped.signal);
    return {
      next: () => events.next(),
      return: () => {
        stopped.abort();
        // The generator of a stream that was never read does not run its `finally`.
        if (!(slot instanceof FeedEndedError)) slot.release();
        return events.return();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Returns the extent of the log. Rejects with {@link FeedEndedError}, which carries the extent, when no stream can begin at the cursor. */
  async check(tenantId: string, after: number | null): Promise<LogExtent> {
    const extent = await this.#store.tenant(tenantId).logExtent();
    const { prunedTo, newest, isInterrupted } = extent;
    const positions = { tenantId, beforeOldest: prunedTo, newest };
    if (after !== null && after > newest && (isInterrupted || epochOf(after) > epochOf(newest))) {
      throw lostCommits({ ...positions, beforeOldest: newest });
    }
    if (after !== null && after > newest) {
      const message = "The cursor is ahead of the newest event of this tenant.";
      throw new FeedEndedError("CURSOR_FROM_FUTURE", message, positions);
    }
    if (after !== null && after < prunedTo) {
      const message = "Events after this cursor are no longer stored. Begin after `oldest` to read all that are.";
      throw new FeedEndedError("CURSOR_EXPIRED", message, positions);
    }
    const kept = after === null ? null : await lastKept(this.#store.tenant(tenantId), after, extent);
    if (kept !== null) throw lostCommits({ ...positions, beforeOldest: kept });
    return extent;
  }

  /**
   * Returns the current state of an event's session, for readers of a stream; null if it no longer exists. Concurrent calls share a query,
   * since one event has many readers.
   */
  async sessionOf({ tenantId, sessionId }: VerificationEvent): Promise<VerificationSession | null> {
    return (await this.#tails.get(tenantId)?.session(sessionId)) ?? null;
  }

  async *#stream(
    { tenantId, after, filter }: FeedRequest,
    slot: Slot | FeedEndedError,
    signal: AbortSignal,
  ): AsyncGenerator<VerificationEvent, void, undefined> {
    if (slot instanceof FeedEndedError) throw this.#closed ? shuttingDown() : this.#counted(slot);
    if (this.#closed) {
      slot.release();
      throw shuttingDown();
    }
    const tail = this.#openTail(tenantId);
    const reader = tail.join(filter);
    const stop = () => reader.stop();
    signal.addEventListener("abort", stop, { once: true });
    try {
      const tailPosition = await tail.ready();
      let position = after ?? tailPosition;
      await this.check(tenantId, after);
      for (let live = false; !live && !signal.aborted; live = reader.completeHandoff()) {
        const handoffPosition = reader.beginBackfill(position);
        for await (const event of this.#backfill(tenantId, filter, position, handoffPosition)) {
          if (signal.aborted) return;
          yield event;
          position = event.position;
        }
        position = Math.max(position, handoffPosition);
      }
      for (let event = await reader.next(); event; event = await reader.next()) {
        // A cursor from another process may be ahead of this process's tail, which then queues events that the client already has.
        if (event.position <= position) continue;
        yield event;
        position = event.position;
      }
    } catch (error) {
      throw error instanceof FeedEndedError ? this.#counted(error) : error;
    } finally {
      signal.removeEventListener("abort", stop);
      tail.leave(reader);
      slot.release();
      if (tail.readers === 0 && this.#tails.get(tenantId) === tail) this.#tails.delete(tenantId);
    }
  }

  async *#backfill(
    tenantId: string,
    filter: EventFilter,
    after: number,
    upTo: number,
  ): AsyncGenerator<VerificationEvent> {
    const tenant = this.#store.tenant(tenantId);
    let position = after;
    while (position < upTo) {
      const request = { first: backfillPageSize, last: null, after: position, before: upTo + 1 };
      const page = await tenant.pageOfEvents(filter, request);
      // Checked after the page was read, because events that were pruned meanwhile may be missing from it.
      await this.check(tenantId, position);
      yield* page.items;
      if (!page.hasNextPage) return;
      position = page.items.at(-1)?.position ?? upTo;
    }
  }

  #openTail(tenantId: string): TenantLogTail {
    const existing = this.#tails.get(tenantId);
    if (existing) return existing;
    const tail = new TenantLogTail(this.#store.tenant(tenantId), this.#log);
    this.#tails.set(tenantId, tail);
    return tail;
  }

  async #poll(): Promise<void> {
    try {
      // Taken before the query: every event that was read by then is part of the log that the query sees.
      const positions = new Map([...this.#tails].map(([tenantId, { position }]) => [tenantId, position]));
      const heads = await this.#store.logs.heads([...positions.keys()]);
      for (const [tenantId, head] of heads) {
        const tail = this.#tails.get(tenantId);
        if (tail && tail.position < head) tail.read();
        if (tail && (positions.get(tenantId) ?? 0) > head) tail.rewind(head);
      }
    } catch (error) {
      if (!this.#closed) this.#log.warn({ err: error }, "the feed could not poll the database; it tries again");
    }
  }

  #counted(error: FeedEndedError): FeedEndedError {
    this.#metrics.subscriptionsEnded.inc({ reason: error.reason });
    return error;
  }
}

function shuttingDown(): FeedEndedError {
  return new FeedEndedError("SHUTTING_DOWN", "The service is shutting down. Subscribe again after the last cursor.");
}
