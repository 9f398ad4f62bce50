import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "../access/caller.js";
import type { Doors } from "./doors.js";
import { Problem } from "./http-error.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Who calls; null where nobody said. On a WebSocket, who its `connection_init` named. */
    caller: Caller | null;
  }
}

/** Seconds for which operations are counted together. */
const windowSeconds = 60;

/** What a viewer token may do in them, however little its tenant may; otherwise a tenth of that. */
const leastForViewer = 60;

const failed = "Your credential could not be checked just now. Try again.";
const refused = "The credential is unknown, expired or revoked.";
const exceeded = (seconds: number) => `Too many operations. Try again in ${seconds} s.`;

/** Who may come in, and how often: one account of both for all GraphQL doors. */
export class Admission {
  readonly #doors: Doors;
  readonly #count: ReturnType<FastifyInstance["createRateLimit"]>;

  private constructor(doors: Doors, app: FastifyInstance) {
    this.#doors = doors;
    this.#count = app.createRateLimit();
  }

  static async open(doors: Doors, app: FastifyInstance): Promise<Admission> {
    app.decorateRequest("caller", null);
    const forViewer = Math.min(
      doors.rateLimitPerMinute,
      Math.max(leastForViewer, Math.ceil(doors.rateLimitPerMinute / 10)),
    );
    await app.register(rateLimit, {
      global: false,
      max: ({ caller }: FastifyRequest) => (caller?.kind === "viewer" ? forViewer : doors.rateLimitPerMinute),
      timeWindow: windowSeconds * 1000,
      keyGenerator: accountOf,
      // Where Redis is away the operations go on uncounted: a limit isn't worth an outage.
      skipOnError: true,
      nameSpace: "verification_graph:rate:",
      ...(doors.rateLimitRedis ? { redis: doors.rateLimitRedis } : {}),
    });
    return new Admission(doors, app);
  }

  /** The hook of an HTTP door. A wrong credential counts against the address, so that nobody tries keys at leisure. */
  admit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    let problem: Problem | null = null;
    try {
      request.caller = await this.authenticate(request.headers.authorization, request);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem = error;
    }
    const limited = await this.count(request, reply);
    if (limited ?? problem) throw limited ?? problem;
  };

  /** Throws a {@link Problem} where the credential is no good (401), was one guess too many (429) or could not be checked (503). */
  async authenticate(authorization: string | undefined, { ip }: FastifyRequest): Promise<Caller | null> {
    try {
      return await this.#doors.authenticate(authorization, normalizeIP(ip));
    } catch (error) {
      if (error instanceof Error && error.name === "AuthenticationError")
        throw new Problem(401, "UNAUTHENTICATED", error.message || refused);
      if (error instanceof Error && error.name === "TooManyGuessesError")
        throw new Problem(429, "RATE_LIMITED", error.message);
      this.#doors.telemetry.log.error({ err: error }, "a credential could not be checked");
      throw new Problem(503, "SERVICE_UNAVAILABLE", failed);
    }
  }

  /** Counts one operation; the problem to tell where it is one too many. */
  async count(request: FastifyRequest, reply: FastifyReply | null = null): Promise<Problem | null> {
    if (this.#doors.rateLimitPerMinute === 0) return null;
    const counted = await this.#count(request);
    if (counted.isAllowed) return null;
    reply?.headers({
      "ratelimit-limit": counted.max,
      "ratelimit-remaining": counted.remaining,
      "ratelimit-reset": counted.ttlInSeconds,
    });
    if (!counted.isExceeded) return null;
    reply?.header("retry-after", counted.ttlInSeconds);
    return new Problem(429, "RATE_LIMITED", exceeded(counted.ttlInSeconds));
  }
}

/** Of IPv6 the network: whoever has one address there has them all. */
function accountOf({ caller, ip }: FastifyRequest): string {
  if (caller?.kind === "partner") return `tenant:${caller.tenantId}`;
  if (caller?.kind === "viewer") return `viewer:${caller.sessionId}`;
  return `address:${normalizeIP(ip)}`;
}
