import type { CreatedKey } from "../verification/repository.js";
import { badUserInput } from "./errors.js";

/**
 * Cursors are opaque to clients. They name the kind of list and its tenant, so that one that strayed is refused rather than misread.
 */
export function eventCursor(tenantId: string, position: number): string {
  return encode(["event", tenantId, position]);
}

/** The position that a cursor of the log names. Throws BAD_USER_INPUT for any other text. */
export function positionOf(tenantId: string, cursor: string, argument: string): number {
  return numberOf("event", tenantId, cursor, argument);
}

/** A place in a tenant's audit log. */
export function auditCursor(tenantId: string, number: number): string {
  return encode(["audit", tenantId, number]);
}

/** The number that a cursor of the audit log names. Throws BAD_USER_INPUT for any other text. */
export function auditNumberOf(tenantId: string, cursor: string, argument: string): number {
  return numberOf("audit", tenantId, cursor, argument);
}

function numberOf(kind: "event" | "audit", tenantId: string, cursor: string, argument: string): number {
  const [found, tenant, number] = decode(cursor);
  if (found !== kind || tenant !== tenantId || !isPosition(number)) throw strange(argument);
  return number;
}

export function createdCursor(
  kind: "session" | "report",
  tenantId: string,
  { createdAt, attempt, id }: CreatedKey,
): string {
  return encode([kind, tenantId, createdAt.getTime(), kind === "report" ? (attempt ?? 0) : 0, id]);
}

export function createdKeyOf(
  kind: "session" | "report",
  tenantId: string,
  cursor: string,
  argument: string,
): CreatedKey {
  const [found, tenant, time, attempt, id] = decode(cursor);
  if (
    found !== kind ||
    tenant !== tenantId ||
    typeof time !== "number" ||
    !isPosition(attempt) ||
    typeof id !== "string"
  )
    throw strange(argument);
  const createdAt = new Date(time);
  if (!isStripeId.test(id) || Number.isNaN(createdAt.getTime()) || createdAt.getUTCFullYear() > 9999 || attempt > 1e6)
    throw strange(argument);
  return { createdAt, attempt, id };
}

function encode(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function decode(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const isStripeId = /^\w{1,255}$/;

function isPosition(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function strange(argument: string) {
  return badUserInput(`${argument}: this is not a cursor of this list.`);
}
