import { createHash } from "node:crypto";
import type { IdempotencyRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import type { FormParts, FormValue } from "./form.js";
import { badRequest, StripeError } from "./stripe-error.js";

/** Stripe may remove keys after this time; a later request is then a new one (Stripe docs: idempotent requests). */
const keptMs = 24 * 3600 * 1000;
const longestKey = 255;

/** The keys of requests in progress. They are not stored. */
const inFlight = new WeakMap<Ledger, Set<string>>();

/** Returns a hash of a request that does not depend on the order of its parameters. */
export function fingerprint(method: string, path: string, form: FormParts, upload: Buffer | null): string {
  const hash = createHash("sha256").update(`${method} ${path}\n${canonical(form)}`);
  if (upload !== null) hash.update(upload);
  return hash.digest("base64");
}

function canonical(value: FormValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  const parts = Object.keys(value).sort();
  return `{${parts.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? "")}`).join(",")}}`;
}

/** Returns the answer stored for a key, or null. Throws if the key was used with other parameters, or is in use now. */
export function recall(world: World, ledger: Ledger, key: string, print: string): IdempotencyRecord | null {
  if (key.length > longestKey) {
    throw badRequest(`The idempotency key is ${key.length} characters long; at most ${longestKey} are allowed.`);
  }
  const kept = ledger.idempotency.get(key);
  if (kept !== undefined && kept.expires > world.clock.now()) {
    if (kept.fingerprint === print) return kept;
    throw new StripeError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: "idempotency_error" },
    );
  }
  if (inFlight.get(ledger)?.has(key)) {
    throw new StripeError(
      409,
      `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      { type: "idempotency_error", code: "idempotency_key_in_use" },
    );
  }
  return null;
}

/** Marks a key as in use until the returned function is called. */
export function occupy(ledger: Ledger, key: string): () => void {
  const keys = inFlight.get(ledger) ?? new Set<string>();
  inFlight.set(ledger, keys);
  keys.add(key);
  return () => keys.delete(key);
}

/** Stores the response for repeated requests with the key. */
export function remember(world: World, ledger: Ledger, key: string, print: string, status: number, body: string): void {
  ledger.idempotency.add({
    id: key,
    sequence: world.nextSequence(),
    fingerprint: print,
    expires: world.clock.now() + keptMs,
    status,
    body,
  });
  // At most `keptSessions` keys are kept, so that memory does not grow without limit.
  const oldest = ledger.idempotency.oldestFirst()[0];
  const isTooMany = ledger.idempotency.size > world.settings.keptSessions;
  if (oldest !== undefined && (isTooMany || oldest.expires <= world.clock.now())) {
    ledger.idempotency.remove(oldest);
  }
}
