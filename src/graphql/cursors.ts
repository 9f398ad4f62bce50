import type { CreatedKey } from "../verification/repository.js";
import { decodeCursor, encodeCursor } from "./cursor-text.js";
import { badUserInput } from "./errors.js";

export { eventCursor } from "./cursor-text.js";

/** The position that a cursor of the log names. Throws BAD_USER_INPUT for any other text. */
export function positionOf(tenantId: string, cursor: string, argument: string): number {
  return numberOf("event", tenantId, cursor, argument);
}

/** A place in a tenant's audit log. */
export function auditCursor(tenantId: string, number: number): string {
  return encodeCursor(["audit", tenantId, number]);
}

/** The number that a cursor of the audit log names. Throws BAD_USER_INPUT for any other text. */
export function auditNumberOf(tenantId: string, cursor: string, argument: string): number {
  return numberOf("audit", tenantId, cursor, argument);
}

function numberOf(kind: "event" | "audit", tenantId: string, cursor: string, argument: string): number {
  const [found, tenant, number] = decodeCursor(cursor);
  if (found !== kind || tenant !== tenantId || !isPosition(number)) throw strange(argument);
  return number;
}

/** A place in a tenant's list of sessions or of reports, newest first. */
export function createdCursor(kind: "session" | "report", item: CreatedKey & { tenantId: string }): string {
  const { tenantId, createdAt, attempt, id } = item;
  return encodeCursor([kind, tenantId, createdAt.getTime(), kind === "report" ? (attempt ?? 0) : 0, id]);
}

/** The place that a cursor of such a list names. Throws BAD_USER_INPUT for any other text. */
export function createdKeyOf(
  kind: "session" | "report",
  tenantId: string,
  cursor: string,
  argument: string,
): CreatedKey {
  const [found, tenant, time, attempt, id] = decodeCursor(cursor);
  if (found !== kind || tenant !== tenantId) throw strange(argument);
  if (typeof time !== "number" || !isPosition(attempt) || typeof id !== "string") throw strange(argument);
  const createdAt = new Date(time);
  if (!isStripeId.test(id) || Number.isNaN(createdAt.getTime()) || createdAt.getUTCFullYear() > 9999 || attempt > 1e6)
    throw strange(argument);
  return { createdAt, attempt, id };
}

const isStripeId = /^\w{1,255}$/;

function isPosition(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function strange(argument: string) {
  return badUserInput(`${argument}: this is not a cursor of this list.`);
}
