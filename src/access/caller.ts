import type { Scope } from "./scopes.js";

/** A partner's server, by its key. */
export interface PartnerCaller {
  kind: "partner";
  tenantId: string;
  keyId: string;
  livemode: boolean;
  scopes: ReadonlySet<Scope>;
}

/** A browser, by a token that shows one session's way and nothing else. */
export interface ViewerCaller {
  kind: "viewer";
  tenantId: string;
  sessionId: string;
  expiresAt: Date;
}

/** Who is calling. */
export type Caller = PartnerCaller | ViewerCaller;
