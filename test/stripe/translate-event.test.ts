import { describe, expect, test } from "vitest";
import { toProviderEvent } from "../../src/stripe/translate-event.js";
import { event, notification, outputs, session } from "./fixtures.js";

const related = { id: "vs_1", type: "identity.verification_session", url: "/v1/identity/verification_sessions/vs_1" };

describe("a translated event", () => {
  test("contains the session of a snapshot, without data that must not be stored", () => {
    const body = event(
      "identity.verification_session.verified",
      session({ status: "verified", verified_outputs: outputs ?? null }),
    );
    const translated = toProviderEvent(body);
    expect(translated).toMatchObject({
      id: "evt_1",
      type: "identity.verification_session.verified",
      createdAt: new Date("2026-01-01T00:03:20Z"),
      livemode: false,
      sessionId: "vs_1",
      session: { id: "vs_1", status: "VERIFIED" },
    });
    expect(JSON.stringify(translated)).not.toMatch(/Jenny|secret|verify\.stripe/);
  });

  test("contains the id of the session only, for a thin event", () => {
    expect(toProviderEvent(notification("v1.identity.verification_session.verified", related))).toEqual({
      id: "evt_thin_1",
      type: "v1.identity.verification_session.verified",
      createdAt: new Date("2026-01-01T00:03:20Z"),
      livemode: false,
      account: null,
      sessionId: "vs_1",
      session: null,
    });
  });

  test.each([
    [
      "the connected account of a snapshot event",
      event("identity.verification_session.verified", {}, { account: "acct_1" }),
    ],
    ["the context of a snapshot event", event("identity.verification_session.verified", {}, { context: "acct_1" })],
    [
      "the context of a thin event",
      { ...notification("v1.identity.verification_session.verified", related), context: "acct_1" },
    ],
  ])("names %s", (_, body) => {
    expect(toProviderEvent(body)).toMatchObject({ account: "acct_1" });
  });

  test.each([
    ["another object", event("customer.created", { id: "cus_1", object: "customer" })],
    ["no object", event("account.updated", undefined, { data: undefined })],
    ["a thin event of another object", notification("v1.billing.meter.error", { id: "mtr_1", type: "billing.meter" })],
    ["a thin event of no object", notification("v2.core.account.closed", null)],
  ])("has no session where it is about %s", (_, body) => {
    expect(toProviderEvent(body)).toMatchObject({ sessionId: null, session: null });
  });

  test("keeps the name of an unknown type", () => {
    const translated = toProviderEvent(event("identity.verification_session.frozen", session({ status: "frozen" })));
    expect(translated).toMatchObject({ type: "identity.verification_session.frozen", session: { status: "UNKNOWN" } });
  });

  test("contains the id of a session that can't be parsed", () => {
    const broken = { ...session(), created: "yesterday" };
    expect(toProviderEvent(event("identity.verification_session.verified", broken))).toMatchObject({
      sessionId: "vs_1",
      session: null,
    });
  });

  test.each([null, "event", [], {}, { object: "event" }, session()])("is null for %j", (body) => {
    expect(toProviderEvent(body)).toBeNull();
  });
});
