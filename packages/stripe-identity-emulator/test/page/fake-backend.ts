import {
  type EarlyFailureCode,
  type HostedLink,
  type HostedPageBackend,
  HostedPageError,
  type HostedSession,
  type HostedSubmission,
  type ModalVisit,
} from "../../src/page/backend.js";

/** Returns a session for the page with the given fields. */
export function hostedSession(parts: Partial<HostedSession> = {}): HostedSession {
  return {
    id: "vs_1",
    livemode: false,
    checks: ["document", "selfie"],
    allowedDocumentTypes: ["driving_license", "id_card", "passport"],
    requireLiveCapture: false,
    providedEmail: null,
    providedPhone: null,
    returnUrl: null,
    lastErrorCode: null,
    lastErrorReason: null,
    ...parts,
  };
}

/** Records what the page submits, and decides nothing by itself. */
export class FakeBackend implements HostedPageBackend {
  readonly links = new Map<string, HostedLink>();
  /** The result of opening the modal, by client secret. */
  readonly secrets = new Map<string, ModalVisit>();
  readonly submissions: HostedSubmission[] = [];
  readonly failures: EarlyFailureCode[] = [];
  readonly codes: { channel: string; to: string }[] = [];
  /** The error that the next `submit` throws. */
  refusal: HostedPageError | null = null;
  state: { status: string; lastErrorCode: string | null; lastErrorReason: string | null } = {
    status: "requires_input",
    lastErrorCode: null,
    lastErrorReason: null,
  };

  /** Adds a link that opens a session, and returns its path. */
  link(token: string, parts: Partial<HostedSession> = {}): string {
    this.links.set(token, { kind: "open", session: hostedSession(parts) });
    return `/start/${token}`;
  }

  open(token: string): HostedLink {
    return this.links.get(token) ?? { kind: "unknown" };
  }

  openModal(clientSecret: string): ModalVisit {
    return this.secrets.get(clientSecret) ?? { kind: "unknown" };
  }

  sendCode(_token: string, channel: "phone" | "email", to: string): { code: string } {
    this.codes.push({ channel, to });
    return { code: "424242" };
  }

  fail(token: string, code: EarlyFailureCode): { returnUrl: string | null } {
    this.failures.push(code);
    return { returnUrl: this.returnUrl(token) };
  }

  async submit(token: string, submission: HostedSubmission): Promise<{ returnUrl: string | null; status: string }> {
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw refusal;
    this.submissions.push(submission);
    const returnUrl = this.returnUrl(token);
    this.links.set(token, { kind: "used", returnUrl });
    this.state = { ...this.state, status: "processing" };
    return { returnUrl, status: "processing" };
  }

  status(token: string): { status: string; lastErrorCode: string | null; lastErrorReason: string | null } | null {
    return this.links.has(token) ? this.state : null;
  }

  private returnUrl(token: string): string | null {
    const link = this.open(token);
    if (link.kind !== "open") throw new HostedPageError("error.linkUsed");
    return link.session.returnUrl;
  }
}
