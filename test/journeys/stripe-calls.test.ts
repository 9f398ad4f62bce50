import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inBatches } from "../support/in-batches.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { syntheticPerson } from "../support/synthetic-person.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const pageSize = 100;
let test: TestService;
let client: VerificationClient;
let ids: string[] = [];
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
  const wanted = Array.from({ length: pageSize }, (_none, index) => index);
  const sessions = await inBatches(wanted, 20, async (index) => {
    const input = { country: "US", clientReferenceId: `person-${index}`, requireIdNumber: true };
    return started(await client.startSelfie(input)).session;
  });
  ids = sessions.map(({ id }) => id);
  await client.waitForEvents(pageSize, { type: ["VERIFIED"] }, () =>
    inBatches(ids, 20, (id) => test.emulator.submit(id, { data: syntheticPerson })),
  );
}, 120_000);
afterAll(() => test?.close());

/** Runs an operation and returns its data and the calls to Stripe that it made, each as `operation credential`. */
async function callsOf<Data>(name: string, document: string, variables: object = {}) {
  const before = await test.stripeCalls();
  const data = dataOf(await test.query<Data, object>(document, variables));
  const after = await test.stripeCalls();
  const calls = [...after].flatMap(([call, count]) => Array<string>(count - (before.get(call) ?? 0)).fill(call));
  console.info(
    `${name}: ${calls.length} calls to Stripe${calls.length > 0 ? ` (${[...new Set(calls)].join(", ")})` : ""}`,
  );
  return { data, calls };
}

const page = (selection: string) => `{ verificationSessions(first: ${pageSize}) { nodes { ${selection} } } }`;
const one = (selection: string) => `query($id: ID!) { verificationSession(id: $id) { ${selection} } }`;

interface PageData<Node> {
  verificationSessions: { nodes: Node[] };
}

describe("the calls to Stripe of one operation", () => {
  it("are none for a page of 100 without results", async () => {
    const selection = `id type status checks requiresSelfie nextStep attempts createdAt updatedAt livemode clientReferenceId cursor
      metadata { key value } options { documentTypes } redaction { status } alternatives { kind } lastError { code message }
      replaces { id } replacedBy { id } lastReport { id type createdAt checks { kind status failure { code } } }
      reports(first: 3) { nodes { id } } events(first: 5) { nodes { type } }`;
    const { data, calls } = await callsOf<PageData<{ status: string; lastReport: { checks: unknown[] } }>>(
      "status-only page of 100",
      page(selection),
    );
    expect(calls).toEqual([]);
    expect(data.verificationSessions.nodes).toHaveLength(pageSize);
    for (const { status, lastReport } of data.verificationSessions.nodes) {
      expect(status).toBe("VERIFIED");
      expect(lastReport.checks).toHaveLength(3);
    }
  });

  it("are at most two for a page of 100 with names", async () => {
    const { data, calls } = await callsOf<PageData<{ verifiedOutputs: { firstName: string } }>>(
      "page of 100 with names",
      page("id verifiedOutputs { firstName lastName }"),
    );
    expect(calls.length).toBeGreaterThanOrEqual(1);
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(new Set(calls)).toEqual(new Set(["verificationSessions.list standard"]));
    expect(data.verificationSessions.nodes.map(({ verifiedOutputs }) => verifiedOutputs.firstName)).toEqual(
      Array<string>(pageSize).fill("Quirina"),
    );
  });

  it("are at most two for a page of 100 with the names on their documents", async () => {
    const { data, calls } = await callsOf<
      PageData<{ lastReport: { document: { firstName: string; lastName: string } } }>
    >(
      "page of 100 with document names",
      page("id lastReport { id document { firstName lastName type issuingCountry } selfie { status } }"),
    );
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(new Set(calls)).toEqual(new Set(["verificationReports.list standard"]));
    expect(
      data.verificationSessions.nodes.every(({ lastReport }) => lastReport.document.lastName === "Zaphodsky"),
    ).toBe(true);
  });

  it("are at most two for a page of 100 with birth dates, by the restricted key", async () => {
    const { data, calls } = await callsOf<PageData<{ verifiedOutputs: { dob: { year: number } } }>>(
      "page of 100 with birth dates",
      page("id verifiedOutputs { dob { year } }"),
    );
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(new Set(calls)).toEqual(new Set(["verificationSessions.list sensitive"]));
    expect(data.verificationSessions.nodes[42]?.verifiedOutputs.dob.year).toBe(1971);
  });

  it("are a single one for one session with a birth date, by the restricted key", async () => {
    const { calls } = await callsOf(
      "one session with birth date",
      one("verifiedOutputs { firstName lastName dob { day month year } idNumber }"),
      { id: ids[0] },
    );
    expect(calls).toEqual(["verificationSessions.retrieve sensitive"]);
  });

  it("never use the restricted key without a sensitive leaf", async () => {
    const { calls } = await callsOf(
      "one session, all standard results",
      one(`verifiedOutputs { firstName lastName address { line1 } email phone idNumberType }
        lastReport { document { firstName type issuedDate { year } error { code reason } } idNumber { firstName idNumberType } }`),
      { id: ids[1] },
    );
    expect(calls.toSorted()).toEqual([
      "verificationReports.retrieve standard",
      "verificationSessions.retrieve standard",
    ]);
  });

  it("are at most two for the urls of 100 sessions that require input, with newer sessions in between", async () => {
    const open = await inBatches(ids, 20, async () => started(await client.startSelfie()).session.id);
    await inBatches(ids.slice(0, 20), 20, () => client.startDocument());
    const { data, calls } = await callsOf<{ nodes: { url: string; clientSecret: string }[] }>(
      "urls of 100 sessions",
      "query($ids: [ID!]!) { nodes(ids: $ids) { ... on VerificationSession { url clientSecret } } }",
      { ids: open },
    );
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(new Set(data.nodes.map(({ url }) => url)).size).toBe(pageSize);
    expect(data.nodes.every(({ clientSecret }) => clientSecret.includes("_secret_"))).toBe(true);
  });

  it("create a new link for each selected image at each read, valid for at most 30 seconds", async () => {
    const document = one(
      "lastReport { document { files { id link { url expiresAt } } } selfie { selfie { link(expiresInSeconds: 5) { url expiresAt } } } }",
    );
    interface Link {
      url: string;
      expiresAt: string;
    }
    interface Images {
      verificationSession: {
        lastReport: { document: { files: { id: string; link: Link }[] }; selfie: { selfie: { link: Link } } };
      };
    }
    const links: Link[] = [];
    for (const time of ["first", "second"]) {
      const began = Date.now();
      const { data, calls } = await callsOf<Images>(`images of one session, ${time} read`, document, { id: ids[0] });
      const { files } = data.verificationSession.lastReport.document;
      const face = data.verificationSession.lastReport.selfie.selfie.link;
      expect(calls.filter((call) => call === "fileLinks.create sensitive")).toHaveLength(files.length + 1);
      for (const { link } of files) expect(Date.parse(link.expiresAt) - began).toBeLessThanOrEqual(31_000);
      expect(Date.parse(face.expiresAt) - began).toBeLessThanOrEqual(7_000);
      links.push(face, ...files.map(({ link }) => link));
    }
    expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
    const image = await fetch(links.at(-1)?.url ?? "");
    expect(image.headers.get("content-type")).toMatch(/^image\//);
    await test.emulator.advanceClock(40);
    for (const { url } of links) expect((await fetch(url)).ok).toBe(false);

    const tooLong = await test.query<Images, object>(
      one("lastReport { selfie { selfie { link(expiresInSeconds: 31) { url } } } }"),
      { id: ids[0] },
    );
    expect(tooLong.errors).toMatchObject([
      { message: "expiresInSeconds: must be 1 to 30.", extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });
});
