import type { FastifyRequest } from "fastify";

/** Parameter of all text that we send. It is offered too, since `Accept` may name it, and then matches no type without it. */
const charset = "; charset=utf-8";

/**
 * Returns the offered media type that `Accept` prefers, or null where it accepts none of them. Without the header, and between types
 * that it likes the same, the first one offered wins.
 */
export function preferredType<Type extends string>(request: FastifyRequest, offered: readonly Type[]): Type | null {
  const preferred = request.accepts().type(offered.map((type) => type + charset));
  return offered.find((type) => type + charset === preferred) ?? null;
}
