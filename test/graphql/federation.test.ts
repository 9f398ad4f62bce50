import { readFile } from "node:fs/promises";
import { composeServices } from "@apollo/composition";
import { buildSchema, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGraphqlSchema, printGraphqlSchema } from "../../src/graphql/schema.js";
import { ReadEverythingDocument } from "../generated/graphql.js";
import { inBatches } from "../support/in-batches.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { syntheticPerson } from "../support/synthetic-person.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const strangerKey = "vg_test_stranger000000000";
const readKey = "vg_test_readonly000000000";

interface Representation {
  __typename: string;
  id: string;
}
interface Entities {
  _entities: (Representation & { status?: string; verifiedOutputs?: { firstName: string | null } })[];
}

const entities = `query($representations: [_Any!]!) { _entities(representations: $representations) {
  __typename
  ... on VerificationSession { id status verifiedOutputs { firstName } }
  ... on VerificationReport { id }
  ... on VerificationEvent { id }
} }`;

let test: TestService;
let sdl = "";
let ids: string[] = [];
let reportId = "";
let eventId = "";
let viewerToken = "";
beforeAll(async () => {
  test = await startTestService({
    FEDERATION: "on",
    BOOTSTRAP_KEYS: JSON.stringify([
      {
        tenant: "stranger",
        key: strangerKey,
        scopes: ["sessions:read", "sessions:write", "results:read", "events:read"],
      },
      { tenant: "demo", key: readKey, scopes: ["sessions:read"] },
    ]),
  });
  const say = new VerificationClient(test);
  const starts = await inBatches([1, 2, 3, 4], 4, async () => started(await say.startSelfie()));
  ids = starts.map(({ session }) => session.id);
  viewerToken = starts[0]?.viewerToken ?? "";
  await say.waitForEvents(4, { type: ["VERIFIED"] }, () =>
    inBatches(ids, 4, (id) => test.emulator.submit(id, { data: syntheticPerson })),
  );
  const { verificationSession } = dataOf(await test.query(ReadEverythingDocument, { id: ids[0] ?? "" }));
  reportId = verificationSession?.lastReport?.id ?? "";
  eventId = verificationSession?.events.edges[0]?.node.id ?? "";
  sdl = dataOf(await test.query<{ _service: { sdl: string } }, object>("{ _service { sdl } }", {}, null))._service.sdl;
});
afterAll(() => test?.close());

const session = (id: string | undefined) => ({ __typename: "VerificationSession", id: id ?? "" });
const resolve = (representations: Representation[], key?: string | null) =>
  test.query<Entities, object>(entities, { representations }, key);

describe("the subgraph", () => {
  it("composes with a subgraph that refers to sessions and reports and shares value types", async () => {
    const applications = await readFile(new URL("federation/applications.graphql", import.meta.url), "utf8");
    const {
      errors,
      supergraphSdl = "",
      hints,
    } = composeServices([
      { name: "verification", typeDefs: parse(sdl), url: "http://verification.internal/graphql" },
      { name: "applications", typeDefs: parse(applications), url: "http://applications.internal/graphql" },
    ]);
    expect(errors ?? []).toEqual([]);
    console.info(`supergraph: ${supergraphSdl.split("\n").length} lines, ${hints?.length ?? 0} hints`);
    for (const entity of ["VerificationSession", "VerificationReport"]) {
      const type = new RegExp(`type ${entity} [^{]*@join__type\\(graph: VERIFICATION, key: "id"\\)`);
      expect(supergraphSdl).toMatch(type);
    }
    expect(supergraphSdl).toMatch(/application: Application @join__field\(graph: APPLICATIONS\)/);
    expect(supergraphSdl).toMatch(/verifiedOutputs: VerifiedOutputs @join__field\(graph: VERIFICATION\)/);
  });

  it("does not compose when its value types are not shareable", async () => {
    const applications = await readFile(new URL("federation/applications.graphql", import.meta.url), "utf8");
    const { errors } = composeServices([
      { name: "verification", typeDefs: parse(sdl.replaceAll(/(type \w+) @shareable/g, "$1")) },
      { name: "applications", typeDefs: parse(applications) },
    ]);
    expect(errors?.map(({ message }) => message).join()).toContain("PageInfo");
  });

  it("resolves references in one batch, in order, with their results in one call to Stripe", async () => {
    const before = await test.stripeCalls();
    const representations = [
      session(ids[3]),
      { __typename: "VerificationReport", id: reportId },
      session("vs_unknown"),
      session(ids[0]),
      { __typename: "VerificationEvent", id: eventId },
      session(ids[1]),
      session(reportId),
    ];
    const { _entities } = dataOf(await resolve(representations));
    const after = await test.stripeCalls();
    const calls = [...after].filter(([name, count]) => count !== (before.get(name) ?? 0)).map(([name]) => name);
    const verified = { status: "VERIFIED", verifiedOutputs: { firstName: "Quirina" } };
    expect(_entities).toEqual([
      { ...session(ids[3]), ...verified },
      { __typename: "VerificationReport", id: reportId },
      null,
      { ...session(ids[0]), ...verified },
      { __typename: "VerificationEvent", id: eventId },
      { ...session(ids[1]), ...verified },
      null,
    ]);
    expect(calls).toEqual(["verificationSessions.list standard"]);
    expect(after.get("verificationSessions.list standard")).toBe(
      1 + (before.get("verificationSessions.list standard") ?? 0),
    );
  });

  it("returns only objects of the caller, and only fields that its credential covers", async () => {
    const all = [
      session(ids[0]),
      { __typename: "VerificationReport", id: reportId },
      { __typename: "VerificationEvent", id: eventId },
    ];
    expect(dataOf(await resolve(all, strangerKey))._entities).toEqual([null, null, null]);

    const partly = await resolve(all, readKey);
    expect(partly.data?._entities).toMatchObject([
      { status: "VERIFIED", verifiedOutputs: { firstName: null } },
      { id: reportId },
      null,
    ]);
    expect(partly.errors.map(({ path, extensions }) => [path?.join("."), extensions.code]).sort()).toEqual([
      ["_entities.0.verifiedOutputs.firstName", "FORBIDDEN"],
      ["_entities.2", "FORBIDDEN"],
    ]);

    const own = "query($r: [_Any!]!) { _entities(representations: $r) { ... on VerificationSession { id status } } }";
    const r = [session(ids[0]), session(ids[1])];
    const seen = await test.query<Entities, object>(own, { r }, viewerToken);
    expect(seen).toMatchObject({ data: { _entities: [{ id: ids[0], status: "VERIFIED" }, null] }, errors: [] });

    const anonymous = await resolve(all, null);
    expect(anonymous.errors.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });

  it("refuses invalid references", async () => {
    const wrong = [
      [{ __typename: "Query", id: "vs_1" }],
      [{ __typename: "VerificationSession", id: { a: 1 } }],
      ["vs_1"],
      Array.from({ length: 1_001 }, () => session("vs_unknown")),
    ];
    for (const representations of wrong) {
      const { errors } = await test.query<Entities, object>(
        "query($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }",
        { representations },
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
      expect(errors[0]?.message).toMatch(/^representations: /);
    }
  });

  it("is served only with the setting: the default schema has no federation fields", () => {
    const plain = printGraphqlSchema(buildGraphqlSchema());
    expect(plain).not.toMatch(/_entities|_service|@key|@shareable/);
    expect(buildSchema(plain).getType("_Entity")).toBeUndefined();
  });
});
