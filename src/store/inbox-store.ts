import { type Kysely, type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { ProviderEvent, SessionData } from "../verification/provider.js";
import type { Tables } from "./tables.js";

/** An event of the inbox that didn't come through, for the operator. */
export interface DeadLetter {
  eventId: string;
  type: string;
  sessionId: string | null;
  receivedAt: Date;
  tries: number;
  error: string | null;
}

/** An event taken from the inbox, to be applied. */
export interface LeasedEvent {
  event: ProviderEvent;
  tries: number;
  /** Tries that failed for the event's own sake. */
  failures: number;
}

/**
 * Events of the provider, each kept once by its id before the provider is told that it arrived. What is being applied is leased: where
 * the process dies, any other takes it up when the lease is over.
 */
export class InboxStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps the events that are new, leased to the caller, and answers their ids. In one order everywhere, so that no two wait for each other. */
  async enqueue(events: readonly ProviderEvent[], leaseSeconds: number): Promise<string[]> {
    if (events.length === 0) return [];
    const ordered = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
    const kept = await this.db
      .insertInto("inbox")
      .values(
        ordered.map((event) => ({
          event_id: event.id,
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
    return kept.map((row) => row.event_id);
  }

  /** Which of the ids are in the inbox, handled or not. */
  async knownIds(eventIds: readonly string[]): Promise<Set<string>> {
    if (eventIds.length === 0) return new Set();
    const rows = await this.db.selectFrom("inbox").select("event_id").where("event_id", "in", eventIds).execute();
    return new Set(rows.map((row) => row.event_id));
  }

  /** Leases events whose time has come, oldest first. */
  async lease(limit: number, leaseSeconds: number): Promise<LeasedEvent[]> {
    const due = this.db
      .selectFrom("inbox")
      .select("event_id")
      .where("state", "=", "WAITING")
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
        id: row.event_id,
        type: row.type,
        sessionId: row.session_id,
        livemode: row.livemode,
        createdAt: row.occurred_at,
        session: parseSession(row.facts),
      },
    }));
  }

  /** Gives back what was taken and not begun, so that any process may take it at once. */
  async release(eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await this.db
      .updateTable("inbox")
      .set({ next_try_at: sql<Date>`now()` })
      .where("event_id", "in", eventIds)
      .where("state", "=", "WAITING")
      .execute();
  }

  /** Puts an event off after a failed try, which is counted as the event's own or not. */
  async retryLater(eventId: string, seconds: number, error: string, isOwn: boolean): Promise<void> {
    await this.db
      .updateTable("inbox")
      .set((eb) => ({
        tries: eb("tries", "+", 1),
        failures: eb("failures", "+", isOwn ? 1 : 0),
        next_try_at: secondsFromNow(seconds),
        error,
      }))
      .where("event_id", "=", eventId)
      .where("state", "=", "WAITING")
      .execute();
  }

  /**
   * Closes an event that changes nothing: of a kind that isn't ours, of no tenant, or that can't be applied. Those of the last two kinds
   * keep what they say, to be replayed. One that another process has handled meanwhile stays handled.
   */
  async close(eventId: string, state: "IGNORED" | "UNASSIGNED" | "DEAD", note: string | null): Promise<void> {
    const keepsSession = state !== "IGNORED";
    await this.db
      .updateTable("inbox")
      .set({ state, error: note, handled_at: sql<Date>`now()`, ...(keepsSession ? {} : { facts: null }) })
      .where("event_id", "=", eventId)
      .where("state", "=", "WAITING")
      .execute();
  }

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

  /** Puts dead events back: one, or all. Answers how many. */
  async replay(eventId: string | null): Promise<number> {
    let query = this.db
      .updateTable("inbox")
      .set({ state: "WAITING", tries: 0, failures: 0, next_try_at: sql<Date>`now()`, handled_at: null })
      .where("state", "in", ["DEAD", "UNASSIGNED"]);
    if (eventId !== null) query = query.where("event_id", "=", eventId);
    const { numUpdatedRows } = await query.executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** How many events wait and how many are dead. */
  async counts(): Promise<{ waiting: number; dead: number }> {
    // One query for each of the two partial indexes: years of handled events cost neither anything.
    const [waiting, dead] = await Promise.all([
      this.#countOf(sql<boolean>`state = 'WAITING'`),
      this.#countOf(sql<boolean>`state in ('DEAD', 'UNASSIGNED')`),
    ]);
    return { waiting, dead };
  }

  async #countOf(condition: RawBuilder<boolean>): Promise<number> {
    const row = await this.db
      .selectFrom("inbox")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where(condition)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  /** Forgets handled events that are older than the provider can tell them again. */
  async prune(olderThanDays: number): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom("inbox")
      .where("state", "in", ["HANDLED", "IGNORED"])
      .where("received_at", "<", sql<Date>`now() - make_interval(days => ${olderThanDays}::int)`)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}

/** What is no longer understood, because another version kept it, is as good as nothing: the session is read from the provider then. */
function parseSession(kept: unknown): SessionData | null {
  const { success, data } = sessionSchema.safeParse(kept);
  return success ? data : null;
}

function secondsFromNow(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`;
}

/** What `keep` wrote, read back. */
const sessionSchema: z.ZodType<SessionData> = z.object({
  id: z.string(),
  type: z.enum(["DOCUMENT", "ID_NUMBER", "FLOW", "UNKNOWN"]),
  status: z.enum(["REQUIRES_INPUT", "PROCESSING", "VERIFIED", "CANCELED", "UNKNOWN"]),
  checks: z.array(z.enum(["DOCUMENT", "SELFIE", "ID_NUMBER", "ADDRESS", "PHONE", "EMAIL"])),
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
