import { expect, test } from "vitest";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();

const reach = {
  processing: async (id: string) => {
    await stand.control.submit(id, { delay_ms: 60_000 });
  },
  verified: async (id: string) => {
    await stand.control.submit(id);
  },
  canceled: async (id: string) => {
    await stand.stripe().identity.verificationSessions.cancel(id);
  },
  redacted: async (id: string) => {
    await stand.control.submit(id);
    await stand.stripe().identity.verificationSessions.redact(id);
    await stand.control.advanceClock(10);
  },
};

test.each([
  ["cancel", "processing"],
  ["cancel", "verified"],
  ["cancel", "canceled"],
  ["cancel", "redacted"],
  ["update", "processing"],
  ["update", "verified"],
  ["update", "canceled"],
  ["update", "redacted"],
  ["redact", "processing"],
  ["redact", "redacted"],
] as const)("refuses to %s a session that is %s, and changes nothing", async (act, state) => {
  const { verificationSessions } = stand.stripe().identity;
  const { id } = await verificationSessions.create({ type: "document" });
  await reach[state](id);
  const before = await verificationSessions.retrieve(id);
  const events = (await stand.stripe().events.list()).data.length;
  const acts = {
    cancel: () => verificationSessions.cancel(id),
    update: () => verificationSessions.update(id, { metadata: { a: "1" } }),
    redact: () => verificationSessions.redact(id),
  };
  await expect(acts[act]()).rejects.toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400 });
  expect(await verificationSessions.retrieve(id)).toEqual(before);
  expect((await stand.stripe().events.list()).data).toHaveLength(events);
});

test("cancels a session in requires_input when it is redacted", async () => {
  const { verificationSessions } = stand.stripe().identity;
  const { id } = await verificationSessions.create({ type: "document" });
  expect(await verificationSessions.redact(id)).toMatchObject({
    status: "canceled",
    redaction: { status: "processing" },
    url: null,
    client_secret: null,
  });
});

test("expires links after 48 hours and secrets after 24, and returns new ones on the next read", async () => {
  const { verificationSessions } = stand.stripe().identity;
  const first = await verificationSessions.create({ type: "document" });
  expect((await verificationSessions.retrieve(first.id)).url).toBe(first.url);
  await stand.control.advanceClock(25 * 3600);
  const secretGone = await verificationSessions.retrieve(first.id);
  expect(secretGone.url).toBe(first.url);
  expect(secretGone.client_secret).not.toBe(first.client_secret);
  await stand.control.advanceClock(24 * 3600);
  const linkGone = (await verificationSessions.list()).data[0];
  expect(linkGone?.url).not.toBe(first.url);
  expect((await fetch(first.url ?? "")).status).toBe(410);
  expect((await fetch(linkGone?.url ?? "")).status).toBe(200);
});
