import { type Logger, pino } from "pino";

export type { Logger };

/** Names of fields whose values are never logged. */
const hiddenFields = [
  "authorization",
  "url",
  "clientSecret",
  "client_secret",
  "secret",
  "token",
  "viewerToken",
  "key",
  "email",
  "phone",
];

/** Creates a logger of JSON lines that hides secrets and personal fields. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { service: "verification-graph" },
    serializers: { err: serializeError },
    redact: { paths: hiddenFields.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Returns only the fields of an error that are safe to log. Errors of databases carry the query's values, and other libraries attach
 * arbitrary data.
 */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message, stack, ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}) };
}
