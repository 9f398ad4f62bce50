import type { World } from "../state/world.js";
import { accountApiVersion } from "../webhooks/event-body.js";
import { demand, identify } from "./caller.js";
import { type ApiRequest, type Endpoint, RawAnswer } from "./endpoint.js";
import { fingerprint, occupy, recall, remember } from "./idempotency.js";
import { type RateLimiter, tooMany } from "./rate-limiter.js";
import { type IncomingBody, readBody } from "./read-body.js";
import { badRequest, StripeError } from "./stripe-error.js";

/** A request as received, before any check. */
export interface Incoming extends IncomingBody {
  ids: Record<string, string>;
  /** The path with its ids, to distinguish requests. */
  path: string;
  ip: string;
  headers: {
    authorization?: string | undefined;
    "stripe-version"?: string | undefined;
    "idempotency-key"?: string | undefined;
    "stripe-account"?: string | undefined;
  };
}

/** An answer to send; `breaks` is the fault that interrupts it. */
export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  breaks: "reset" | "cut" | "timeout" | null;
}

/** A date, optionally with a release name and the names of betas. */
const apiVersion = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?(;.*)?$/;

/**
 * Answers one API request. Checks key, limits, faults, idempotency and parameters in Stripe's order, then does the work. Errors
 * also become answers in Stripe's format with Stripe's headers.
 */
export async function handleRequest(
  world: World,
  limiter: RateLimiter,
  endpoint: Endpoint,
  incoming: Incoming,
): Promise<Outgoing> {
  const idempotencyKey = endpoint.method === "POST" ? (incoming.headers["idempotency-key"] ?? null) : null;
  const outgoing = emptyAnswer(world, incoming, idempotencyKey);
  let leave = () => {};
  try {
    if (!apiVersion.test(apiVersionOf(incoming))) {
      throw badRequest(`Invalid Stripe API version: ${apiVersionOf(incoming)}`);
    }
    const caller = identify(world, incoming.headers.authorization, incoming.ip);
    demand(caller, endpoint.permission, `this endpoint (${endpoint.method} ${endpoint.path})`);
    leave = limiter.enter(caller.ledger.livemode ? "live" : "test", `${endpoint.method} ${endpoint.path}`);
    outgoing.breaks = meetFault(world);
    if (outgoing.breaks === "reset") return outgoing;
    const { form, upload } = await readBody(incoming);
    const cause = { id: outgoing.headers["Request-Id"] ?? "", idempotency_key: idempotencyKey };
    const request = { world, caller, ids: incoming.ids, form, upload, cause };
    if (idempotencyKey !== null) return await answerOnce(endpoint, request, incoming, outgoing, idempotencyKey);
    const work = endpoint.prepare(request);
    await pause(world.faults.current().api.delay_ms);
    return await answerWith(outgoing, work);
  } catch (error) {
    return failure(world, outgoing, error);
  } finally {
    leave();
    world.settle();
  }
}

function apiVersionOf(incoming: Incoming): string {
  return incoming.headers["stripe-version"] ?? accountApiVersion;
}

/** Returns an answer with the headers that all answers have. */
function emptyAnswer(world: World, incoming: Incoming, idempotencyKey: string | null): Outgoing {
  const account = incoming.headers["stripe-account"];
  return {
    status: 200,
    headers: {
      "Request-Id": `req_${world.ids.token(14)}`,
      "Stripe-Version": apiVersionOf(incoming),
      ...(idempotencyKey === null ? {} : { "Idempotency-Key": idempotencyKey }),
      ...(account === undefined ? {} : { "Stripe-Account": account }),
    },
    body: "",
    breaks: null,
  };
}

/** Returns how a fault interrupts the answer to this request, or null. Throws for a fault that refuses the request. */
function meetFault(world: World): Outgoing["breaks"] {
  const fault = world.faults.nextRequest();
  if (typeof fault === "number" || fault === "lock") throw injected(fault);
  return fault;
}

/** Answers a POST with an idempotency key: with the stored answer, or by doing the work and storing its answer. */
async function answerOnce(
  endpoint: Endpoint,
  request: ApiRequest,
  incoming: Incoming,
  outgoing: Outgoing,
  key: string,
): Promise<Outgoing> {
  const { world, caller, form, upload } = request;
  const print = fingerprint(incoming.method, incoming.path, form, upload?.bytes ?? null);
  const kept = recall(world, caller.ledger, key, print);
  if (kept !== null) {
    const headers = { ...outgoing.headers, "Idempotent-Replayed": "true" };
    return { ...outgoing, headers, status: kept.status, body: kept.body };
  }
  const release = occupy(caller.ledger, key);
  try {
    const work = endpoint.prepare(request);
    await pause(world.faults.current().api.delay_ms);
    const answered = await answerWith(outgoing, work);
    // `/v2` runs a failed request again (Stripe docs: idempotent requests).
    const isKept = incoming.version === "v1" || answered.status < 400;
    if (typeof answered.body === "string" && isKept) {
      remember(world, caller.ledger, key, print, answered.status, answered.body);
    }
    return answered;
  } finally {
    release();
  }
}

/** Runs the work of the endpoint. Its `StripeError`s become answers too, which are stored for a replay. */
async function answerWith(outgoing: Outgoing, work: () => unknown): Promise<Outgoing> {
  try {
    const result = await work();
    if (!(result instanceof RawAnswer)) return { ...outgoing, body: JSON.stringify(result, null, 2) };
    const headers = { ...outgoing.headers, "Content-Type": result.contentType };
    return { ...outgoing, headers, body: result.bytes };
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return refused(outgoing, error);
  }
}

function refused(outgoing: Outgoing, error: StripeError): Outgoing {
  return {
    ...outgoing,
    status: error.status,
    headers: { ...outgoing.headers, ...error.headers },
    body: JSON.stringify(error.body(), null, 2),
  };
}

function failure(world: World, outgoing: Outgoing, error: unknown): Outgoing {
  if (error instanceof StripeError) return refused(outgoing, error);
  world.settings.log(`emulator bug: ${error instanceof Error ? error.stack : String(error)}`);
  return refused(
    outgoing,
    new StripeError(500, "An unexpected error happened in the emulator.", { type: "api_error" }),
  );
}

function injected(fault: 500 | 429 | 409 | "lock"): StripeError {
  if (fault === 429) return tooMany("global-rate");
  if (fault === "lock") {
    return new StripeError(
      429,
      "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
      { code: "lock_timeout" },
    );
  }
  if (fault === 409) {
    return new StripeError(409, "There is currently another in-progress request using this Idempotent Key.", {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
    });
  }
  return new StripeError(500, "An unknown error occurred.", { type: "api_error" });
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
