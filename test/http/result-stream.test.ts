import { buildSchema, parse } from "graphql";
import { expect, it } from "vitest";
import { ResultStream } from "../../src/http/result-stream.js";

it("ends its source when an event cannot be executed into a result", async () => {
  const schema = buildSchema("type Query { a: Int } type Subscription { ticks: Int }");
  const calls: string[] = [];
  const source: AsyncIterableIterator<unknown> = {
    next: () => {
      calls.push("next");
      return calls.length === 1
        ? Promise.resolve({ done: false, value: { ticks: 1 } })
        : Promise.reject(new Error("the database is unreachable"));
    },
    return: () => {
      calls.push("return");
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => source,
  };
  const ended: string[] = [];
  const stream = await ResultStream.open(
    { schema, document: parse("subscription { ticks }"), rootValue: { ticks: () => source } },
    { cursorOf: () => null, failures: "result", onEnd: () => ended.push("ended") },
  );
  if (!(stream instanceof ResultStream)) throw new Error("the operation did not return a stream");
  expect(await stream.next()).toEqual({ done: false, value: { data: { ticks: 1 } } });
  expect((await stream.next()).value).toMatchObject({ errors: [{ message: "the database is unreachable" }] });
  // The source does not notice the failed event, and would wait for the next call forever.
  expect(calls).toEqual(["next", "next", "return"]);
  expect(ended).toEqual(["ended"]);
  expect((await stream.next()).done).toBe(true);
});
