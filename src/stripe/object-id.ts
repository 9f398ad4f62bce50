import { ProviderError } from "../verification/provider.js";

/** An id that may stand in a request's path. Anything else names nothing, and is answered so without asking Stripe. */
export function objectId(id: string): string {
  if (!/^\w{1,255}$/.test(id)) throw new ProviderError("NOT_FOUND", "Stripe: no object can have this id");
  return id;
}
