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

it("empties the queue for each backfill and requires another one after an overflow", async () => {
  let tail = 0;
  const reader = new FeedReader(everything, () => tail);
  const appendEvent = () => {
    tail += 1;
    reader.offer(event(tail));
  };
  expect(reader.beginBackfill(0)).toBe(0);
  for (let count = 0; count < 1_001; count += 1) appendEvent();
  expect(reader.completeHandoff()).toBe(false);
  expect(reader.beginBackfill(0)).toBe(1_001);
  for (let count = 0; count < 1_000; count += 1) appendEvent();
  expect(reader.completeHandoff()).toBe(true);
  expect((await reader.next())?.position).toBe(1_002);
});
