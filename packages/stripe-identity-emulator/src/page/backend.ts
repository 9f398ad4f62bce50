import type { TextKey } from "./languages.js";

/**
 * What the hosted page asks of the emulator. The page renders and collects; the emulator's core decides.
 * Both sides work against this file only.
 */

/** Stripe's document types, as in `options.document.allowed_types`. */
export type DocumentType = "driving_license" | "id_card" | "passport";

/** The checks a session runs. Address is asked for by flows only. */
export type HostedCheck = "document" | "selfie" | "id_number" | "address" | "phone" | "email";

/** Failures a user can cause before anything is submitted. */
export type EarlyFailureCode =
  | "consent_declined"
  | "under_supported_age"
  | "country_not_supported"
  | "device_not_supported"
  | "abandoned";

/** What the page may know of a session: enough to ask the right questions, nothing else. */
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
  /** The code of the attempt before this one, so that the page can say what to do better. */
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

/** One image as the page sends it. A specimen is named, so that `auto` can judge it. */
export interface CapturedImage {
  source: "upload" | "camera" | "specimen";
  /** Id of the specimen in `specimens/`, for `source: "specimen"`. */
  specimen?: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** Everything a user gave on the page. */
export interface HostedSubmission {
  document?: { type: DocumentType; country: string; front: CapturedImage; back?: CapturedImage };
  selfie?: CapturedImage;
  idNumber?: { firstName: string; lastName: string; dob: { day: number; month: number; year: number }; number: string };
  address?: { line1: string; line2?: string; city: string; state?: string; postalCode: string; country: string };
  /** `code` is null where the person says that they can't confirm it. */
  phone?: { phone: string; code: string | null };
  email?: { email: string; code: string | null };
  /**
   * The test case picked at the end. `auto`: the emulator judges what was given. Otherwise an outcome per check:
   * `verified` or one of Stripe's error codes of that check; a check left out passes.
   */
  testCase: "auto" | Partial<Record<HostedCheck, string>>;
  /** How long the checks take. Unset: the emulator's default. */
  delayMs?: number;
}

export interface HostedPageBackend {
  open(token: string): HostedLink;
  /** Uses up the client secret of a session, and returns the token under which the modal shows the page. */
  openModal(clientSecret: string, livemode: boolean): ModalVisit;
  /** Makes a one-time code; a test environment shows it on the page instead of sending it. */
  sendCode(token: string, channel: "phone" | "email", to: string): { code: string };
  /** Ends the visit early. Throws `HostedPageError` when the link is not open. */
  fail(token: string, code: EarlyFailureCode): { returnUrl: string | null };
  /** Hands the submission over; the session turns to `processing`. Throws `HostedPageError` naming the bad field. */
  submit(token: string, submission: HostedSubmission): Promise<{ returnUrl: string | null; status: string }>;
  /** For the page's waiting step: the session's present state, by the token used. */
  status(token: string): { status: string; lastErrorCode: string | null; lastErrorReason: string | null } | null;
}

/** A refusal that the page shows beside the field, in the visitor's language. */
export class HostedPageError extends Error {
  override name = "HostedPageError";
  constructor(
    readonly text: TextKey,
    readonly field: string | null = null,
  ) {
    super(text);
  }
}
