import { ProviderError } from "../verification/provider.js";

/** Returns an id that can be part of a request's path. Throws `NOT_FOUND` for any other text, since no object can have it as its id. */
export function objectId(id: string): string {
  if (!/^\w{1,255}$/.test(id)) throw new ProviderError("NOT_FOUND", "Stripe: no object can have this id");
  return id;
}
