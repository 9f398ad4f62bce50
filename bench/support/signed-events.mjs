import Stripe from "stripe";
import { post } from "./load.mjs";

export const webhookSecret = "whsec_bench";
const stripe = new Stripe("sk_test_bench");
let number = 0;

/** Delivers a signed event about a session, and returns the milliseconds until it was acknowledged; throws on any other status than 200. */
export async function deliver(url, sessionId, status) {
  number += 1;
  const payload = JSON.stringify({
    id: `evt_bench_${process.pid}_${number}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type: `identity.verification_session.${status === "requires_input" ? "created" : status}`,
    data: {
      object: {
        id: sessionId,
        object: "identity.verification_session",
        client_reference_id: null,
        client_secret: null,
        created: 1_790_000_000,
        last_error: null,
        last_verification_report: null,
        livemode: false,
        metadata: {},
        options: { document: { require_matching_selfie: true } },
        redaction: null,
        related_customer: null,
        status,
        type: "document",
        url: null,
      },
    },
  });
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
  const began = performance.now();
  const response = await post(`${url}/webhooks/stripe`, payload, { "stripe-signature": signature });
  if (response.status !== 200) throw new Error(`webhook response ${response.status}: ${response.text}`);
  return performance.now() - began;
}
