import { expect, it } from "vitest";
import { FeedReader } from "../../src/events/feed-reader.js";
import { eventId, type VerificationEvent } from "../../src/verification/event.js";
import { initialState } from "../../src/verification/session.js";
import { everything } from "../support/events-harness.js";

const event = (position: number): VerificationEvent => ({
  id: eventId("acme", position),
  tenantId: "acme",
  position,
  sessionId: "vs_1",
  type: "STARTED",
  occurredAt: new Date(0),
  state: initialState,
});

it("has all its room again for each scan: what came during one that overflowed is read from the log", async () => {
  let tail = 0;
  const reader = new FeedReader(everything, () => tail);
  const come = () => {
    tail += 1;
    reader.offer(event(tail));
  };
  expect(reader.beginBackfill(0)).toBe(0);
  for (let count = 0; count < 1_001; count += 1) come();
  expect(reader.completeHandoff()).toBe(false);
  expect(reader.beginBackfill(0)).toBe(1_001);
  for (let count = 0; count < 1_000; count += 1) come();
  expect(reader.completeHandoff()).toBe(true);
  expect((await reader.nextQueued())?.position).toBe(1_002);
});
