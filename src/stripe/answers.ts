import type { z } from "zod";
import { UnexpectedAnswer } from "./errors.js";

/** Reads an answer by its schema. */
export type Read<Value> = (answer: unknown) => Value;

/**
 * A reader that believes an answer only when it has the asked for shape. The SDK takes a 500 whose JSON has no `error` key for a
 * success (`RequestSender._jsonResponseHandler`), so the status is looked at as well.
 */
export function readAs<Schema extends z.ZodType>(schema: Schema): Read<z.infer<Schema>> {
  return (answer) => {
    const { status, requestId } = responseOf(answer);
    if (status !== undefined && status >= 400) throw new UnexpectedAnswer(`status ${status}`, true, requestId);
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    const places = parsed.error.issues.map((issue) => issue.path.join("."));
    const foreign = places.includes("") || places.includes("object");
    throw new UnexpectedAnswer(places.slice(0, 5).join(", ") || "no object", foreign, requestId);
  };
}

/** The SDK hangs the response on the answer, as `lastResponse`. */
function responseOf(answer: unknown): { status: number | undefined; requestId: string | undefined } {
  const response = property(answer, "lastResponse");
  const status = property(response, "statusCode");
  const requestId = property(response, "requestId");
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
