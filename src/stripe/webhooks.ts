import Stripe from "stripe";
import type { ProviderEvent } from "../verification/provider.js";
import { toProvidedEvent } from "./translate-event.js";

export type WebhookProblem =
  | "no_secret"
  | "missing_signature"
  | "bad_signature"
  | "timestamp_out_of_tolerance"
  | "malformed_body";

const messages: Record<WebhookProblem, string> = {
  no_secret: "No webhook secret is set, so no delivery can be believed",
  missing_signature: "The delivery has no Stripe-Signature header",
  bad_signature: "The signature fits none of the webhook secrets",
  timestamp_out_of_tolerance: "The delivery was signed too long ago or too far in the future",
  malformed_body: "The body was signed but is not an event",
};

/** A delivery that isn't to be believed. The message never repeats anything of it. */
export class WebhookError extends Error {
  override name = "WebhookError";
  constructor(readonly reason: WebhookProblem) {
    super(messages[reason]);
  }
}

/** Seconds between signing and arrival, either way; the SDK's own, which looks back only. */
export const toleranceSeconds = Stripe.webhooks.DEFAULT_TOLERANCE;

/**
 * Checks a delivery's signature over its raw bytes and distils it, be it a snapshot or a thin event. Any of the secrets may have
 * signed: two are valid while one is rolled. Throws {@link WebhookError}. Source: docs.stripe.com/webhooks/signature, SDK `Webhooks.js`.
 */
export function verifyWebhook(
  rawBody: Buffer,
  signatureHeader: string | undefined,
  secrets: readonly string[],
  now: Date = new Date(),
): ProviderEvent {
  const usable = secrets.map((secret) => secret.trim()).filter((secret) => secret !== "");
  if (usable.length === 0) throw new WebhookError("no_secret");
  if (!signatureHeader?.trim()) throw new WebhookError("missing_signature");

  if (!usable.some((secret) => isSignedBy(rawBody, signatureHeader, secret))) throw new WebhookError("bad_signature");
  const age = now.getTime() / 1000 - timestampOf(signatureHeader);
  // Written so that a timestamp that is no number is refused too.
  if (!(Math.abs(age) <= toleranceSeconds)) throw new WebhookError("timestamp_out_of_tolerance");

  const event = toProvidedEvent(parse(rawBody));
  if (event === null) throw new WebhookError("malformed_body");
  return event;
}

/**
 * The signature alone, of snapshot and thin events alike; the SDK's look at the age is switched off, ours goes both ways. Over a header
 * that nobody at Stripe wrote the SDK throws more than its own error: of an empty `v1`, or of one with letters of two bytes.
 */
function isSignedBy(rawBody: Buffer, header: string, secret: string): boolean {
  const { signature } = Stripe.webhooks;
  if (!signature) throw new Error("This build of the Stripe SDK has no signature check");
  try {
    return signature.verifyHeader(rawBody, header, secret, 0);
  } catch {
    return false;
  }
}

/** The signed time, in unix seconds, as the SDK reads it from the header. */
function timestampOf(header: string): number {
  const times = header.split(",").filter((part) => part.startsWith("t="));
  return Number.parseInt(times.at(-1)?.slice(2) ?? "", 10);
}

function parse(rawBody: Buffer): unknown {
  try {
    const body: unknown = JSON.parse(rawBody.toString("utf8"));
    return body;
  } catch {
    throw new WebhookError("malformed_body");
  }
}
