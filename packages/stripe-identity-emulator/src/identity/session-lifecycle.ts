import type { Ledger } from "../state/ledger.js";
import {
  type DocumentType,
  documentTypes,
  type ErrorDetail,
  type SessionLink,
  type SessionRecord,
} from "../state/records.js";
import type { World } from "../state/world.js";
import type { Cause } from "../webhooks/emit-event.js";
import { buildReport } from "./build-report.js";
import { reasonFor, type UserFailure } from "./check-catalogue.js";
import { forgetOldSessions } from "./forget-sessions.js";
import { keepImages } from "./keep-images.js";
import { type Person, samplePerson } from "./person.js";
import { scheduleRedaction } from "./redaction.js";
import { emitSessionEvent } from "./session-events.js";
import type { Submission } from "./submission.js";

/** The lifetime of a hosted link (Stripe docs: verification sessions). */
const linkLifetimeMs = 48 * 3600 * 1000;
/** The lifetime of a client secret. */
const secretLifetimeMs = 24 * 3600 * 1000;

/** The fields of a new session that its creator decides. */
export type NewSession = Pick<
  SessionRecord,
  | "type"
  | "checks"
  | "client_reference_id"
  | "metadata"
  | "options"
  | "provided_details"
  | "related_customer"
  | "related_customer_account"
  | "related_person"
  | "verification_flow"
  | "returnUrl"
>;

export function createSession(world: World, ledger: Ledger, fields: NewSession, cause: Cause): SessionRecord {
  const id = world.ids.id("vs");
  const session = ledger.sessions.add({
    ...fields,
    id,
    sequence: world.nextSequence(),
    created: world.clock.seconds(),
    status: "requires_input",
    last_error: null,
    last_verification_report: null,
    redaction: null,
    outputs: null,
    link: newLink(world, ledger, id),
    usedTokens: [],
    expiredTokens: [],
    pending: null,
    redactAt: null,
  });
  emitSessionEvent(world, ledger, session, "created", cause);
  forgetOldSessions(world, ledger);
  return session;
}

/** Replaces an expired link or secret of a session in `requires_input`. To be called before a session is read. */
export function freshenLink(world: World, ledger: Ledger, session: SessionRecord): void {
  if (session.status !== "requires_input" || session.link === null) return;
  const now = world.clock.now();
  if (session.link.linkExpires > now && session.link.secretExpires > now) return;
  const old = session.link;
  ledger.sessions.change(session, () => {
    const fresh = newLink(world, ledger, session.id);
    if (old.linkExpires > now) {
      session.link = { ...old, secret: fresh.secret, secretExpires: fresh.secretExpires };
    } else {
      session.expiredTokens.push(old.token);
      session.link = old.modal === undefined ? fresh : { ...fresh, modal: old.modal };
    }
  });
}

/** Submits what a user provided. The session must be in `requires_input`. */
export function submit(world: World, ledger: Ledger, session: SessionRecord, submission: Submission): void {
  const person: Person = {
    ...samplePerson(world.clock.now()),
    document_type: usualDocument(session, submission),
    ...submission.person,
  };
  const images = keepImages(world, ledger, session, person.document_type, submission);
  const judged = buildReport(session, person, submission.outcomes, images);
  const due = world.clock.now() + submission.delayMs;
  ledger.sessions.change(session, () => {
    session.status = "processing";
    spendLink(session);
    session.pending = { due, ...judged };
  });
  emitSessionEvent(world, ledger, session, "processing", null);
  if (submission.delayMs <= 0) finishProcessing(world, ledger, session);
  else scheduleOutcome(world, ledger, session);
}

/** Returns a document type that the session allows, or one that it does not allow if that is the requested failure. */
function usualDocument(session: SessionRecord, submission: Submission): DocumentType {
  const allowed = session.options.document?.allowed_types ?? [];
  if (allowed.length === 0) return "driving_license";
  const fits = submission.outcomes.document !== "document_type_not_supported";
  return documentTypes.find((type) => allowed.includes(type) === fits) ?? "driving_license";
}

/** Schedules the end of a submission's checks for their due time. */
export function scheduleOutcome(world: World, ledger: Ledger, session: SessionRecord): void {
  if (session.pending === null) return;
  world.scheduler.at(session.pending.due, () => finishProcessing(world, ledger, session));
}

/** Ends the checks: adds a report and changes the status to `verified` or back to `requires_input`. */
function finishProcessing(world: World, ledger: Ledger, session: SessionRecord): void {
  const pending = session.pending;
  if (pending === null || session.status !== "processing") return;
  const { document, id_number } = session.options;
  const report = ledger.reports.add({
    id: world.ids.id("vr"),
    sequence: world.nextSequence(),
    created: world.clock.seconds(),
    type: session.type,
    client_reference_id: session.client_reference_id,
    verification_session: session.id,
    verification_flow: session.verification_flow,
    options: {
      ...(document === undefined ? {} : { document: { ...document } }),
      ...(id_number === undefined ? {} : { id_number: {} }),
    },
    content: pending.report,
  });
  ledger.sessions.change(session, () => {
    session.pending = null;
    session.last_verification_report = report.id;
    session.last_error = pending.error;
    session.outputs = pending.outputs;
    if (pending.error === null) {
      session.status = "verified";
    } else {
      session.status = "requires_input";
      session.link = newLink(world, ledger, session.id);
    }
  });
  emitSessionEvent(world, ledger, session, pending.error === null ? "verified" : "requires_input", null);
}

/**
 * Records that a user left the page before submitting. The session stays in `requires_input`, its link stays valid, and there is no report.
 */
export function failBeforeSubmission(world: World, ledger: Ledger, session: SessionRecord, code: UserFailure): void {
  const error: ErrorDetail = { code, reason: reasonFor(code) };
  ledger.sessions.change(session, () => {
    session.last_error = error;
  });
  if (world.settings.eventOnUserFailure) emitSessionEvent(world, ledger, session, "requires_input", null);
}

/** Cancels a session, which is final. The session must be in `requires_input`. */
export function cancelSession(world: World, ledger: Ledger, session: SessionRecord, cause: Cause): void {
  ledger.sessions.change(session, () => {
    session.status = "canceled";
    spendLink(session);
  });
  emitSessionEvent(world, ledger, session, "canceled", cause);
}

/** Starts a redaction, which ends after `redactionDelaySeconds`. Also cancels a session in `requires_input`. */
export function redactSession(world: World, ledger: Ledger, session: SessionRecord, cause: Cause): void {
  const cancels = session.status === "requires_input";
  ledger.sessions.change(session, () => {
    session.redaction = { status: "processing" };
    session.redactAt = world.clock.now() + world.settings.redactionDelaySeconds * 1000;
    if (cancels) {
      session.status = "canceled";
      spendLink(session);
    }
  });
  if (cancels) emitSessionEvent(world, ledger, session, "canceled", cause);
  scheduleRedaction(world, ledger, session);
}

function spendLink(session: SessionRecord): void {
  if (session.link !== null) session.usedTokens.push(session.link.token);
  if (session.link?.modal !== undefined) session.usedTokens.push(session.link.modal.token);
  session.link = null;
}

function newLink(world: World, ledger: Ledger, sessionId: string): SessionLink {
  const token = `${ledger.livemode ? "live" : "test"}_${world.ids.token(40)}`;
  ledger.tokens.set(token, sessionId);
  return { token, linkExpires: world.clock.now() + linkLifetimeMs, ...newSecret(world, ledger, sessionId) };
}

/** Returns a client secret for a session, with the time of its end. */
export function newSecret(
  world: World,
  ledger: Ledger,
  sessionId: string,
): Pick<SessionLink, "secret" | "secretExpires"> {
  const mode = ledger.livemode ? "live" : "test";
  return {
    secret: `${sessionId}_secret_${mode}_${world.ids.token(32)}`,
    secretExpires: world.clock.now() + secretLifetimeMs,
  };
}
