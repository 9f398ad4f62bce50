import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { callCost } from "../../src/graphql/limits.js";
import { QueryCost } from "../../src/graphql/query-cost.js";
import { buildGraphqlSchema } from "../../src/graphql/schema.js";

const schema = buildGraphqlSchema();
const newCost = (limit = 1_000_000) => new QueryCost(schema, limit);

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

function heapMegabytes(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

describe("the cost of an operation", () => {
  const byIds = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
  const byPage = "query($n: Int = 1) { verificationSessions(first: $n) { nodes { id } } }";
  const byFlag = "query($full: Boolean!) { verificationSessions(first: 10) { nodes { id @include(if: $full) } } }";

  it.each<[string, string, [Record<string, unknown>, number][]]>([
    [
      "a single id counts as a list of one",
      byIds,
      [
        [{ ids: 100 }, 1 + 1],
        [{ ids: Array.from({ length: 100 }, (_, index) => `vs_${index}`) }, 1 + 100],
        [{ ids: "[100]" }, 1 + 1],
      ],
    ],
    [
      "an absent variable has its default, null has none",
      byPage,
      [
        [{}, 1 + 1 * 2],
        [{ n: null }, 1 + 20 * 2],
        [{ n: 50 }, 1 + 50 * 2],
      ],
    ],
    [
      "a field that is not included costs nothing",
      byFlag,
      [
        [{ full: false }, 1 + 10 * 1],
        [{ full: true }, 1 + 10 * 2],
      ],
    ],
  ])("does not depend on earlier variables: %s", (_rule, text, cases) => {
    for (const order of [cases, cases.toReversed()]) {
      const document = parse(text);
      const cost = newCost();
      for (const [variables, expected] of [...order, ...order])
        expect(cost.of(document, null, variables), JSON.stringify(variables).slice(0, 60)).toBe(expected);
    }
  });

  it("is that of the named operation", () => {
    const document = parse(
      "query A($n: Int) { verificationSessions(first: $n) { nodes { id } } } query B($n: Int) { verificationSessions(first: $n) { nodes { id status } } }",
    );
    const cost = newCost();
    for (const _time of [1, 2]) {
      expect(cost.of(document, "A", { n: 5 })).toBe(1 + 5 * 2);
      expect(cost.of(document, "B", { n: 5 })).toBe(1 + 5 * 3);
    }
  });
});

describe("a field that calls Stripe", () => {
  it.each([
    ["the failure of a session", '{ verificationSession(id: "vs_x") { lastError { reason } } }', 2],
    ["the failure of a check", '{ verificationReport(id: "vr_x") { selfie { error { reason } } } }', 3],
  ])("costs more: Stripe's text about %s", (_what, text, around) => {
    expect(newCost().of(parse(text), null, {})).toBe(around + 1 + callCost);
  });
});

describe("the variables of a caller", () => {
  it("are not cached, even when they are long", () => {
    const document = parse(
      "query($id: ID!, $more: [ID!]!) { a: nodes(ids: [$id]) { id } b: nodes(ids: $more) { id } }",
    );
    const cost = newCost();
    const ask = () => cost.of(document, null, { id: randomBytes(256 * 1024).toString("hex"), more: [] });
    ask();
    const before = heapMegabytes();
    for (let count = 0; count < 50; count += 1) ask();
    expect(heapMegabytes() - before).toBeLessThan(5);
  });

  it("can't fill the cache with long keys", () => {
    const names = Array.from({ length: 200 }, (_, index) => `v${index}`);
    const document = parse(
      `query(${names.map((name) => `$${name}: ID!`).join(" ")}) { nodes(ids: [${names.map((name) => `$${name}`).join(" ")}]) { id } }`,
    );
    const kept: unknown[] = [];
    const cost = newCost();
    const { set } = Map.prototype;
    Map.prototype.set = function (key, value) {
      if (typeof key === "string" && typeof value === "number") kept.push(key);
      return set.call(this, key, value);
    };
    try {
      cost.of(document, null, Object.fromEntries(names.map((name) => [name, "x"])));
    } finally {
      Map.prototype.set = set;
    }
    expect(kept.join("").length).toBeLessThan(1_000);
  });

  it("are refused at their first error, because graphql words each error with the whole value", () => {
    const document = parse(
      "mutation($input: StartSelfieVerificationInput!) { startSelfieVerification(input: $input) { reused } }",
    );
    let readings = 0;
    const input = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`nope${index}`, null]));
    const counting = {
      // The `inspect` of graphql reads this property once for each error.
      get toJSON() {
        readings += 1;
        return undefined;
      },
    };
    expect(() => newCost().of(document, null, { input: { ...input, counting } })).toThrow(/invalid value/);
    expect(readings).toBeLessThan(5);
  });
});
