import type { Ledger } from "../state/ledger.js";
import type { SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";

/** How many of the oldest sessions are checked each time: some cannot be removed yet. */
const candidates = 16;

/**
 * Removes the oldest finished sessions beyond `keptSessions`, with their reports, images and events, so that memory does not
 * grow without limit. Keeps sessions with undelivered events and sessions that are being redacted.
 */
export function forgetOldSessions(world: World, ledger: Ledger): void {
  if (ledger.sessions.size <= world.settings.keptSessions) return;
  for (const status of ["verified", "canceled"] as const) {
    for (const session of ledger.sessions.where("status", status).slice(0, candidates)) {
      if (ledger.sessions.size <= world.settings.keptSessions) return;
      if (isDone(ledger, session)) forget(ledger, session);
    }
  }
}

function isDone(ledger: Ledger, session: SessionRecord): boolean {
  if (session.redaction?.status === "processing") return false;
  const isGone = (endpoint: string) => ledger.endpoints.get(endpoint) === undefined;
  return ledger.events.where("subject", session.id).every((event) => event.undelivered.every(isGone));
}

function forget(ledger: Ledger, session: SessionRecord): void {
  for (const event of [...ledger.events.where("subject", session.id)]) ledger.events.remove(event);
  for (const report of [...ledger.reports.where("session", session.id)]) ledger.reports.remove(report);
  for (const file of [...ledger.files.where("session", session.id)]) {
    for (const link of [...ledger.fileLinks.where("file", file.id)]) ledger.fileLinks.remove(link);
    ledger.files.remove(file);
  }
  for (const token of [...session.usedTokens, ...session.expiredTokens]) ledger.tokens.delete(token);
  ledger.sessions.remove(session);
}
