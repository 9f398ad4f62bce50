import { randomBytes } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { AccessStore } from "../store/access-store.js";
import { AuthenticationError } from "./authentication.js";
import type { ViewerCaller } from "./caller.js";

const algorithm = "HS256";
const issuer = "verification-graph";
const audience = "verification-graph:viewer";
const secretName = "viewer-token";

const claimsSchema = z.object({ sub: z.string().min(1), tenant: z.string().min(1), exp: z.number() });

/** A token and when it expires. */
export interface ViewerToken {
  token: string;
  expiresAt: Date;
}

/** Issues and verifies viewer tokens: JWTs, signed with HMAC, that give a browser access to one session of one tenant for a short time. */
export class ViewerTokens {
  private constructor(
    private readonly secret: Uint8Array,
    private readonly seconds: number,
  ) {}

  /** Uses the operator's secret, or one that the nodes share through the store. */
  static async open(deps: { secret: string | null; seconds: number; store: AccessStore }): Promise<ViewerTokens> {
    const secret = deps.secret ?? (await deps.store.sharedSecret(secretName, randomBytes(32).toString("base64url")));
    return new ViewerTokens(new TextEncoder().encode(secret), deps.seconds);
  }

  /** Issues a token for one session. */
  async issue({ tenantId, sessionId }: { tenantId: string; sessionId: string }): Promise<ViewerToken> {
    const now = Math.floor(Date.now() / 1_000);
    const end = now + this.seconds;
    const token = await new SignJWT({ tenant: tenantId })
      .setProtectedHeader({ alg: algorithm, typ: "JWT" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(sessionId)
      .setIssuedAt(now)
      .setExpirationTime(end)
      .sign(this.secret);
    return { token, expiresAt: new Date(end * 1_000) };
  }

  /** Returns the caller that a token identifies. Rejects with {@link AuthenticationError} when the token is not ours or has expired. */
  async verify(token: string): Promise<ViewerCaller> {
    try {
      const { payload } = await jwtVerify(token, this.secret, { algorithms: [algorithm], issuer, audience });
      const { sub, tenant, exp } = claimsSchema.parse(payload);
      return { kind: "viewer", tenantId: tenant, sessionId: sub, expiresAt: new Date(exp * 1_000) };
    } catch (error) {
      throw new AuthenticationError(error instanceof errors.JWTExpired ? "expired_token" : "bad_token");
    }
  }
}
