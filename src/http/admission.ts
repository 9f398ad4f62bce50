import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Redis } from "ioredis";
import { AuthenticationError } from "../access/authentication.js";
import type { Caller } from "../access/caller.js";
import { TooManyGuessesError } from "../access/key-guesses.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { HttpError } from "./http-error.js";

declare module "fastify" {
  interface FastifyRequest {
    /** The authenticated caller; null without a credential. On a WebSocket, the caller of its `connection_init`. */
    caller: Caller | null;
  }
}

export interface AdmissionOptions {
  /**
   * Returns the caller, or null where no credential was sent. Rejects with {@link AuthenticationError} when the credential is not valid,
   * and with {@link TooManyGuessesError} when the address has sent too many wrong ones.
   */
  authenticate(authorization: string | undefined, address: string): Promise<Caller | null>;
  /** Operations per minute and tenant, or per address without a credential; viewer tokens have a share of it. 0: no limit. */
  rateLimitPerMinute: number;
  /** Counts operations across nodes; null: each process counts its own. */
  rateLimitRedis: Redis | null;
  telemetry: Telemetry;
}

const windowMilliseconds = 60_000;

/** Operations per minute of a viewer token: a tenth of the tenant's limit, but at least this many where the tenant has them. */
const viewerMinimum = 60;

/** Authenticates requests and limits their rate, by the same counters for HTTP, WebSockets and event streams. */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #count: ReturnType<FastifyInstance["createRateLimit"]>;

  private constructor(options: AdmissionOptions, app: FastifyInstance) {
    this.#options = options;
    this.#count = app.createRateLimit();
  }

  static async create(app: FastifyInstance, options: AdmissionOptions): Promise<Admission> {
    const { rateLimitPerMinute, rateLimitRedis } = options;
    app.decorateRequest("caller", null);
    const viewerLimit = Math.min(rateLimitPerMinute, Math.max(viewerMinimum, Math.ceil(rateLimitPerMinute / 10)));
    await app.register(rateLimit, {
      global: false,
      max: ({ caller }: FastifyRequest) => (caller?.kind === "viewer" ? viewerLimit : rateLimitPerMinute),
      timeWindow: windowMilliseconds,
      keyGenerator: counterOf,
      // Without Redis operations run uncounted: losing the limit for a while is better than an outage.
      skipOnError: true,
      nameSpace: "verification_graph:rate:",
      ...(rateLimitRedis ? { redis: rateLimitRedis } : {}),
    });
    return new Admission(options, app);
  }

  /**
   * Admits a request over HTTP, as an `onRequest` hook: sets its caller and counts it. A wrong credential counts against the address, which
   * limits guessing.
   */
  admit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    let refusal: HttpError | null = null;
    try {
      request.caller = await this.authenticate(request.headers.authorization, request);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      refusal = error;
    }
    const limited = await this.count(request, reply);
    if (limited ?? refusal) throw limited ?? refusal;
  };

  /** Rejects with an {@link HttpError}: 401 for an invalid credential, 429 after too many wrong ones, 503 when it cannot be checked. */
  async authenticate(authorization: string | undefined, { ip }: FastifyRequest): Promise<Caller | null> {
    try {
      return await this.#options.authenticate(authorization, normalizeIP(ip));
    } catch (error) {
      if (error instanceof AuthenticationError) throw new HttpError(401, "UNAUTHENTICATED", error.message);
      if (error instanceof TooManyGuessesError) throw new HttpError(429, "RATE_LIMITED", error.message);
      this.#options.telemetry.log.error({ err: error }, "a credential could not be checked");
      throw new HttpError(503, "SERVICE_UNAVAILABLE", "The credential could not be checked. Try again in a moment.");
    }
  }

  /** Counts one operation. Returns the error to send where it exceeds the limit. */
  async count(request: FastifyRequest, reply: FastifyReply | null = null): Promise<HttpError | null> {
    if (this.#options.rateLimitPerMinute === 0) return null;
    const counted = await this.#count(request);
    if (counted.isAllowed) return null;
    reply?.headers({
      "ratelimit-limit": counted.max,
      "ratelimit-remaining": counted.remaining,
      "ratelimit-reset": counted.ttlInSeconds,
    });
    if (!counted.isExceeded) return null;
    reply?.header("retry-after", counted.ttlInSeconds);
    return new HttpError(429, "RATE_LIMITED", `Too many operations. Try again in ${counted.ttlInSeconds} s.`);
  }
}

/** Returns the caller of a request to an endpoint that needs a credential. Throws a 401 {@link HttpError} without one. */
export function requireCaller({ caller }: FastifyRequest): Caller {
  if (caller) return caller;
  const message = "This needs a credential: send the header Authorization: Bearer <key or token>.";
  throw new HttpError(401, "UNAUTHENTICATED", message);
}

/** Returns the name of a request's counter. IPv6 addresses count by network, since a client can have all addresses of one. */
function counterOf({ caller, ip }: FastifyRequest): string {
  if (caller?.kind === "partner") return `tenant:${caller.tenantId}`;
  if (caller?.kind === "viewer") return `viewer:${caller.sessionId}`;
  return `address:${normalizeIP(ip)}`;
}
