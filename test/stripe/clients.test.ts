import { describe, expect, test } from "vitest";
import { createStripeClients } from "../../src/stripe/clients.js";

const make = (apiUrl: string | null, restrictedKey: string | null = "rk_test_1") =>
  createStripeClients({ secretKey: "sk_test_1", restrictedKey, apiUrl });

describe("the two clients", () => {
  test.each([
    [null, "api.stripe.com", "443", "https"],
    ["http://127.0.0.1:12111", "127.0.0.1", "12111", "http"],
    ["http://localhost", "localhost", "80", "http"],
    ["https://stripe.internal/", "stripe.internal", "443", "https"],
    ["http://[::1]:12111", "::1", "12111", "http"],
  ])("with the address %s connect to %s:%s over %s", (apiUrl, host, port, protocol) => {
    const { standard, sensitive } = make(apiUrl);
    for (const client of [standard, sensitive]) {
      expect(client?.getApiField("host")).toBe(host);
      expect(String(client?.getApiField("port"))).toBe(port);
      expect(client?.getApiField("protocol")).toBe(protocol);
    }
  });

  test.each([
    "127.0.0.1:12111",
    "ftp://host",
    "http://host/base",
    "http://user:pass@host",
    "http://host?x=1",
    "nonsense",
  ])("reject the address %s without repeating it", (apiUrl) => {
    expect(() => make(apiUrl)).toThrow(/^The Stripe API address must have the form/);
  });

  test("have retries and telemetry off", () => {
    const { standard } = make(null);
    expect(standard.getApiField("maxNetworkRetries")).toBe(0);
    expect(standard.getTelemetryEnabled()).toBe(false);
  });

  test("are only the standard one without a restricted key", () => {
    expect(make(null, null).sensitive).toBeNull();
  });
});
