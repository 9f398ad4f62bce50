import { createHmac } from "node:crypto";
import type { SigningSecret } from "../state/account-records.js";

/**
 * The `Stripe-Signature` header of one attempt: `t=<seconds>,v1=<hex>`, with one `v1` per secret still valid (two while one
 * is being rolled). Signed is `<seconds>.<raw body>` with HMAC-SHA256, keyed with the whole `whsec_…` text (Stripe docs:
 * webhook signatures).
 */
export function signatureHeader(
  body: string,
  seconds: number,
  secrets: readonly SigningSecret[],
  nowMs: number,
): string {
  const signatures = secrets
    .filter(({ expires }) => expires === null || expires > nowMs)
    .map(({ secret }) => `v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`);
  return [`t=${seconds}`, ...signatures].join(",");
}
