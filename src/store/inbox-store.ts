import { type Kysely, type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { CheckKind } from "../verification/check-kind.js";
import type { ProviderEvent, SessionData } from "../verification/provider.js";
import { defaultAccount, qualifyId } from "../verification/tenant.js";
import type { Tables } from "./tables.js";

/** An event that could not be applied or is unassigned, for the operator. */
export interface DeadLetter {
  eventId: string;
  type: string;
  sessionId: string | null;
  receivedAt: Date;
  tries: number;
  error: string | null;
}

/** An event that is leased to this process, to be applied. */
export interface LeasedEvent {
  event: ProviderEvent;
  tries: number;
  /** Number of tries that failed because of the event itself. */
  failures: number;
}

/**
 * Stores events of the provider, each once by its id. An event is leased to one process at a time: if that process dies, another one leases
 * it after the lease has expired.
 */
export class InboxStore {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly account = defaultAccount,
  ) {}

  /** Inserts the events that are new, leased to the caller, and returns their ids. Inserts in the order of ids, so that callers don't deadlock. */
  async enqueue(events: readonly ProviderEvent[], leaseSeconds: number): Promise<string[]> {
    if (events.length === 0) return [];
    const ordered = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = await this.db
      .insertInto("inbox")
      .values(
        ordered.map((event) => ({
          event_id: qualifyId(this.account, event.id),
          account: this.account,
          type: event.type,
          session_id: event.sessionId,
          livemode: event.livemode,
          facts: event.session ? JSON.stringify(event.session) : null,
          occurred_at: event.createdAt,
          state: "WAITING",
          next_try_at: secondsFromNow(leaseSeconds),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning("event_id")
      .execute();
    return rows.map((row) => this.#idOf(row));
  }

  /** Returns those of these ids that the inbox has, in any state. */
  async knownIds(eventIds: readonly string[]): Promise<Set<string>> {
    if (eventIds.length === 0) return new Set();
    const rows = await this.db
      .selectFrom("inbox")
      .select("event_id")
      .where("event_id", "in", this.#qualified(eventIds))
      .execute();
    return new Set(rows.map((row) => this.#idOf(row)));
  }

  /** Leases events that are due, those that are due longest first. */
  async lease(limit: number, leaseSeconds: number): Promise<LeasedEvent[]> {
    const due = this.db
      .selectFrom("inbox")
      .select("event_id")
      .where("state", "=", "WAITING")
      .where("account", "=", this.account)
      .where("next_try_at", "<=", sql<Date>`now()`)
      .orderBy("next_try_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    const rows = await this.db
      .updateTable("inbox")
      .set({ next_try_at: secondsFromNow(leaseSeconds) })
      .where("event_id", "in", due)
      .returningAll()
      .execute();
    return rows.map((row) => ({
      tries: row.tries,
      failures: row.failures,
      event: {
        id: this.#idOf(row),
        type: row.type,
        sessionId: row.session_id,
        livemode: row.livemode,
        // An event of another account is never enqueued.
        account: null,
        createdAt: row.occurred_at,
        session: parseSession(row.facts),
      },
    }));
  }

  /** Ends the leases of events that were not tried, so that any process can lease them at once. */
  async release(eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await this.db
      .updateTable("inbox")
      .set({ next_try_at: sql<Date>`now()` })
      .where("event_id", "in", this.#qualified(eventIds))
      .where("state", "=", "WAITING")
      .execute();
  }

  /** Schedules another try after a failed one. `isOwn` says whether the event itself caused the failure, which counts towards dead-lettering. */
  async retryLater(eventId: string, seconds: number, error: string, isOwn: boolean): Promise<void> {
    await this.db
      .updateTable("inbox")
      .set((eb) => ({
        tries: eb("tries", "+", 1),
        failures: eb("failures", "+", isOwn ? 1 : 0),
        next_try_at: secondsFromNow(seconds),
        error,
      }))
      .where("event_id", "=", qualifyId(this.account, eventId))
      .where("state", "=", "WAITING")
      .execute();
  }

  /** Closes an event that does not concern a session. */
  async ignore(eventId: string): Promise<void> {
    await this.#close(eventId, { state: "IGNORED", error: null, facts: null });
  }

  /** Closes an event that can't be applied, or whose session is unassigned, with its data, so that it can be replayed. */
  async deadLetter(eventId: string, state: "UNASSIGNED" | "DEAD", reason: string): Promise<void> {
    await this.#close(eventId, { state, error: reason });
  }

  /** Returns dead-lettered and unassigned events, oldest first. */
  async deadLetters(limit: number): Promise<DeadLetter[]> {
    const rows = await this.db
      .selectFrom("inbox")
      .selectAll()
      .where("state", "in", ["DEAD", "UNASSIGNED"])
      .orderBy("received_at")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      eventId: row.event_id,
      type: row.type,
      sessionId: row.session_id,
      receivedAt: row.received_at,
      tries: row.tries,
      error: row.error,
    }));
  }

  /** Schedules one dead-lettered or unassigned event, or all of them, to be applied again. Returns how many. */
  async replay(eventId: string | null): Promise<number> {
    let query = this.db
      .updateTable("inbox")
      .set({ state: "WAITING", tries: 0, failures: 0, next_try_at: sql<Date>`now()`, handled_at: null })
      .where("state", "in", ["DEAD", "UNASSIGNED"]);
    if (eventId !== null) query = query.where("event_id", "=", eventId);
    const { numUpdatedRows } = await query.executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** Returns the session of a dead-lettered or unassigned event, with its account; null where there is no such event. */
  async sessionOf(eventId: string): Promise<{ account: string; sessionId: string } | null> {
    const row = await this.db
      .selectFrom("inbox")
      .select(["account", "session_id"])
      .where("event_id", "=", eventId)
      .where("state", "in", ["DEAD", "UNASSIGNED"])
      .executeTakeFirst();
    return row?.session_id ? { account: row.account, sessionId: row.session_id } : null;
  }

  /** Schedules all dead-lettered and unassigned events of a session to be applied again. Returns how many. */
  async replaySession(account: string, sessionId: string): Promise<number> {
    const { numUpdatedRows } = await this.db
      .updateTable("inbox")
      .set({ state: "WAITING", tries: 0, failures: 0, next_try_at: sql<Date>`now()`, handled_at: null })
      .where("state", "in", ["DEAD", "UNASSIGNED"])
      .where("account", "=", account)
      .where("session_id", "=", sessionId)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** Discards one dead-lettered or unassigned event, or all of them, with their data. Returns how many. */
  async discard(eventId: string | null): Promise<number> {
    let query = this.db
      .updateTable("inbox")
      .set({ state: "IGNORED", facts: null, error: "discarded by the operator", handled_at: sql<Date>`now()` })
      .where("state", "in", ["DEAD", "UNASSIGNED"]);
    if (eventId !== null) query = query.where("event_id", "=", eventId);
    const { numUpdatedRows } = await query.executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** Deletes the data that dead-lettered and unassigned events have of a session, because it was redacted. */
  async forgetSession(sessionId: string): Promise<void> {
    await this.db
      .updateTable("inbox")
      .set({ facts: null })
      .where("state", "in", ["DEAD", "UNASSIGNED"])
      .where("account", "=", this.account)
      .where("session_id", "=", sessionId)
      .execute();
  }

  /** Returns how many events wait, and how many are dead-lettered or unassigned. */
  async counts(): Promise<{ waiting: number; dead: number }> {
    // Two queries, each on a partial index, so that handled events are not read.
    const [waiting, dead] = await Promise.all([
      this.#countOf(sql<boolean>`state = 'WAITING'`),
      this.#countOf(sql<boolean>`state in ('DEAD', 'UNASSIGNED')`),
    ]);
    return { waiting, dead };
  }

  /** Closes an event that waits; one that another process has handled meanwhile stays handled. */
  async #close(eventId: string, values: { state: string; error: string | null; facts?: null }): Promise<void> {
    await this.db
      .updateTable("inbox")
      .set({ ...values, handled_at: sql<Date>`now()` })
      .where("event_id", "=", qualifyId(this.account, eventId))
      .where("state", "=", "WAITING")
      .execute();
  }

  #qualified(eventIds: readonly string[]): string[] {
    return eventIds.map((id) => qualifyId(this.account, id));
  }

  /** Returns the provider's id of an event. */
  #idOf({ event_id }: { event_id: string }): string {
    return event_id.slice(qualifyId(this.account, "").length);
  }

  async #countOf(condition: RawBuilder<boolean>): Promise<number> {
    const row = await this.db
      .selectFrom("inbox")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where(condition)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  /**
   * Deletes handled and unassigned events that are so old that the provider can no longer repeat them: what no operator decided
   * on by then must not keep data of a session for ever.
   */
  async prune(olderThanDays: number): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom("inbox")
      .where("state", "in", ["HANDLED", "IGNORED", "UNASSIGNED"])
      .where("received_at", "<", sql<Date>`now() - make_interval(days => ${olderThanDays}::int)`)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}

/** Parses stored session data. Returns null for data of another version of the schema: the session is read from the provider then. */
function parseSession(stored: unknown): SessionData | null {
  const { success, data } = sessionSchema.safeParse(stored);
  return success ? data : null;
}

function secondsFromNow(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`;
}

/** The session data that `enqueue` writes. */
const sessionSchema: z.ZodType<SessionData> = z.object({
  id: z.string(),
  type: z.enum(["DOCUMENT", "ID_NUMBER", "FLOW", "UNKNOWN"]),
  status: z.enum(["REQUIRES_INPUT", "PROCESSING", "VERIFIED", "CANCELED", "UNKNOWN"]),
  checks: z.array(z.enum(CheckKind)),
  options: z.object({
    documentTypes: z.array(z.enum(["DRIVING_LICENSE", "ID_CARD", "PASSPORT", "UNKNOWN"])),
    requireLiveCapture: z.boolean(),
    requireIdNumber: z.boolean(),
    requireMatchingSelfie: z.boolean(),
  }),
  lastErrorCode: z.custom<SessionData["lastErrorCode"]>((value) => value === null || typeof value === "string"),
  lastReportId: z.string().nullable(),
  redaction: z.enum(["PROCESSING", "REDACTED", "UNKNOWN"]).nullable(),
  livemode: z.boolean(),
  flowId: z.string().nullable(),
  clientReferenceId: z.string().nullable(),
  relatedCustomer: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  createdAt: z.coerce.date(),
});
