import type { Scope } from "../config/scopes.js";

/** A partner's server, identified by its API key. */
export interface PartnerCaller {
  kind: "partner";
  tenantId: string;
  keyId: string;
  livemode: boolean;
  scopes: ReadonlySet<Scope>;
}

/** A browser, identified by a viewer token, which gives access to the progress of one session. */
export interface ViewerCaller {
  kind: "viewer";
  tenantId: string;
  sessionId: string;
  expiresAt: Date;
}

/** The authenticated sender of a request. */
export type Caller = PartnerCaller | ViewerCaller;
