import type { AccessStore, AuditRecord } from "../store/access-store.js";
import type { Logger } from "../telemetry/logger.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { Caller } from "./caller.js";

/** Thrown where a sensitive read can't be audited, so it must not happen. */
export class AuditUnavailableError extends Error {
  override name = "AuditUnavailableError";
  constructor(cause: unknown) {
    super("The sensitive read is refused because the audit log can't be written", { cause });
  }
}

/** Records sensitive reads in the audit log before they happen. */
export class Audit {
  constructor(private readonly deps: { store: AccessStore; metrics: Metrics; log: Logger }) {}

  /**
   * Resolves once the rows are committed, all or none; only then may the data be read. Rejects with {@link AuditUnavailableError} when
   * they can't be written.
   */
  async record(...entries: readonly AuditRecord[]): Promise<void> {
    const { store, metrics, log } = this.deps;
    try {
      await store.addAuditRecords(entries);
    } catch (error) {
      log.error({ err: error }, "the audit log can't be written: sensitive reads are refused; check the database");
      throw new AuditUnavailableError(error);
    }
    metrics.sensitiveReads.inc(entries.length);
  }
}

/** Returns a caller's name in the audit log. */
export function actorOf(caller: Caller): string {
  return caller.kind === "partner" ? `key:${caller.keyId}` : `viewer:${caller.sessionId}`;
}
