import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

export const requestIdHeader = "x-request-id";

/** What we take for an id that a caller or a proxy gave: nothing that could garble a log line. */
const acceptable = /^[A-Za-z0-9._:-]{1,128}$/;

/** The id of a request: its own `X-Request-Id` where that is sane, else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[requestIdHeader];
  return typeof given === "string" && acceptable.test(given) ? given : randomUUID();
}
