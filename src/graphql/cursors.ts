import type { CreatedKey } from "../verification/repository.js";
import { badUserInput } from "./errors.js";

/** Returns the cursor of a position in a tenant's log. */
export function eventCursor(tenantId: string, position: number): string {
  return encodeCursor(["event", tenantId, position]);
}

/** Returns the log position that a cursor names. Throws BAD_USER_INPUT for any other text. */
export function positionOf(tenantId: string, cursor: string, argument: string): number {
  return numberOf("event", tenantId, cursor, argument);
}

/** Returns the cursor of a row in a tenant's audit log. */
export function auditCursor(tenantId: string, number: number): string {
  return encodeCursor(["audit", tenantId, number]);
}

/** Returns the row number that a cursor of the audit log names. Throws BAD_USER_INPUT for any other text. */
export function auditNumberOf(tenantId: string, cursor: string, argument: string): number {
  return numberOf("audit", tenantId, cursor, argument);
}

function numberOf(kind: "event" | "audit", tenantId: string, cursor: string, argument: string): number {
  const [cursorKind, cursorTenant, number] = decodeCursor(cursor);
  if (cursorKind !== kind || cursorTenant !== tenantId || !isPosition(number)) throw invalidCursor(argument);
  return number;
}

/** Returns the cursor of an item in a tenant's list of sessions or of reports, newest first. */
export function createdCursor(kind: "session" | "report", item: CreatedKey & { tenantId: string }): string {
  const { tenantId, createdAt, attempt, id } = item;
  return encodeCursor([kind, tenantId, createdAt.getTime(), kind === "report" ? (attempt ?? 0) : 0, id]);
}

/** Returns the sort key that a cursor of such a list names. Throws BAD_USER_INPUT for any other text. */
export function createdKeyOf(
  kind: "session" | "report",
  tenantId: string,
  cursor: string,
  argument: string,
): CreatedKey {
  const [cursorKind, cursorTenant, time, attempt, id] = decodeCursor(cursor);
  if (cursorKind !== kind || cursorTenant !== tenantId) throw invalidCursor(argument);
  if (typeof time !== "number" || !isPosition(attempt) || typeof id !== "string") throw invalidCursor(argument);
  const createdAt = new Date(time);
  if (!stripeId.test(id) || Number.isNaN(createdAt.getTime()) || createdAt.getUTCFullYear() > 9999 || attempt > 1e6)
    throw invalidCursor(argument);
  return { createdAt, attempt, id };
}

/**
 * Encodes the fields of a cursor as one opaque text. The fields name the kind of list and the tenant, so that a cursor of another list is
 * refused instead of misread.
 */
function encodeCursor(fields: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
}

/** Returns the fields of a cursor, or none for any other text. */
function decodeCursor(cursor: string): unknown[] {
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    // Node ignores characters that are not base64. Encoding again detects a cursor that was changed that way.
    return Array.isArray(fields) && encodeCursor(fields) === cursor ? fields : [];
  } catch {
    return [];
  }
}

const stripeId = /^\w{1,255}$/;

function isPosition(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function invalidCursor(argument: string) {
  return badUserInput(`${argument}: this is not a cursor of this list. Pass a cursor that the same list returned.`);
}
