import type { Store } from "../store/store.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { VerificationEvent } from "../verification/event.js";
import type { EventFilter, LogExtent } from "../verification/repository.js";
import type { VerificationSession } from "../verification/session.js";
import { FeedEndedError } from "./feed-ended-error.js";
import type { LogNotifier } from "./log-notifier.js";
import { type SubscriptionSlot, SubscriptionSlots } from "./subscription-slots.js";
import { TenantLogTail } from "./tenant-log-tail.js";

/**
 * The feed: a tenant's log, from a cursor on and then live, each event once and in the order of the log.
 *
 * A reader goes through three phases.
 *
 * 1. Join. The reader is registered with the tenant's tail, which stands at some position h. From now on all after h is queued for it.
 * 2. Scan. What lies between the reader's cursor and h is read from the store in pages.
 * 3. Live. The queue is drained. Since positions have no gap and the tail hands them on in order, nothing falls between and nothing
 *    comes twice.
 *
 * Where the queue overflows during the scan it is emptied and the scan goes on to a newer h. Where it overflows while live, the reader
 * is too slow: the stream ends with `SLOW_CONSUMER`, and resumes from its last cursor whenever it likes.
 */

const backfillPage = 200;
const pollMilliseconds = 1_000;

export interface FeedRequest {
  tenantId: string;
  /** Position after which to begin; null for whatever happens from now on. */
  after: number | null;
  filter: EventFilter;
  /** Who reads, where readers are counted one by one and not only for their tenant. */
  reader?: string;
}

export class Feed {
  readonly #store: Store;
  readonly #telemetry: Telemetry;
  readonly #slots: SubscriptionSlots;
  readonly #tails = new Map<string, TenantLogTail>();
  #poller: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(deps: {
    store: Store;
    notifier: LogNotifier;
    telemetry: Telemetry;
    maxSubscriptionsPerTenant: number;
    maxSubscriptionsPerReader?: number;
  }) {
    this.#store = deps.store;
    this.#telemetry = deps.telemetry;
    this.#slots = new SubscriptionSlots(deps.maxSubscriptionsPerTenant, deps.maxSubscriptionsPerReader);
    deps.notifier.onNotification((tenantId) => this.#tails.get(tenantId)?.read());
  }

  start(): void {
    this.#poller = setInterval(() => void this.#poll(), pollMilliseconds);
  }

  /** Lets no further stream begin; those under way go on until their doors have told their clients to come back elsewhere. */
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
   * Streams a tenant's events. Throws {@link FeedEndedError} where the stream can't begin or has to end. `return` ends it at once, also
   * while it waits for an event. It has its place among the tenant's streams from now on, read or not, until it ends.
   */
  stream(request: FeedRequest): AsyncIterableIterator<VerificationEvent> {
    const stopped = new AbortController();
    const place = this.#slots.acquire(request.tenantId, request.reader);
    const events = this.#stream(request, place, stopped.signal);
    return {
      next: () => events.next(),
      return: () => {
        stopped.abort();
        // A stream that was never read comes to no end of its own.
        if (!(place instanceof FeedEndedError)) place.release();
        return events.return();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /**
   * Whether a cursor can be read on from; answers how far the log reaches. Throws {@link FeedEndedError} where it can't, which names how
   * far it does.
   */
  async check(tenantId: string, after: number | null): Promise<LogExtent> {
    const extent = await this.#store.tenant(tenantId).logExtent();
    const { prunedTo, newest } = extent;
    const held = { tenantId, beforeOldest: prunedTo, newest };
    if (after !== null && after > newest) {
      throw new FeedEndedError("CURSOR_FROM_FUTURE", "The cursor lies behind the newest event of this tenant.", held);
    }
    if (after !== null && after < prunedTo) {
      const message = "Events after this cursor are no longer held. Begin after `oldest`: what is held comes next.";
      throw new FeedEndedError("CURSOR_EXPIRED", message, held);
    }
    return extent;
  }

  /**
   * An event's session as it is kept now, for who reads the event from a stream; null where it is gone. One event has many readers, so
   * what they ask for at a time is read at once.
   */
  async sessionOf({ tenantId, sessionId }: VerificationEvent): Promise<VerificationSession | null> {
    return (await this.#tails.get(tenantId)?.session(sessionId)) ?? null;
  }

  async *#stream(
    { tenantId, after, filter }: FeedRequest,
    place: SubscriptionSlot | FeedEndedError,
    signal: AbortSignal,
  ): AsyncGenerator<VerificationEvent, void, undefined> {
    if (place instanceof FeedEndedError) throw this.#closed ? shuttingDown() : this.#counted(place);
    if (this.#closed) {
      place.release();
      throw shuttingDown();
    }
    const tail = this.#openTail(tenantId);
    const reader = tail.join(filter);
    const stop = () => reader.stop();
    signal.addEventListener("abort", stop, { once: true });
    try {
      const joinedAt = await tail.ready();
      let position = after ?? joinedAt;
      await this.check(tenantId, after);
      while (!signal.aborted) {
        const horizon = reader.beginBackfill(position);
        for await (const event of this.#backfill(tenantId, filter, position, horizon)) {
          if (signal.aborted) return;
          yield event;
          position = event.position;
        }
        position = Math.max(position, horizon);
        if (!reader.completeHandoff()) continue;
        for (;;) {
          const event = await reader.nextQueued();
          if (!event) return;
          // A cursor from another process may be ahead of this one's tail, which then hands on what the reader has.
          if (event.position <= position) continue;
          yield event;
          position = event.position;
        }
      }
    } catch (error) {
      throw error instanceof FeedEndedError ? this.#counted(error) : error;
    } finally {
      signal.removeEventListener("abort", stop);
      tail.leave(reader);
      place.release();
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
      const request = { first: backfillPage, last: null, after: position, before: upTo + 1 };
      const page = await tenant.pageOfEvents(filter, request);
      // Asked after the page was read: what was forgotten meanwhile may be missing from it.
      await this.check(tenantId, position);
      yield* page.items;
      if (!page.hasNextPage) return;
      position = page.items.at(-1)?.position ?? upTo;
    }
  }

  #openTail(tenantId: string): TenantLogTail {
    const existing = this.#tails.get(tenantId);
    if (existing) return existing;
    const tail = new TenantLogTail(this.#store.tenant(tenantId), this.#telemetry.log);
    this.#tails.set(tenantId, tail);
    return tail;
  }

  async #poll(): Promise<void> {
    try {
      const heads = await this.#store.logs.heads([...this.#tails.keys()]);
      for (const [tenantId, head] of heads) {
        const tail = this.#tails.get(tenantId);
        if (tail && tail.position < head) tail.read();
      }
    } catch (error) {
      if (!this.#closed) this.#telemetry.log.warn({ err: error }, "the feed could not be polled");
    }
  }

  #counted(error: FeedEndedError): FeedEndedError {
    this.#telemetry.subscriptionsEnded.inc({ reason: error.reason });
    return error;
  }
}

function shuttingDown(): FeedEndedError {
  return new FeedEndedError("SHUTTING_DOWN", "The service is going down. Subscribe again after the last cursor.");
}
