import { buildSchema, parse } from "graphql";
import { expect, it } from "vitest";
import { ResultStream } from "../../src/http/result-stream.js";

it("lets its source go where an event could not be made into a result: the source doesn't know, and would wait for ever", async () => {
  const schema = buildSchema("type Query { a: Int } type Subscription { ticks: Int }");
  const asked: string[] = [];
  const source: AsyncIterableIterator<unknown> = {
    next: () => {
      asked.push("next");
      return asked.length === 1
        ? Promise.resolve({ done: false, value: { ticks: 1 } })
        : Promise.reject(new Error("the database is away"));
    },
    return: () => {
      asked.push("return");
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => source,
  };
  const ended: string[] = [];
  const stream = await ResultStream.open(
    { schema, document: parse("subscription { ticks }"), rootValue: { ticks: () => source } },
    { cursorOf: () => null, failures: "result", onEnd: () => ended.push("ended") },
  );
  if (!(stream instanceof ResultStream)) throw new Error("there is something to follow");
  expect(await stream.next()).toEqual({ done: false, value: { data: { ticks: 1 } } });
  expect((await stream.next()).value).toMatchObject({ errors: [{ message: "the database is away" }] });
  expect(asked).toEqual(["next", "next", "return"]);
  expect(ended).toEqual(["ended"]);
  expect((await stream.next()).done).toBe(true);
});
