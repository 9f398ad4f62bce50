import type { AccessStore, AuditRecord } from "../store/access-store.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { Caller } from "./caller.js";

/** A sensitive read could not be written down, so it must not happen. */
export class AuditUnavailableError extends Error {
  override name = "AuditUnavailableError";
  constructor(cause: unknown) {
    super("The read can't be written to the audit log now, so it is refused", { cause });
  }
}

/** Writes down who reads what is sensitive, before it is read. */
export class Audit {
  constructor(
    private readonly store: AccessStore,
    private readonly telemetry: Telemetry,
  ) {}

  /** Resolves once the rows are safe, all or none; then the data may leave. Throws {@link AuditUnavailableError}. */
  async record(...entries: readonly AuditRecord[]): Promise<void> {
    try {
      await this.store.addAuditRecords(entries);
    } catch (error) {
      this.telemetry.log.error({ err: error }, "the audit log can't be written: sensitive reads are refused");
      throw new AuditUnavailableError(error);
    }
    this.telemetry.sensitiveReads.inc(entries.length);
  }
}

/** A caller's name in the audit log. */
export function actorOf(caller: Caller): string {
  return caller.kind === "partner" ? `key:${caller.keyId}` : `viewer:${caller.sessionId}`;
}
