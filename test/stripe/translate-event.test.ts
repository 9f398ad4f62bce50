import { describe, expect, test } from "vitest";
import { toProviderEvent } from "../../src/stripe/translate-event.js";
import { event, notification, outputs, session } from "./fixtures.js";

const related = { id: "vs_1", type: "identity.verification_session", url: "/v1/identity/verification_sessions/vs_1" };

describe("an event from Stripe", () => {
  test("as a snapshot tells the session as it was, and nothing that may not be kept", () => {
    const body = event(
      "identity.verification_session.verified",
      session({ status: "verified", verified_outputs: outputs ?? null }),
    );
    const told = toProviderEvent(body);
    expect(told).toMatchObject({
      id: "evt_1",
      type: "identity.verification_session.verified",
      createdAt: new Date("2026-01-01T00:03:20Z"),
      livemode: false,
      sessionId: "vs_1",
      session: { id: "vs_1", status: "VERIFIED" },
    });
    expect(JSON.stringify(told)).not.toMatch(/Jenny|secret|verify\.stripe/);
  });

  test("as a thin one names its session and carries none", () => {
    expect(toProviderEvent(notification("v1.identity.verification_session.verified", related))).toEqual({
      id: "evt_thin_1",
      type: "v1.identity.verification_session.verified",
      createdAt: new Date("2026-01-01T00:03:20Z"),
      livemode: false,
      sessionId: "vs_1",
      session: null,
    });
  });

  test.each([
    ["another object", event("customer.created", { id: "cus_1", object: "customer" })],
    ["no object", event("account.updated", undefined, { data: undefined })],
    ["a thin event of another object", notification("v1.billing.meter.error", { id: "mtr_1", type: "billing.meter" })],
    ["a thin event of none", notification("v2.core.account.closed", null)],
  ])("about %s has no session", (_, body) => {
    expect(toProviderEvent(body)).toMatchObject({ sessionId: null, session: null });
  });

  test("of a type nobody knows keeps its name", () => {
    const told = toProviderEvent(event("identity.verification_session.frozen", session({ status: "frozen" })));
    expect(told).toMatchObject({ type: "identity.verification_session.frozen", session: { status: "UNKNOWN" } });
  });

  test("whose session can't be read still names it", () => {
    const broken = { ...session(), created: "yesterday" };
    expect(toProviderEvent(event("identity.verification_session.verified", broken))).toMatchObject({
      sessionId: "vs_1",
      session: null,
    });
  });

  test.each([null, "event", [], {}, { object: "event" }, session()])("isn't %j", (body) => {
    expect(toProviderEvent(body)).toBeNull();
  });
});
