import { type CheckKind, type VerificationSession, VerificationStatus } from "./session.js";
import { checksAskedFor, type StartInput } from "./start-input.js";
import { UserError } from "./user-error.js";

/** What the earlier sessions of a reference mean for another start. */
export interface ReferenceDecision {
  /** The open session to go on with; null where a new one is due. */
  reuse: VerificationSession | null;
}

/**
 * Decides whether a reference gets another session. An open one that asks for just the same is gone on with; one that covers what is
 * asked and is processing or verified refuses another, and so does the number of attempts since the last success. Each attempt costs
 * money.
 *
 * @param earlier all sessions of the reference, newest first.
 */
export function applyReferenceRules(
  input: StartInput,
  earlier: readonly VerificationSession[],
  maxAttempts: number,
): ReferenceDecision {
  const covering = earlier.filter((session) => covers(session, input));
  const path = ["input", "clientReferenceId"];

  const processing = covering.find(({ status }) => status === VerificationStatus.PROCESSING);
  if (processing) {
    throw new UserError({
      kind: "VerificationInProgress",
      session: processing,
      path,
      message: "A verification of this reference is being processed. Wait for its result.",
      retryable: true,
    });
  }
  const verified = covering.find(({ status }) => status === VerificationStatus.VERIFIED);
  if (verified && !input.reverify) {
    throw new UserError({
      kind: "AlreadyVerified",
      session: verified,
      path,
      message: "This reference is verified already. Set reverify to verify it again.",
      retryable: false,
    });
  }

  const open = earlier.find(
    (session) =>
      session.status === VerificationStatus.REQUIRES_INPUT && session.redaction === null && asksTheSame(session, input),
  );
  checkAttempts(open ?? null, covering, maxAttempts);
  return { reuse: open ?? null };
}

function checkAttempts(
  open: VerificationSession | null,
  covering: readonly VerificationSession[],
  maxAttempts: number,
): void {
  const lastSuccess = covering.findIndex(({ status }) => status === VerificationStatus.VERIFIED);
  const since = lastSuccess < 0 ? covering : covering.slice(0, lastSuccess);
  const attempts = since.reduce((sum, session) => sum + session.attempts, 0);
  const newest = open ?? since[0];
  if (newest && attempts >= maxAttempts) throw attemptsExhausted(newest, attempts, maxAttempts);
}

export function attemptsExhausted(session: VerificationSession, attempts: number, maxAttempts: number): UserError {
  return new UserError({
    kind: "AttemptsExhausted",
    session,
    attempts,
    maxAttempts,
    path: null,
    message: `${attempts} attempts were made and ${maxAttempts} are allowed. People have to look at it.`,
    retryable: false,
  });
}

function covers(session: VerificationSession, input: StartInput): boolean {
  if (input.kind === "FLOW") return session.flowId === input.flowId;
  return checksAskedFor(input).every((check) => session.checks.includes(check));
}

function asksTheSame(session: VerificationSession, input: StartInput): boolean {
  if (input.kind === "FLOW") return session.flowId === input.flowId;
  if (session.type === "FLOW") return false;
  return sameSet(session.checks, checksAskedFor(input));
}

function sameSet(left: readonly CheckKind[], right: readonly CheckKind[]): boolean {
  return left.length === right.length && left.every((check) => right.includes(check));
}
