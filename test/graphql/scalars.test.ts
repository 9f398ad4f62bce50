import { describe, expect, it } from "vitest";
import { PhoneNumberScalar } from "../../src/graphql/scalars.js";

describe("a phone number", () => {
  it("must have E.164 form", () => {
    expect(PhoneNumberScalar.parseValue("+15005550006")).toBe("+15005550006");
    for (const wrong of ["15005550006", "+1 500 555 0006", "+0123456789", "+1500", 15005550006, null])
      expect(() => PhoneNumberScalar.parseValue(wrong)).toThrow("not a valid phone number");
  });

  it("is refused in linear time, even with many digits", () => {
    const begun = performance.now();
    for (const wrong of [`+${"1".repeat(60)}x`, `${"1".repeat(60)}x`, "1".repeat(100_000)])
      expect(() => PhoneNumberScalar.parseValue(wrong)).toThrow("not a valid phone number");
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
