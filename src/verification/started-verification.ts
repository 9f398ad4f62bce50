import type { SessionAccess } from "./provider.js";
import type { VerificationSession } from "./session.js";

/** Holds a session that was started or continued, with the access to it. */
export interface StartedVerification extends SessionAccess {
  session: VerificationSession;
  /** A reader that follows the log from after this position misses no later event of the session. */
  position: number;
  /** Whether the session existed before. */
  reused: boolean;
}
