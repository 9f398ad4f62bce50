/**
 * Classes of SQLSTATE whose errors are not caused by the statement: connection failure (08), read-only server, as a standby during a
 * failover (25), rollback because of a conflict (40), insufficient resources (53), lock not available (55), intervention of the operator
 * (57), system error (58). Source: PostgreSQL manual, appendix A.
 */
const transientClasses = new Set(["08", "25", "40", "53", "55", "57", "58"]);

/** Matches codes of the system for a socket, such as `ECONNRESET`; not those of Node for a wrong call, `ERR_...`. */
const systemErrorCode = /^E(?!RR_)[A-Z]+$/;

/**
 * Beginnings of the messages of the driver's own errors, which have neither a class nor a code by which they could be recognised. Source:
 * pg 8.23 `client.js`, pg-pool 3.14 `index.js`.
 */
const driverMessages = [
  "Connection terminated",
  "timeout expired",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
];

/** Returns whether a failure of the database is temporary, so that the same work may succeed later. */
export function isTransientFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (code === null) return driverMessages.some((beginning) => error.message.startsWith(beginning));
  return systemErrorCode.test(code) || error instanceof AggregateError || transientClasses.has(code.slice(0, 2));
}
