import { createHmac } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { SigningSecret } from "../state/account-records.js";
import { wallSeconds } from "../state/clock.js";

/** The result of one attempt. Any status outside 200–299 is a failure, including redirects. */
export interface Answer {
  status: number | null;
  error: string | null;
}

/** A webhook body, and the secrets that sign it. */
export interface WebhookPost {
  url: string;
  body: string;
  secrets: readonly SigningSecret[];
  /** Milliseconds on the emulator's clock, which decides whether a secret is still valid. */
  now: number;
  timeoutMs: number;
}

/** Posts signed webhook bodies over persistent connections. */
export class Sender {
  readonly #plain = new http.Agent({ keepAlive: true, maxSockets: 64 });
  readonly #tls = new https.Agent({ keepAlive: true, maxSockets: 64 });

  /** Posts a body and resolves to the result. Never rejects: a failure is a result too. */
  post(webhook: WebhookPost): Promise<Answer> {
    const { url, body, timeoutMs } = webhook;
    return new Promise((resolve) => {
      const secure = url.startsWith("https:");
      const options = {
        method: "POST",
        agent: secure ? this.#tls : this.#plain,
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "Stripe-Signature": signatureHeader(webhook),
          "Content-Length": String(Buffer.byteLength(body)),
        },
      };
      let deadline: NodeJS.Timeout | null = null;
      let settled = false;
      const done = (answer: Answer) => {
        settled = true;
        if (deadline !== null) clearTimeout(deadline);
        resolve(answer);
      };
      try {
        const request = (secure ? https : http).request(url, options, (response) => {
          const status = response.statusCode ?? 0;
          response.on("error", () => {});
          response.on("end", () => done(answerFor(status)));
          response.on("close", () => done(answerFor(status)));
          response.resume();
        });
        request.on("error", (error) => {
          // The endpoint closed an idle connection just as it was reused: nothing was delivered, so send again.
          if (request.reusedSocket && !settled) this.post(webhook).then(done);
          else done({ status: null, error: error.message || "connection failed" });
        });
        deadline = setTimeout(() => {
          done({ status: null, error: `timed out after ${timeoutMs} ms` });
          request.destroy();
        }, timeoutMs);
        request.end(body);
      } catch (error) {
        done({ status: null, error: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  close(): void {
    this.#plain.destroy();
    this.#tls.destroy();
  }
}

function answerFor(status: number): Answer {
  return { status, error: status >= 200 && status < 300 ? null : `answered ${status}` };
}

/**
 * Returns the `Stripe-Signature` header of one attempt: `t=<seconds>,v1=<hex>`, with one `v1` per valid secret (two while one is
 * being rolled). It signs `<seconds>.<raw body>` with HMAC-SHA256, keyed with the whole `whsec_…` text (Stripe docs: webhook
 * signatures). The time is that of the wall clock, so that receivers accept it whatever the emulator's clock shows.
 */
function signatureHeader({ body, secrets, now }: WebhookPost): string {
  const seconds = wallSeconds();
  const signatures = secrets
    .filter(({ expires }) => expires === null || expires > now)
    .map(({ secret }) => `v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`);
  return [`t=${seconds}`, ...signatures].join(",");
}
