/**
 * Classes of SQLSTATE that say nothing of what was asked: no connection, a server that only reads (a standby, for a moment), rolled back for another's sake, out of resources, locked, stopped
 * by the operator, failure of the system below. Source: PostgreSQL manual, appendix A.
 */
const transientClasses = new Set(["08", "25", "40", "53", "55", "57", "58"]);

/** What the system says of a socket: `ECONNRESET`, `EPIPE`; not what Node says of a call, `ERR_...`. */
const systemErrorCode = /^E(?!RR_)[A-Z]+$/;

/** What the driver itself throws, without a code. Source: pg 8.23 `client.js`, pg-pool 3.14 `index.js`. */
const driverMessages = [
  "Connection terminated",
  "timeout expired",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
];

/** Whether a failure of the database passes by itself, so that the same work may succeed later. */
export function isTransientFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (code === null) return driverMessages.some((says) => error.message.startsWith(says));
  return systemErrorCode.test(code) || error instanceof AggregateError || transientClasses.has(code.slice(0, 2));
}
