/** Why a stream ended, or didn't begin. */
export type FeedEndReason =
  /** Too many events waited for a reader that didn't take them. */
  | "SLOW_CONSUMER"
  /** The cursor lies before the oldest event held. */
  | "CURSOR_EXPIRED"
  /** The cursor lies behind the newest event. */
  | "CURSOR_FROM_FUTURE"
  /** The tenant has as many streams as it may. */
  | "TOO_MANY_SUBSCRIPTIONS"
  /** The service is going down; another node, or this one in a moment, goes on. */
  | "SHUTTING_DOWN";

export class FeedEndedError extends Error {
  override name = "FeedEndedError";
  constructor(
    readonly reason: FeedEndReason,
    message: string,
    /** How far the tenant's log reaches, as positions after which to go on. */
    readonly extent: { tenantId: string; beforeOldest: number; newest: number } | null = null,
  ) {
    super(message);
  }

  /** Whether the same subscription, from the last cursor, can be expected to work. */
  get retryable(): boolean {
    return this.reason !== "CURSOR_EXPIRED" && this.reason !== "CURSOR_FROM_FUTURE";
  }
}
