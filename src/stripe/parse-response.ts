import type { z } from "zod";
import { UnexpectedResponse } from "./errors.js";

/** Parses a response of the SDK. Throws {@link UnexpectedResponse} where it is not of the expected shape. */
export type ParseResponse<Value> = (response: unknown) => Value;

/**
 * Returns a parser that accepts a response only if it matches the schema.
 *
 * The SDK treats a 500 whose JSON has no `error` key as a success, so the status is checked too. Source: stripe 23.1.0,
 * `RequestSender.js`, `_jsonResponseHandler`.
 */
export function parseAs<Schema extends z.ZodType>(schema: Schema): ParseResponse<z.infer<Schema>> {
  return (response) => {
    const { status, requestId } = lastResponseOf(response);
    if (status !== undefined && status >= 400) throw new UnexpectedResponse(`status ${status}`, true, requestId);
    const parsed = schema.safeParse(response);
    if (parsed.success) return parsed.data;
    const paths = parsed.error.issues.map((issue) => issue.path.join("."));
    const isWrongObject = paths.includes("") || paths.includes("object");
    throw new UnexpectedResponse(paths.slice(0, 5).join(", ") || "no object", isWrongObject, requestId);
  };
}

/** Returns the status and the request id, which the SDK attaches to a response as `lastResponse`. */
function lastResponseOf(response: unknown): { status: number | undefined; requestId: string | undefined } {
  const lastResponse = property(response, "lastResponse");
  const status = property(lastResponse, "statusCode");
  const requestId = property(lastResponse, "requestId");
  return {
    status: typeof status === "number" ? status : undefined,
    requestId: typeof requestId === "string" ? requestId : undefined,
  };
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const own: unknown = Reflect.get(value, name);
  return own;
}
