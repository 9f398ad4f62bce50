import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadSessionIdsDocument, type ReadSessionIdsQueryVariables } from "../generated/graphql.js";
import { inBatches } from "../support/in-batches.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const total = 250;
const inserted = 50;
const numbers = (count: number) => Array.from({ length: count }, (_none, index) => index);

let test: TestService;
let client: VerificationClient;
let first: string[] = [];
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
  first = await inBatches(numbers(total), 25, async () => started(await client.startDocument()).session.id);
}, 120_000);
afterAll(() => test?.close());

async function page(variables: ReadSessionIdsQueryVariables) {
  const { verificationSessions } = dataOf(await test.query(ReadSessionIdsDocument, variables));
  return { ids: verificationSessions.nodes.map(({ id }) => id), ...verificationSessions.pageInfo };
}

/** Starts that many sessions one after another, while the caller reads pages. */
function insertSessions(count: number): { done: Promise<unknown>; ids: string[] } {
  const ids: string[] = [];
  const done = (async () => {
    for (const _each of numbers(count)) ids.push(started(await client.startSelfie()).session.id);
  })();
  return { done, ids };
}

/** Returns how often each of the first sessions was read. */
function timesOf(seen: readonly string[]): Map<string, number> {
  const times = new Map<string, number>(first.map((id) => [id, 0]));
  for (const id of seen) if (times.has(id)) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

describe("reading 250 sessions page by page while 50 are started", () => {
  it("returns each of the 250 exactly once, forward", async () => {
    const inserts = insertSessions(inserted);
    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { ids, endCursor, hasNextPage } = await page({ first: 7, after });
      seen.push(...ids);
      pages += 1;
      after = hasNextPage ? (endCursor ?? null) : null;
    } while (after !== null);
    await inserts.done;
    const times = timesOf(seen);
    console.info(
      `forward: ${pages} pages, ${[...times.values()].filter((count) => count === 1).length} of ${total} exactly once, ${inserts.ids.length} started meanwhile`,
    );
    expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("returns each of the 250 exactly once, backward", async () => {
    const inserts = insertSessions(inserted);
    const seen: string[] = [];
    let before: string | null = null;
    let pages = 0;
    do {
      const { ids, startCursor, hasPreviousPage } = await page({ last: 7, before });
      seen.push(...ids.toReversed());
      pages += 1;
      before = hasPreviousPage ? (startCursor ?? null) : null;
    } while (before !== null);
    await inserts.done;
    const times = timesOf(seen);
    console.info(
      `backward: ${pages} pages, ${[...times.values()].filter((count) => count === 1).length} of ${total} exactly once`,
    );
    expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("keeps cursors valid and returns the same order in both directions", async () => {
    const forward = await page({ first: 20 });
    const next = await page({ first: 20, after: forward.endCursor });
    const back = await page({ last: 20, before: next.startCursor });
    expect(back.ids).toEqual(forward.ids);
    expect(forward).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(next).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect((await page({})).ids).toEqual(forward.ids);
    const between = await page({ first: 100, after: forward.startCursor, before: forward.endCursor });
    expect(between.ids).toEqual(forward.ids.slice(1, -1));
  });
});
