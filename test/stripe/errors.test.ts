import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { toRequestError } from "../../src/stripe/errors.js";

const person = "Jenny Rosen of https://verify.stripe.com/start/test_x, sk_test_abc";

/** Returns an error as the SDK creates it from a response. */
function thrown(status: number, raw: { type?: string; code?: string; param?: string; message?: string } = {}): unknown {
  const { errors } = Stripe;
  const type = raw.type ?? "api_error";
  return errors.generateV1Error({
    message: person,
    headers: {},
    requestId: "req_1",
    statusCode: status,
    ...raw,
    type: type === "idempotency_error" || type === "invalid_request_error" ? type : "api_error",
  });
}

const invalid = "invalid_request_error";

describe("the classification of an error", () => {
  test("recognises a stored response that Stripe repeats", () => {
    const { errors } = Stripe;
    const isRepeated = (headers: Record<string, string>) =>
      toRequestError(
        "verificationSessions.create",
        errors.generateV1Error({ message: person, headers, requestId: "req_1", statusCode: 500, type: "api_error" }),
      ).error.details.isRepeated;
    expect(isRepeated({ "idempotent-replayed": "true" })).toBe(true);
    expect(isRepeated({})).toBe(false);
  });

  test.each([
    [400, { type: invalid, code: "parameter_unknown", param: "options" }, "REJECTED", false],
    [400, { type: "idempotency_error" }, "KEY_REUSED", false],
    [400, { type: invalid, code: "rate_limit" }, "UNAVAILABLE", true],
    [400, { type: invalid, code: "resource_missing", param: "related_customer" }, "REJECTED", false],
    [
      400,
      { type: invalid, message: "Use a restricted key to access sensitive verification results." },
      "FORBIDDEN",
      false,
    ],
    [401, {}, "FORBIDDEN", false],
    [402, {}, "REJECTED", false],
    [403, {}, "FORBIDDEN", false],
    [404, { type: invalid, code: "resource_missing", param: "id" }, "NOT_FOUND", false],
    [404, { type: "idempotency_error" }, "KEY_REUSED", false],
    [409, { type: "idempotency_error", code: "idempotency_key_in_use" }, "UNAVAILABLE", true],
    [424, {}, "UNAVAILABLE", true],
    [429, { type: invalid, code: "lock_timeout" }, "UNAVAILABLE", true],
    [500, {}, "UNAVAILABLE", true],
    [503, {}, "UNAVAILABLE", true],
  ])("turns status %d with %j into %s, retryable %s", (status, raw, failure, retryable) => {
    const failed = toRequestError("verificationSessions.create", thrown(status, raw));
    expect(failed.error.failure).toBe(failure);
    expect(failed.retryable).toBe(retryable);
    expect(failed.error.details).toMatchObject({ requestId: "req_1" });
    expect(failed.error.details.retryAfter).toBe(failure === "UNAVAILABLE" ? 1 : undefined);
  });

  test("passes on the code and the parameter in Stripe's spelling", () => {
    const { error } = toRequestError(
      "x",
      thrown(400, { type: invalid, code: "parameter_unknown", param: "options[document]" }),
    );
    expect(error.details).toMatchObject({ code: "parameter_unknown", param: "options[document]" });
  });

  test.each([
    ["Stripe's message", thrown(400, { type: invalid })],
    ["a parameter with personal data", thrown(400, { type: invalid, param: "jenny@example.com Jenny" })],
    ["a code with personal data", thrown(500, { code: "Jenny Rosen" })],
    ["an error of another library", new Error(person)],
    ["a thrown string", person],
    ["a broken connection", new Stripe.errors.StripeConnectionError({ message: person, type: "api_error" })],
  ])("does not repeat %s", (_, error) => {
    const failed = toRequestError("verificationSessions.create", error);
    const all = `${failed.stack}${failed.error.stack}${JSON.stringify(failed)}${JSON.stringify(failed.error)}${String(failed.error.cause)}`;
    expect(all).not.toMatch(/Jenny|verify\.stripe|sk_test/);
    expect(failed.error.message).toContain("verificationSessions.create");
  });
});
