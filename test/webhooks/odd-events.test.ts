import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

const secret = "whsec_oddEvents";
let test: TestService;
beforeAll(async () => {
  test = await startTestService({ EMULATOR: "on", STRIPE_WEBHOOK_SECRET: secret });
});
afterAll(() => test?.close());

interface OddEvent {
  id: string;
  type?: string;
  created?: number;
  sessionId?: string;
  reportId?: string;
}

const now = () => Math.floor(Date.now() / 1_000);

function bodyOf({ id, type = "identity.verification_session.verified", created, sessionId, reportId }: OddEvent) {
  return JSON.stringify({
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: created ?? now(),
    livemode: false,
    type,
    data: {
      object: {
        id: sessionId ?? "vs_unknown",
        object: "identity.verification_session",
        type: "document",
        status: "verified",
        created: now(),
        livemode: false,
        last_verification_report: reportId ?? null,
        metadata: {},
      },
    },
  });
}

async function deliver(payload: string): Promise<number> {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: now() });
  const response = await fetch(`${test.url}/webhooks/stripe`, {
    method: "POST",
    body: payload,
    headers: { "stripe-signature": signature },
  });
  return response.status;
}

describe("a signed event with values that PostgreSQL can't store", () => {
  it.each<[string, OddEvent, number]>([
    ["U+0000 in its id", { id: "evt_nul\0" }, 200],
    ["U+0000 in its type", { id: "evt_type", type: "identity.verification_session.\0" }, 200],
    ["U+0000 in the id of its session", { id: "evt_session", sessionId: "vs_nul\0" }, 200],
    ["U+0000 in the id of its report", { id: "evt_report", reportId: "vr_nul\0" }, 200],
    ["half of a surrogate pair in its id", { id: "evt_half\ud83d" }, 200],
    ["half of a surrogate pair in the id of its session", { id: "evt_half_session", sessionId: "vs_\ud83d" }, 200],
    ["half of a surrogate pair in the id of its report", { id: "evt_half_report", reportId: "vr_\ud83d" }, 200],
    ["a time that no calendar has", { id: "evt_late", created: 9e15 }, 400],
    ["a time before the calendar", { id: "evt_early", created: -9e12 }, 400],
  ])("is answered once: %s", async (_case, event, status) => {
    expect(await deliver(bodyOf(event))).toBe(status);
    expect(await deliver(bodyOf(event))).toBe(status);
  });

  it("does not block later events, and none is tried for ever", async () => {
    const client = new VerificationClient(test);
    const { session, cursor } = started(await client.startSelfie());
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);
    const hasWaiting = async () => (await test.dump()).includes('"state":"WAITING"');
    await expect.poll(hasWaiting, { timeout: 20_000 }).toBe(false);
    expect(await test.dump()).toContain('"event_id":"evt_nul\uFFFD"');
    expect(await (await fetch(`${test.url}/metrics`)).text()).not.toContain('webhooks_total{outcome="failed"}');
  });
});
