import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AccessWorld, openAccessWorld } from "../graphql/support/access-world.js";
import { type GraphqlResponse, post } from "../support/running-service.js";

let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world?.close());

interface Read {
  actor: string;
  sessionId: string;
  fields: string[];
}

const ask = (text: string, variables: object = {}, key = world.full) =>
  post<Record<string, unknown>, object>(world.service.url, text, variables, key);

const rows = async (): Promise<Read[]> =>
  (await world.service.service.store.access.auditEntries("tenant-a", null, 10_000)).map(
    ({ actor, sessionId, fields }) => ({
      actor,
      sessionId,
      fields: [...fields].sort(),
    }),
  );

async function sensitiveCalls(): Promise<number> {
  const calls = await world.service.stripeCalls();
  return [...calls].reduce((sum, [name, count]) => sum + (name.endsWith(" sensitive") ? count : 0), 0);
}

const [session, report] = [
  "query($id: ID!) { verificationSession(id: $id)",
  "query($id: ID!) { verificationReport(id: $id)",
];

it("writes one row for each session or report whose sensitive fields a request reads, and one for each image link", async () => {
  const [verified = "", failed = ""] = world.sessionIds;
  const { data } = await ask(
    "query($id: ID!) { verificationSession(id: $id) { lastReport { id document { files { id } } } } }",
    { id: verified },
  );
  const [, reportId = ""] = /"lastReport":\{"id":"(vr_\w+)"/.exec(JSON.stringify(data)) ?? [];
  const files = [...JSON.stringify(data).matchAll(/file_\w+/g)].map(([id]) => `image.${id}`);
  expect(files.length).toBeGreaterThan(0);

  const reads: [string, string, string[][]][] = [
    [
      verified,
      `${session} { status verifiedOutputs { firstName address { city } } lastReport { document { type lastName } } } }`,
      [],
    ],
    [verified, `${session} { verifiedOutputs { dob { year } } } }`, [["session.outputs.dob"]]],
    [
      verified,
      `${session} { verifiedOutputs { firstName a: dob { year } b: dob { day } sex idNumber } } }`,
      [["session.outputs.dob", "session.outputs.idNumber", "session.outputs.sex"]],
    ],
    [
      reportId,
      `${report} { document { number expirationDate { year } } } }`,
      [["report.document.expirationDate", "report.document.number"]],
    ],
    [reportId, `${report} { document { files { id } } selfie { selfie { id } } } }`, []],
    [reportId, `${report} { document { files { link { url } } } } }`, files.map((file) => [file])],
    [
      verified,
      `${session} { verifiedOutputs { dob { year } } reports { nodes { document { number } } } } }`,
      [["session.outputs.dob"], ["report.document.number"]],
    ],
    [failed, `${session} { verifiedOutputs { dob { year } idNumber } } }`, []],
  ];
  let expected = 0;
  const before = (await rows()).length;
  for (const [id, text, fields] of reads) {
    const earlier = await rows();
    const { errors } = await ask(text, { id });
    expect(errors, text).toEqual([]);
    const added = (await rows()).slice(0, -earlier.length);
    expect(added.map((row) => row.fields).sort(), text).toEqual([...fields].sort());
    for (const row of added) expect(row).toMatchObject({ sessionId: verified, actor: expect.stringMatching(/^key:/) });
    expected += fields.length;
  }
  expect((await rows()).length - before).toBe(expected);
  const counted = (await world.service.service.telemetry.metrics.sensitiveReads.get()).values[0]?.value;
  expect(counted).toBe((await rows()).length);

  const rowsBefore = await rows();
  const strangers = [world.other, world.lacking.get("results:sensitive") ?? "", world.viewers.get(verified) ?? ""];
  for (const key of strangers) {
    for (const [id, text] of reads) await ask(text, { id }, key);
  }
  expect(await rows(), "refused reads add no rows").toEqual(rowsBefore);
  const whole = JSON.stringify(await rows());
  for (const secret of ["1971", "7731905", "Quirina"]) expect(whole).not.toContain(secret);
  console.log(`audit: ${reads.length} requests, ${expected} rows expected and found`);
});

interface Page {
  reads: {
    edges: { node: { requestId: string; readAt: string } }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
}

it("returns the rows in pages, only to the own tenant and with the scope", async () => {
  const all = (await rows()).length;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors }: GraphqlResponse<Page> = await post(
      world.service.url,
      `query($after: String) {
        reads: auditedReads(first: 3, after: $after) {
          edges { node { actor sessionId fields requestId readAt session { status } } }
          pageInfo { endCursor hasNextPage }
        }
      }`,
      { after },
      world.full,
    );
    expect(errors).toEqual([]);
    seen.push(...(data?.reads.edges.map(({ node }) => `${node.requestId} ${node.readAt}`) ?? []));
    after = data?.reads.pageInfo.hasNextPage ? data.reads.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen.length).toBe(all);
  expect(all).toBeGreaterThan(3);

  const text = "{ auditedReads { nodes { sessionId } } }";
  expect((await ask(text, {}, world.other)).data).toEqual({ auditedReads: { nodes: [] } });
  const refused = await ask(text, {}, world.lacking.get("results:sensitive"));
  expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
});

it("refuses sensitive fields while it can't be written, and returns all others", async () => {
  const [verified = ""] = world.sessionIds;
  const { db } = world.service.service.store.database;
  const text = `${session} { status verifiedOutputs { firstName dob { year } } lastReport { document { lastName number files { link { url } } } } } }`;
  const callsBefore = await sensitiveCalls();
  await sql`alter table audit rename to audit_away`.execute(db);
  try {
    const { data, errors } = await ask(text, { id: verified });
    const codes = errors.map(({ extensions }) => extensions.code);
    expect(codes.length).toBeGreaterThanOrEqual(3);
    expect(new Set(codes)).toEqual(new Set(["AUDIT_UNAVAILABLE"]));
    expect(data).toMatchObject({
      verificationSession: {
        status: "VERIFIED",
        verifiedOutputs: { firstName: "Quirina", dob: null },
        lastReport: { document: { lastName: "Zaphodsky", number: null } },
      },
    });
    const whole = JSON.stringify({ data, errors });
    expect(whole).not.toMatch(/1971|7731905|http:\/\/127/);
    expect(await sensitiveCalls(), "the restricted key wasn't used").toBe(callsBefore);
  } finally {
    await sql`alter table audit_away rename to audit`.execute(db);
  }
  expect((await ask(text, { id: verified })).errors).toEqual([]);
  expect(await sensitiveCalls()).toBeGreaterThan(callsBefore);
});
