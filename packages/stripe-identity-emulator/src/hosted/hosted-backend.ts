import type { Check } from "../identity/check-catalogue.js";
import { isModalToken, useSecret } from "../identity/modal-access.js";
import { failBeforeSubmission, submit } from "../identity/session-lifecycle.js";
import type { SubmittedImage } from "../identity/submission.js";
import {
  type CapturedImage,
  type EarlyFailureCode,
  type HostedLink,
  type HostedPageBackend,
  HostedPageError,
  type HostedSession,
  type HostedSubmission,
  type ModalVisit,
} from "../page/backend.js";
import { specimenImage } from "../specimen-images.js";
import type { Ledger } from "../state/ledger.js";
import { documentTypes, type SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";
import { judge } from "./judge.js";
import { personFromPage } from "./person-from-page.js";

interface Visit {
  ledger: Ledger;
  session: SessionRecord;
}

/** One-time codes sent to the visitor of a session, by channel and address. */
type SentCodes = Map<string, string>;

/** The backend of the hosted page: opens links, sends codes, and submits what users provide. */
export class HostedBackend implements HostedPageBackend {
  /** The codes are not stored: after a restart a visitor requests another one. */
  readonly #codes = new WeakMap<SessionRecord, SentCodes>();

  constructor(private readonly world: World) {}

  open(token: string): HostedLink {
    const visit = this.#visit(token);
    if (visit === null) return { kind: "unknown" };
    const { session, ledger } = visit;
    const framed = isModalToken(token);
    if (session.expiredTokens.includes(token)) return { kind: "expired", framed };
    const expires = session.status === "requires_input" ? tokenExpiry(session, token) : null;
    if (expires === null) return { kind: "used", returnUrl: session.returnUrl, framed };
    if (expires <= this.world.clock.now()) return { kind: "expired", framed };
    return { kind: "open", session: hostedSession(ledger, session), framed };
  }

  openModal(clientSecret: string, livemode: boolean): ModalVisit {
    const { world } = this;
    const ledger = livemode ? world.live : world.test;
    const session = ledger.sessions.get(clientSecret.split("_secret_")[0] ?? "");
    if (session === undefined) return { kind: "unknown" };
    const { link } = session;
    if (session.usedSecrets?.includes(clientSecret) || session.status !== "requires_input" || link === null) {
      return { kind: "used" };
    }
    if (link.secret !== clientSecret || link.secretExpires <= world.clock.now()) return { kind: "expired" };
    return { kind: "open", token: useSecret(world, ledger, session, link) };
  }

  sendCode(token: string, channel: "phone" | "email", to: string): { code: string } {
    const { session } = this.#openVisit(token);
    const code = this.world.ids.digits(6);
    const sent = this.#codes.get(session) ?? new Map<string, string>();
    this.#codes.set(session, sent.set(`${channel} ${to}`, code));
    return { code };
  }

  fail(token: string, code: EarlyFailureCode): { returnUrl: string | null } {
    const { ledger, session } = this.#openVisit(token);
    failBeforeSubmission(this.world, ledger, session, code);
    return { returnUrl: session.returnUrl };
  }

  async submit(token: string, submission: HostedSubmission): Promise<{ returnUrl: string | null; status: string }> {
    const { world } = this;
    const { ledger, session } = this.#openVisit(token);
    demandParts(session, submission);
    const verdict =
      submission.testCase === "auto"
        ? judge(session, submission, world.clock.now())
        : { kind: "checked" as const, outcomes: submission.testCase };
    this.#demandCodes(session, submission, verdict.kind === "checked" ? verdict.outcomes : {});
    if (verdict.kind === "refused") {
      failBeforeSubmission(world, ledger, session, verdict.code);
      return { returnUrl: session.returnUrl, status: session.status };
    }
    const { document, selfie } = submission;
    submit(world, ledger, session, {
      outcomes: verdict.outcomes,
      person: personFromPage(session, submission),
      delayMs: submission.delayMs ?? world.settings.processingDelayMs,
      ...(document === undefined
        ? {}
        : {
            documentImages: [
              submitted(document.front, "front"),
              ...(document.back === undefined ? [] : [submitted(document.back, "back")]),
            ],
          }),
      ...(selfie === undefined ? {} : { selfieImage: submitted(selfie, "front") }),
    });
    return { returnUrl: session.returnUrl, status: session.status };
  }

  status(token: string): { status: string; lastErrorCode: string | null; lastErrorReason: string | null } | null {
    const visit = this.#visit(token);
    if (visit === null) return null;
    const { status, last_error: error } = visit.session;
    return { status, lastErrorCode: error?.code ?? null, lastErrorReason: error?.reason ?? null };
  }

  /** Throws if an entered code is not the one that was sent, unless the chosen outcome is that it is not confirmed. */
  #demandCodes(session: SessionRecord, submission: HostedSubmission, outcomes: Partial<Record<Check, string>>): void {
    const sent = this.#codes.get(session);
    const { phone, email } = submission;
    const passes = (check: Check) => (outcomes[check] ?? "verified") === "verified";
    const isSent = (to: string, code: string | null) => code === null || sent?.get(to) === code;
    if (phone !== undefined && passes("phone") && !isSent(`phone ${phone.phone}`, phone.code)) {
      throw new HostedPageError("error.wrongPhoneCode", "phone.code");
    }
    if (email !== undefined && passes("email") && !isSent(`email ${email.email}`, email.code)) {
      throw new HostedPageError("error.wrongEmailCode", "email.code");
    }
  }

  #openVisit(token: string): Visit {
    const visit = this.#visit(token);
    if (visit === null || this.open(token).kind !== "open") throw new HostedPageError("error.linkUsed");
    return visit;
  }

  #visit(token: string): Visit | null {
    for (const ledger of this.world.ledgers()) {
      const id = ledger.tokens.get(token);
      const session = id === undefined ? undefined : ledger.sessions.get(id);
      if (session !== undefined) return { ledger, session };
    }
    return null;
  }
}

/** Returns when a token of the session expires, in milliseconds, or null for a token that no longer opens the page. */
function tokenExpiry({ link }: SessionRecord, token: string): number | null {
  if (link?.token === token) return link.linkExpires;
  return link?.modal?.token === token ? link.modal.expires : null;
}

function hostedSession(ledger: Ledger, session: SessionRecord): HostedSession {
  const allowed = session.options.document?.allowed_types ?? [];
  return {
    id: session.id,
    livemode: ledger.livemode,
    checks: [...session.checks],
    allowedDocumentTypes: allowed.length === 0 ? [...documentTypes] : [...allowed],
    requireLiveCapture: session.options.document?.require_live_capture ?? false,
    providedEmail: session.provided_details?.email ?? null,
    providedPhone: session.provided_details?.phone ?? null,
    returnUrl: session.returnUrl,
    lastErrorCode: session.last_error?.code ?? null,
    lastErrorReason: session.last_error?.reason ?? null,
  };
}

/** Throws if a submission lacks the data of a check, or has an upload where only the camera is allowed. */
function demandParts(session: SessionRecord, submission: HostedSubmission): void {
  const parts: readonly [Check, unknown, string][] = [
    ["document", submission.document, "document"],
    ["selfie", submission.selfie, "selfie"],
    ["id_number", submission.idNumber, "idNumber"],
    ["address", submission.address, "address"],
    ["phone", submission.phone, "phone"],
    ["email", submission.email, "email"],
  ];
  for (const [check, part, field] of parts) {
    if (session.checks.includes(check) && part === undefined) throw new HostedPageError("error.missingPart", field);
  }
  if (session.options.document?.require_live_capture !== true) return;
  const images: readonly [CapturedImage | undefined, string][] = [
    [submission.document?.front, "document.front"],
    [submission.document?.back, "document.back"],
    [submission.selfie, "selfie"],
  ];
  for (const [image, field] of images) {
    if (image?.source === "upload") throw new HostedPageError("error.cameraOnly", field);
  }
}

/** Returns an image to store: a specimen by its id, any other image by its bytes. */
function submitted(image: CapturedImage, side: "front" | "back"): SubmittedImage {
  if (image.source === "specimen" && image.specimen !== undefined) return specimenImage(image.specimen, side);
  return {
    filename: image.filename,
    contentType: image.contentType,
    bytes: { kind: "kept", base64: image.bytes.toString("base64") },
  };
}
