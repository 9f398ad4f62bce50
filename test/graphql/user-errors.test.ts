import { describe, expect, it } from "vitest";
import "../../src/graphql/schema.js";
import {
  actionErrorOf,
  IdempotencyConflict,
  StripeRejected,
  userErrorOf,
} from "../../src/graphql/types/user-errors.js";
import { idempotencyConflict } from "../../src/verification/user-error.js";

describe("a conflict of idempotency keys", () => {
  const { details } = idempotencyConflict();

  it("is an IdempotencyConflict of a start, which takes the key from the caller", () => {
    const error = userErrorOf(details);
    expect(error).toBeInstanceOf(IdempotencyConflict);
    expect(error.path).toEqual(["input", "idempotencyKey"]);
  });

  it("is a StripeRejected of an action, which takes no key, and names no argument", () => {
    const error = actionErrorOf(details);
    expect(error).toBeInstanceOf(StripeRejected);
    expect(error).toMatchObject({ path: null, retryable: false, code: null });
    expect(error.message).toBe(
      "This action was requested before with a different input. Repeat it with the same input as before.",
    );
  });
});
