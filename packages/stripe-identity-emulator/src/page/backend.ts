import type { TextKey } from "./languages.js";

/**
 * The interface between the hosted page and the emulator. The page renders and collects; the emulator decides. Both sides
 * depend on this file only.
 */

/** Stripe's document types, as in `options.document.allowed_types`. */
export type DocumentType = "driving_license" | "id_card" | "passport";

/** The checks of a session. Only flows have the address check. */
export type HostedCheck = "document" | "selfie" | "id_number" | "address" | "phone" | "email";

/** Failures that a user can cause before submitting. */
export type EarlyFailureCode =
  | "consent_declined"
  | "under_supported_age"
  | "country_not_supported"
  | "device_not_supported"
  | "abandoned";

/** The data of a session that the page may have: only what it needs for its questions. */
export interface HostedSession {
  id: string;
  livemode: boolean;
  /** In the order in which the page asks for them. */
  checks: HostedCheck[];
  allowedDocumentTypes: DocumentType[];
  requireLiveCapture: boolean;
  /** Shown as a hint on the code steps; from `provided_details`. */
  providedEmail: string | null;
  providedPhone: string | null;
  returnUrl: string | null;
  /** The error code of the previous attempt, so that the page can explain how to avoid it. */
  lastErrorCode: string | null;
  lastErrorReason: string | null;
}

/** The result of opening a token. `framed`: it was made for a modal, so that permitted sites may frame the page. */
export type HostedLink = { framed?: boolean } & (
  | { kind: "open"; session: HostedSession }
  /** Submitted already, or the session has left `requires_input`. */
  | { kind: "used"; returnUrl: string | null }
  /** Older than 48 hours on the emulator's clock. */
  | { kind: "expired" }
  | { kind: "unknown" }
);

/** The result of opening the modal with a client secret, which is used up by it. */
export type ModalVisit = { kind: "open"; token: string } | { kind: "used" | "expired" | "unknown" };

/** One image from the page. A specimen has its id, so that `auto` can judge it. */
export interface CapturedImage {
  source: "upload" | "camera" | "specimen";
  /** The id of the specimen in the catalogue, for `source: "specimen"`. */
  specimen?: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** Everything that a user provided on the page. */
export interface HostedSubmission {
  document?: { type: DocumentType; country: string; front: CapturedImage; back?: CapturedImage };
  selfie?: CapturedImage;
  idNumber?: { firstName: string; lastName: string; dob: { day: number; month: number; year: number }; number: string };
  address?: { line1: string; line2?: string; city: string; state?: string; postalCode: string; country: string };
  /** `code` is null where the person says that they can't confirm it. */
  phone?: { phone: string; code: string | null };
  email?: { email: string; code: string | null };
  /**
   * The outcome chosen at the end. `auto`: the emulator judges the submission. Otherwise an outcome per check: `verified` or one
   * of Stripe's error codes of that check; a check left out passes.
   */
  testCase: "auto" | Partial<Record<HostedCheck, string>>;
  /** How long the checks take, in milliseconds. The emulator's default if left out. */
  delayMs?: number;
}

export interface HostedPageBackend {
  open(token: string): HostedLink;
  /** Uses up the client secret of a session, and returns the token under which the modal shows the page. */
  openModal(clientSecret: string, livemode: boolean): ModalVisit;
  /** Creates a one-time code, which the page shows because nothing is really sent. */
  sendCode(token: string, channel: "phone" | "email", to: string): { code: string };
  /** Ends the visit early. Throws `HostedPageError` when the link is not open. */
  fail(token: string, code: EarlyFailureCode): { returnUrl: string | null };
  /** Submits; the session changes to `processing`. Rejects with a `HostedPageError` that names the invalid field. */
  submit(token: string, submission: HostedSubmission): Promise<{ returnUrl: string | null; status: string }>;
  /** Returns the session's current state for the page's waiting step, by the token of the visit. */
  status(token: string): { status: string; lastErrorCode: string | null; lastErrorReason: string | null } | null;
}

/** An error that the page shows beside a field, in the visitor's language. */
export class HostedPageError extends Error {
  override name = "HostedPageError";
  constructor(
    readonly text: TextKey,
    readonly field: string | null = null,
  ) {
    super(text);
  }
}
