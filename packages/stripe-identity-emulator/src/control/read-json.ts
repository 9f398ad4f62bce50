import { z } from "zod";
import { ControlError } from "./control-error.js";

/** Parses a control body with a schema. Throws a 400 that names the first invalid field. */
export function readJson<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys : [];
  const place = [...(issue?.path ?? []), ...unknown.slice(0, 1)].map(String).join(".");
  throw new ControlError(400, `${place === "" ? "body" : place}: ${issue?.message ?? "invalid"}`);
}
