import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { Store } from "../../src/store/store.js";
import { runCommand } from "../support/command.js";

vi.setConfig({ testTimeout: 120_000 });

const session = {
  object: "identity.verification_session",
  id: "vs_lost",
  type: "document",
  status: "canceled",
  created: 1_700_000_000,
  livemode: false,
  metadata: { verification_graph_tenant: "acme" },
};

const answers: Record<string, unknown> = {
  "/v1/events": { object: "list", data: [], has_more: false },
  "/v1/identity/verification_sessions": { object: "list", data: [session], has_more: false },
  "/v1/identity/verification_sessions/vs_lost": session,
};

let folder: string;
let stripe: Server;
let apiUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verification-graph-"));
  stripe = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? "/", "http://stripe").pathname];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => stripe.listen(0, "127.0.0.1", resolve));
  const address = stripe.address();
  apiUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  await new Promise((resolve) => stripe.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

it("fills an empty database from Stripe, and corrects nothing the second time", async () => {
  const settings = { DATA_DIR: folder, STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL: apiUrl };
  const first = await runCommand(["reconcile", "--json"], settings);
  expect(first.stderr).toBe("");
  expect(first.exitCode).toBe(0);
  expect(JSON.parse(first.lastLine)).toEqual({
    eventsListed: 0,
    eventsMissed: 0,
    sessionsCompared: 1,
    sessionsCorrected: 1,
    sessionsFailed: 0,
  });
  const store = await Store.open({ kind: "embedded", folder });
  expect(await store.tenant("acme").sessions(["vs_lost"])).toMatchObject([{ id: "vs_lost", status: "CANCELED" }]);
  await store.close();
  const second = await runCommand(["reconcile"], settings);
  expect(second.lastLine).toBe("0 events listed, 0 of them missed; 0 sessions compared, 0 of them corrected; 0 failed");
});

it("reports an unreachable Stripe in one line, with the settings to check", async () => {
  const result = await runCommand(["reconcile"], { DATABASE_URL: "memory:", EMULATOR_PORT: "1" });
  expect(result).toMatchObject({ exitCode: 1, stdout: "" });
  expect(result.stderr).toMatch(
    /^Stripe: .*EMULATOR_HOST and EMULATOR_PORT say that the emulator is at http:\/\/127\.0\.0\.1:1\)\n$/,
  );
  const elsewhere = await runCommand(["reconcile"], {
    DATABASE_URL: "memory:",
    EMULATOR_PORT: "1",
    EMULATOR_HOST: "127.0.0.2",
  });
  expect(elsewhere.stderr).toContain("the emulator is at http://127.0.0.2:1");
  const anyPort = await runCommand(["reconcile"], { DATABASE_URL: "memory:", EMULATOR_PORT: "0" });
  expect(anyPort.stderr).toMatch(/^EMULATOR_PORT: 0 means any port/);
});
