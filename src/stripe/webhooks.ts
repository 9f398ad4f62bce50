import Stripe from "stripe";
import type { ProviderEvent } from "../verification/provider.js";
import { toProviderEvent } from "./translate-event.js";

/** Names the reasons to reject a delivery. */
export type WebhookProblem =
  | "no_secret"
  | "missing_signature"
  | "bad_signature"
  | "timestamp_out_of_tolerance"
  | "malformed_body";

const messages: Record<WebhookProblem, string> = {
  no_secret: "No webhook secret is configured, so no delivery can be verified",
  missing_signature: "The delivery has no Stripe-Signature header",
  bad_signature: "The signature matches none of the webhook secrets",
  timestamp_out_of_tolerance: "The delivery was signed too long ago or too far in the future",
  malformed_body: "The signed body is not an event",
};

/** Reports a delivery that can't be verified. The message contains nothing of the delivery. */
export class WebhookError extends Error {
  override name = "WebhookError";
  constructor(readonly reason: WebhookProblem) {
    super(messages[reason]);
  }
}

/** Seconds allowed between signing and arrival, in both directions. The SDK has the same limit, but for the past only. */
export const toleranceSeconds = Stripe.webhooks.DEFAULT_TOLERANCE;

/**
 * Verifies the signature of a delivery over its raw bytes, and returns its event. Throws {@link WebhookError} where it can't be verified.
 *
 * Accepts a signature by any of the secrets, since two are valid while a secret is rolled. Source: docs.stripe.com/webhooks/signature;
 * stripe 23.1.0, `Webhooks.js`.
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
  // The negation also rejects a timestamp that is not a number.
  if (!(Math.abs(age) <= toleranceSeconds)) throw new WebhookError("timestamp_out_of_tolerance");

  const event = toProviderEvent(parseBody(rawBody));
  if (event === null) throw new WebhookError("malformed_body");
  return event;
}

/**
 * Verifies the signature without its age, which is checked in both directions by {@link verifyWebhook}.
 *
 * For a malformed header, such as an empty `v1` or one with multi-byte characters, the SDK also throws errors of other classes, so every
 * error counts as a wrong signature.
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

/** Returns the signed time in unix seconds, by the same rules as the SDK. */
function timestampOf(header: string): number {
  const times = header.split(",").filter((part) => part.startsWith("t="));
  return Number.parseInt(times.at(-1)?.slice(2) ?? "", 10);
}

function parseBody(rawBody: Buffer): unknown {
  try {
    const body: unknown = JSON.parse(rawBody.toString("utf8"));
    return body;
  } catch {
    throw new WebhookError("malformed_body");
  }
}
