import { expect, it } from "vitest";
import { isTransientFailure } from "../../src/store/transient-failure.js";

const failure = (code: string | null, message = "failed") =>
  code === null ? new Error(message) : Object.assign(new Error(message), { code });

it.each([
  ["a server that can't be reached", failure("ECONNREFUSED")],
  ["a socket closed by the other side", failure("EPIPE", "This socket has been ended by the other party")],
  ["a connection reset during the TLS handshake", failure("ECONNRESET")],
  ["a standby during a failover", failure("25006")],
  ["a deadlock", failure("40P01")],
  ["a server that is being stopped", failure("57P01")],
  ["a connection that broke during a query", failure(null, "Connection terminated unexpectedly")],
])("%s is a transient failure", (_case, error) => expect(isTransientFailure(error)).toBe(true));

it.each([
  ["a value that the database refuses", failure("22P05")],
  ["a duplicate row", failure("23505")],
  ["an invalid statement", failure("42601")],
  ["an invalid call of Node", failure("ERR_INVALID_ARG_TYPE")],
  ["a programming error", new TypeError("undefined is not a function")],
  ["a value that is not an error", "ECONNREFUSED"],
])("%s is not a transient failure", (_case, error) => expect(isTransientFailure(error)).toBe(false));
