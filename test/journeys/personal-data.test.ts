import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestService, type TestService } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";

/** A person whose data occurs only in this test, as a user types it into the hosted page. */
const typed = {
  idNumber: {
    firstName: "Xanthippe",
    lastName: "Quuxworthy",
    dob: { day: 29, month: 2, year: 1904 },
    number: "S7654321Q",
  },
  address: { line1: "17 Nowhere Crescent", city: "Imaginaria", postalCode: "QX1 9ZZ", country: "US", state: "CA" },
  phone: { phone: "+15005550199" },
  email: { email: "xanthippe.quuxworthy@example.com" },
};
const markers = ["Xanthippe", "Quuxworthy", "S7654321Q", "Nowhere Crescent", "Imaginaria", "QX1 9ZZ", "5005550199"];

let test: TestService;
beforeAll(async () => {
  test = await startTestService({ LOG_LEVEL: "trace" });
});
afterAll(() => test?.close());

interface Started {
  start: { session: { id: string } | null; url: string | null; cursor: string | null };
}

async function start(field: string, input: object) {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { data } = await test.query<Started, { input: object }>(
    `mutation($input: ${type}!) { start: ${field}(input: $input) { session { id } url cursor } }`,
    { input },
  );
  const { session, url, cursor } = data?.start ?? {};
  if (!session || !url || !cursor) throw new Error(JSON.stringify(data));
  return { id: session.id, url, after: cursor };
}

/** Sends the same requests as the hosted page: the one-time codes first, then the answers. */
async function submitPage(url: string, steps: readonly (keyof typeof typed)[]): Promise<void> {
  const answers: Record<string, unknown> = {};
  for (const step of steps) {
    if (step !== "phone" && step !== "email") {
      answers[step] = typed[step];
      continue;
    }
    const sent = await fetch(`${url}/code`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ channel: step, to: Object.values(typed[step])[0] }),
    });
    const { code }: { code: string } = await sent.json();
    answers[step] = { ...typed[step], code };
  }
  const form = new FormData();
  form.set("answers", JSON.stringify({ ...answers, testCase: "auto" }));
  const response = await fetch(`${url}/submit`, { method: "POST", body: form });
  expect(response.status, await response.text()).toBe(200);
}

it("returns personal data to the owner of the session, and writes it to no table, log, metric or error", async () => {
  const subscriber = test.createWebSocketClient();
  const flows = [
    { field: "startIdNumberVerification", input: {}, steps: ["idNumber"] as const },
    {
      field: "startVerificationFlow",
      input: { flowId: "vf_address", checks: ["ADDRESS"] },
      steps: ["address"] as const,
    },
    { field: "startVerificationFlow", input: { flowId: "vf_phone", checks: ["PHONE"] }, steps: ["phone"] as const },
    { field: "startVerificationFlow", input: { flowId: "vf_email", checks: ["EMAIL"] }, steps: ["email"] as const },
  ];
  const readResults: string[] = [];
  const ids: string[] = [];
  for (const { field, input, steps } of flows) {
    const { id, url, after } = await start(field, input);
    ids.push(id);
    const updates = updatesOf<{ u: { session: { status: string; attempts: number } } }, { id: string; after: string }>(
      subscriber,
      "subscription($id: ID!, $after: String) { u: verificationSessionUpdated(id: $id, after: $after) { session { status attempts } } }",
      { id, after },
    );
    await submitPage(url, steps);
    for (let { status, attempts } = { status: "", attempts: 0 }; status !== "VERIFIED" && attempts === 0; )
      ({ status, attempts } = (await updates.next()).u.session);
    updates.stop();

    const results = await test.query(
      `query($id: ID!) { verificationSession(id: $id) { verifiedOutputs { firstName lastName email phone address { line1 city postalCode } idNumber dob { year } }
        lastReport { idNumber { firstName lastName } phone { phone } email { email } } lastError { message reason } } }`,
      { id },
    );
    readResults.push(JSON.stringify(results.data));
  }
  for (const marker of markers) expect(readResults.join(), "the owner reads it").toContain(marker);

  // Invalid requests that carry a name: in variables, literals, ids and cursors, and while Stripe is unavailable.
  const [first = ""] = ids;
  const errors: string[] = [];
  const wrong = [
    [
      "mutation($i: StartSelfieVerificationInput!) { startSelfieVerification(input: $i) { reused } }",
      { i: { email: "Xanthippe Quuxworthy" } },
    ],
    [
      "mutation($i: StartSelfieVerificationInput!) { startSelfieVerification(input: $i) { reused } }",
      { i: { phone: "Xanthippe", unknown: "Quuxworthy" } },
    ],
    ['mutation { startSelfieVerification(input: { email: "Xanthippe", country: "Quuxworthy" }) { reused } }', {}],
    ['{ verificationSession(id: "Xanthippe") { id } nodes(ids: ["Quuxworthy"]) { id } }', {}],
    ['{ verificationSessions(after: "Xanthippe Quuxworthy") { nodes { id } } }', {}],
    ['{ "Xanthippe" }', {}],
    [
      "mutation($i: UpdateVerificationInput!) { updateVerification(input: $i) { errors { __typename ... on UserError { message path } } } }",
      { i: { sessionId: first, email: "xanthippe.quuxworthy@example.com" } },
    ],
  ] as const;
  for (const [query, variables] of wrong) errors.push(JSON.stringify(await test.query(query, variables)));
  await test.emulator.faults({ api: { status: 500, rate: 1 } });
  errors.push(
    JSON.stringify(
      await test.query("query($id: ID!) { verificationSession(id: $id) { verifiedOutputs { firstName } } }", {
        id: first,
      }),
    ),
  );
  await test.emulator.clearFaults();

  const metrics = await (await fetch(`${test.url}/metrics`)).text();
  const dump = await test.dump();
  expect(dump).toContain(first);
  expect(metrics).toContain("verification_graph_");
  const places = {
    "the tables": dump,
    "the log": test.logged(),
    "the metrics": metrics,
    "the errors": errors.join("\n"),
  };
  for (const [place, text] of Object.entries(places)) {
    for (const marker of markers) expect(text.includes(marker), `${marker} in ${place}`).toBe(false);
  }
  expect(test.logged()).not.toMatch(/\/start\/|_secret_|sk_test|rk_test|whsec_|vg_test_demo/);
  expect(process.title).not.toMatch(/vg_|sk_|rk_/);
  console.log(
    `${markers.length} markers searched in ${Object.entries(places)
      .map(([place, text]) => `${place} (${text.length} characters)`)
      .join(", ")}: none found`,
  );
});
