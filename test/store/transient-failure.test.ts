import { expect, it } from "vitest";
import { isTransientFailure } from "../../src/store/transient-failure.js";

const failure = (code: string | null, message = "failed") =>
  code === null ? new Error(message) : Object.assign(new Error(message), { code });

it.each([
  ["a server that can't be reached", failure("ECONNREFUSED")],
  ["a socket that the other side has ended", failure("EPIPE", "This socket has been ended by the other party")],
  ["a connection reset before it was encrypted", failure("ECONNRESET")],
  ["a standby, for the moment of a failover", failure("25006")],
  ["a deadlock", failure("40P01")],
  ["a server that is being stopped", failure("57P01")],
  ["a connection that broke in our hands", failure(null, "Connection terminated unexpectedly")],
])("%s passes by itself", (_what, error) => expect(isTransientFailure(error)).toBe(true));

it.each([
  ["a value that the database refuses", failure("22P05")],
  ["a row that is there already", failure("23505")],
  ["a statement that is wrong", failure("42601")],
  ["a call that is wrong", failure("ERR_INVALID_ARG_TYPE")],
  ["a mistake of ours", new TypeError("undefined is not a function")],
  ["what is no error", "ECONNREFUSED"],
])("%s does not", (_what, error) => expect(isTransientFailure(error)).toBe(false));
