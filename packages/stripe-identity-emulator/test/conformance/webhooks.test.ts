import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { sdks } from "../support/sdks.js";
import { useEmulator } from "../support/use-emulator.js";

const stand = useEmulator({ retryScheduleSeconds: [60, 300] });
const prefix = "identity.verification_session.";

describe.each(sdks)("webhooks with $name", (sdk) => {
  const stripe = () => stand.stripe(undefined, sdk);

  test("delivers all six events in order, signed, as snapshots with nothing expanded", async () => {
    const { receiver, secret } = await stand.endpoint(["*", `${prefix}redacted`]);
    const { verificationSessions } = stripe().identity;
    const one = await verificationSessions.create({ type: "document" }, { idempotencyKey: "six-events" });
    await stand.control.submit(one.id, { document: "document_unverified_other" });
    await stand.control.submit(one.id);
    await verificationSessions.redact(one.id);
    await stand.control.advanceClock(4 * 24 * 3600);
    const other = await verificationSessions.create({ type: "document" });
    await verificationSessions.cancel(other.id);
    await receiver.count(8);
    const events = receiver.received.map(({ body, signature }) =>
      stripe().webhooks.constructEvent(body, signature, secret),
    );
    const of = (id: string) =>
      events.filter((event) => "id" in event.data.object && event.data.object.id === id).map((event) => event.type);
    expect(of(one.id)).toEqual(
      ["created", "processing", "requires_input", "processing", "verified", "redacted"].map((name) => prefix + name),
    );
    expect(of(other.id)).toEqual(["created", "canceled"].map((name) => prefix + name));
    expect(events[0]?.request).toEqual({ id: expect.stringMatching(/^req_/), idempotency_key: "six-events" });
    expect(events[1]?.request).toEqual({ id: null, idempotency_key: null });
    for (const event of events) {
      expect(event.data.object).not.toHaveProperty("verified_outputs");
      expect(event.data.object).not.toHaveProperty("provided_details");
    }
    const kept = await stripe().events.list({ limit: 100 });
    expect(kept.data.map((event) => event.id).sort()).toEqual(events.map((event) => event.id).sort());
  });

  test("fails to verify with a wrong secret and with a changed body", async () => {
    const { receiver, secret } = await stand.endpoint();
    await stripe().identity.verificationSessions.create({ type: "document" });
    await receiver.count(1);
    const { body = "", signature = "" } = receiver.received[0] ?? {};
    const { webhooks } = stripe();
    expect(() => webhooks.constructEvent(body, signature, "whsec_other")).toThrow(/No signatures found/);
    expect(() => webhooks.constructEvent(`${body} `, signature, secret)).toThrow(/No signatures found/);
  });

  test("lists, updates, disables, enables and deletes an endpoint", async () => {
    const receiver = await stand.receiver();
    const { webhookEndpoints, identity } = stripe();
    const endpoint = await webhookEndpoints.create({
      url: receiver.url,
      enabled_events: [`${prefix}verified`],
      description: "first",
    });
    expect(endpoint.secret).toMatch(/^whsec_/);
    expect((await webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
    expect((await webhookEndpoints.list()).data.map(({ id }) => id)).toEqual([endpoint.id]);
    const changed = await webhookEndpoints.update(endpoint.id, {
      enabled_events: [`${prefix}created`],
      description: "",
      metadata: { team: "a" },
    });
    expect(changed).toMatchObject({ enabled_events: [`${prefix}created`], description: null, metadata: { team: "a" } });
    await webhookEndpoints.update(endpoint.id, { disabled: true });
    await identity.verificationSessions.create({ type: "document" });
    await webhookEndpoints.update(endpoint.id, { disabled: false });
    const heard = await identity.verificationSessions.create({ type: "document" });
    await receiver.count(1);
    expect(receiver.received[0]?.body).toContain(heard.id);
    expect(await webhookEndpoints.del(endpoint.id)).toMatchObject({ id: endpoint.id, deleted: true });
    await expect(webhookEndpoints.retrieve(endpoint.id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe("deliveries", () => {
  const stripe = () => stand.stripe();
  const create = () => stripe().identity.verificationSessions.create({ type: "document" });

  test("repeats a failed delivery on the schedule until its end, with a new signature each time", async () => {
    const { receiver, secret } = await stand.endpoint();
    receiver.answers = [500, 302, 500];
    await create();
    await receiver.count(1);
    const settled = async (attempts: number) => {
      await expect
        .poll(async () => (await stand.control.deliveries()).filter((d) => d.status === "failed").length)
        .toBe(attempts);
    };
    await settled(1);
    const [event] = (await stripe().events.list({ delivery_success: false })).data;
    expect(event?.pending_webhooks).toBe(1);
    await stand.control.advanceClock(60);
    await settled(2);
    await stand.control.advanceClock(300);
    await settled(3);
    await stand.control.advanceClock(24 * 3600);
    expect(receiver.received).toHaveLength(3);
    for (const { body, signature } of receiver.received) stripe().webhooks.constructEvent(body, signature, secret);
    expect((await stand.control.deliveries()).map((d) => [d.attempt, d.error])).toEqual([
      [3, "answered 500"],
      [2, "answered 302"],
      [1, "answered 500"],
    ]);
    await stand.control.resend(event?.id ?? "");
    await receiver.count(4);
    await expect.poll(async () => (await stripe().events.list({ delivery_success: false })).data.length).toBe(0);
  });

  test("delivers to one endpoint while another one fails", async () => {
    const deaf = await stand.endpoint();
    const well = await stand.endpoint();
    deaf.receiver.answers = ["hang"];
    const { id } = await create();
    await stand.control.submit(id);
    await well.receiver.count(3);
    expect(well.receiver.received.map(({ type }) => type.slice(prefix.length))).toEqual([
      "created",
      "processing",
      "verified",
    ]);
    expect(deaf.receiver.received).toHaveLength(1);
  });

  test("pauses deliveries while an endpoint is disabled", async () => {
    const { receiver, id } = await stand.endpoint();
    receiver.answers = [503];
    await create();
    await expect.poll(async () => (await stand.control.deliveries())[0]?.attempt).toBe(2);
    await stripe().webhookEndpoints.update(id, { disabled: true });
    await stand.control.advanceClock(60);
    await expect.poll(async () => (await stand.control.deliveries())[0]?.status).toBe("paused");
    expect(receiver.received).toHaveLength(1);
    await stripe().webhookEndpoints.update(id, { disabled: false });
    await receiver.count(2);
  });

  test("cancels the deliveries of a deleted endpoint, and leaves its events undelivered", async () => {
    const { receiver, id } = await stand.endpoint();
    receiver.answers = [503];
    await create();
    await expect.poll(async () => (await stand.control.deliveries())[0]?.attempt).toBe(2);
    await stripe().webhookEndpoints.del(id);
    await stand.control.advanceClock(24 * 3600);
    expect((await stand.control.deliveries()).map(({ status }) => status)).toEqual(["canceled", "failed"]);
    expect(receiver.received).toHaveLength(1);
    expect((await stripe().events.list({ delivery_success: false })).data).toHaveLength(1);
  });

  test("signs with both secrets while one is rolled, and with the new one afterwards", async () => {
    const { receiver, secret, id } = await stand.endpoint();
    const rolled = await stand.control.rollSecret(id, 3600);
    await create();
    await receiver.count(1);
    const { body = "", signature = "" } = receiver.received[0] ?? {};
    for (const known of [secret, rolled.secret]) stripe().webhooks.constructEvent(body, signature, known);
    await stand.control.advanceClock(3601);
    await create();
    await receiver.count(2);
    const later = receiver.received[1];
    stripe().webhooks.constructEvent(later?.body ?? "", later?.signature ?? "", rolled.secret);
    expect(() => stripe().webhooks.constructEvent(later?.body ?? "", later?.signature ?? "", secret)).toThrow();
  });

  test("lists events by type, wildcard and time for thirty days", async () => {
    const { id } = await create();
    await stand.control.submit(id);
    const types = async (params: Stripe.EventListParams) =>
      (await stripe().events.list(params)).data.map(({ type }) => type.slice(prefix.length));
    expect(await types({})).toEqual(["verified", "processing", "created"]);
    expect(await types({ type: `${prefix}verified` })).toEqual(["verified"]);
    expect(await types({ type: `${prefix}*` })).toEqual(["verified", "processing", "created"]);
    expect(await types({ types: [`${prefix}created`, `${prefix}verified`] })).toEqual(["verified", "created"]);
    await stand.control.advanceClock(31 * 24 * 3600);
    expect(await types({})).toEqual([]);
  });

  test("delivers thin events that verify and lead to event and session", async () => {
    const receiver = await stand.receiver();
    const created = await stripe().v2.core.eventDestinations.create({
      name: "thin",
      type: "webhook_endpoint",
      event_payload: "thin",
      enabled_events: ["created", "processing", "verified", "requires_input", "canceled", "redacted"].map(
        (name) => `v1.${prefix}${name}`,
      ),
      webhook_endpoint: { url: receiver.url },
      include: ["webhook_endpoint.signing_secret", "webhook_endpoint.url"],
    });
    const secret = created.webhook_endpoint?.signing_secret ?? "";
    const one = await create();
    await stand.control.submit(one.id, { document: "document_expired" });
    await stand.control.submit(one.id);
    await stripe().identity.verificationSessions.redact(one.id);
    await stand.control.advanceClock(10);
    const other = await create();
    await stripe().identity.verificationSessions.cancel(other.id);
    await receiver.count(8);
    const notifications = receiver.received.map(({ body, signature }) =>
      stripe().parseEventNotification(body, signature, secret),
    );
    expect(new Set(notifications.map(({ type }) => type)).size).toBe(6);
    const verified = notifications.find(({ type }) => type === `v1.${prefix}verified`);
    if (verified?.type !== "v1.identity.verification_session.verified") throw new Error("no thin event of it");
    expect(verified).not.toHaveProperty("data");
    expect(await verified.fetchRelatedObject()).toMatchObject({ id: one.id, status: "verified" });
    const full = await verified.fetchEvent();
    expect(full.id).toBe(verified.id);
    const { snapshot_event: snapshot } = await stripe().v2.core.events.retrieve(verified.id);
    expect(await stripe().events.retrieve(snapshot ?? "")).toMatchObject({ type: `${prefix}verified` });
    expect(() =>
      stripe().webhooks.constructEvent(receiver.received[0]?.body ?? "", receiver.received[0]?.signature ?? "", secret),
    ).toThrow(/thin event/);
    const listed = await stripe().v2.core.events.list({ object_id: one.id, limit: 2 }).autoPagingToArray({ limit: 50 });
    expect(listed).toHaveLength(6);
  });

  test("lists, updates, disables, enables, pings and deletes a destination", async () => {
    const receiver = await stand.receiver();
    const { eventDestinations } = stripe().v2.core;
    const { id } = await eventDestinations.create({
      name: "one",
      type: "webhook_endpoint",
      event_payload: "thin",
      enabled_events: [`v1.${prefix}created`],
      webhook_endpoint: { url: receiver.url },
    });
    expect((await eventDestinations.list()).data.map((destination) => destination.id)).toEqual([id]);
    expect(await eventDestinations.update(id, { name: "two" })).toMatchObject({ name: "two" });
    expect(await eventDestinations.disable(id)).toMatchObject({ status: "disabled" });
    expect(await eventDestinations.enable(id)).toMatchObject({ status: "enabled" });
    const ping = await eventDestinations.ping(id);
    await receiver.count(1);
    expect(receiver.received[0]).toMatchObject({ type: "v2.core.event_destination.ping", id: ping.id });
    await eventDestinations.del(id);
    await expect(eventDestinations.retrieve(id)).rejects.toMatchObject({ statusCode: 404 });
  });
});
