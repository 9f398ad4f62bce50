import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { runEmulatorCommand, startEmulator } from "../src/index.js";
import { client, sdk23 } from "./support/sdks.js";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator({ processingDelayMs: 0 });
const sessions = (key?: string) => stand.stripe(key).identity.verificationSessions;
const create = (key?: string) => sessions(key).create({ type: "document" });

async function open(session: Pick<Stripe.Identity.VerificationSession, "client_secret">, livemode = false) {
  const body = JSON.stringify({ clientSecret: session.client_secret, livemode });
  const response = await fetch(`${stand.emulator.url}/modal/open`, { method: "POST", body });
  return { status: response.status, body: await response.json() };
}

const visit = (path: string) => fetch(`${stand.emulator.url}${path}`);

/** Hands in a passport on the page of a visit. */
async function submit(path: string): Promise<number> {
  const form = new FormData();
  const document = { type: "passport", country: "DE", front: { source: "specimen", specimen: "de_passport_mara" } };
  form.set("answers", JSON.stringify({ document, testCase: "auto" }));
  return (await fetch(`${stand.emulator.url}${path}/submit`, { method: "POST", body: form })).status;
}

describe("a client secret", () => {
  test("opens a visit of its own, beside the session's url, and then the session shows another", async () => {
    const session = await create();
    const { status, body } = await open(session);
    expect(status).toBe(200);
    expect(body.path).toMatch(/^\/start\/modal_test_/);
    expect((await visit(body.path)).status).toBe(200);
    const after = await sessions().retrieve(session.id);
    expect(after.url).toBe(session.url);
    expect(after.client_secret).not.toBe(session.client_secret);
    expect(after.client_secret).toMatch(new RegExp(`^${session.id}_secret_test_`));
    expect((await sessions().retrieve(session.id)).client_secret).toBe(after.client_secret);
  });

  test("works once", async () => {
    const session = await create();
    await open(session);
    expect(await open(session)).toMatchObject({ status: 410, body: { error: { code: "token_already_used" } } });
  });

  test("that is fresh ends the visit of the one before", async () => {
    const session = await create();
    const first = await open(session);
    const second = await open(await sessions().retrieve(session.id));
    expect((await visit(first.body.path)).status).toBe(410);
    expect(await submit(first.body.path)).toBe(410);
    expect(await submit(second.body.path)).toBe(200);
    expect((await sessions().retrieve(session.id)).status).toBe("verified");
  });

  test("is of no use once the session was submitted elsewhere, and so is its visit", async () => {
    const [one, other] = [await create(), await create()];
    const { body } = await open(one);
    for (const { id } of [one, other]) await stand.control.submit(id, {});
    expect((await visit(body.path)).status).toBe(410);
    expect(await open(other)).toMatchObject({ status: 410, body: { error: { code: "token_already_used" } } });
  });

  test("lives 24 hours, and so does the visit that it opens", async () => {
    const session = await create();
    await stand.control.advanceClock(24 * 3600 - 1);
    const { body } = await open(session);
    await stand.control.advanceClock(24 * 3600 - 1);
    expect((await visit(body.path)).status).toBe(200);
    await stand.control.advanceClock(2);
    expect((await visit(body.path)).status).toBe(410);

    const late = await create();
    await stand.control.advanceClock(24 * 3600);
    expect((await open(late)).status).toBe(410);
    expect((await open(await sessions().retrieve(late.id))).status).toBe(200);
  });

  test("outlives a link that ends meanwhile", async () => {
    const session = await create();
    await stand.control.advanceClock(47 * 3600);
    const { body } = await open(await sessions().retrieve(session.id));
    await stand.control.advanceClock(2 * 3600);
    expect((await visit(new URL(session.url ?? "").pathname)).status).toBe(410);
    await sessions().retrieve(session.id);
    expect((await visit(body.path)).status).toBe(200);
    expect(await submit(body.path)).toBe(200);
  });

  test("belongs to its mode", async () => {
    const session = await create("sk_live_modal");
    expect((await open(session, false)).status).toBe(404);
    const { status, body } = await open(session, true);
    expect([status, body.path]).toEqual([200, expect.stringMatching(/^\/start\/modal_live_/)]);
  });
});

test("a visit in the modal goes on after a restart of the emulator", async () => {
  const folder = mkdtempSync(join(tmpdir(), "modal-"));
  const options = { stateFile: join(folder, "state.json"), processingDelayMs: 0 };
  try {
    const before = await startEmulator(options);
    const stripe = client(sdk23, before.port, "sk_test_restart");
    const { client_secret: clientSecret } = await stripe.identity.verificationSessions.create({ type: "document" });
    const opening = { method: "POST", body: JSON.stringify({ clientSecret }) };
    const { path } = await (await fetch(`${before.url}/modal/open`, opening)).json();
    await before.close();
    const after = await startEmulator(options);
    expect((await fetch(`${after.url}${path}`)).status).toBe(200);
    expect((await fetch(`${after.url}/modal/open`, opening)).status).toBe(410);
    await after.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("EMULATOR_ALLOWED_ORIGINS lists sites; one that is no origin stops the start", async () => {
  const complaints: string[] = [];
  const environment = { EMULATOR_PORT: "0", EMULATOR_ALLOWED_ORIGINS: "https://app.example, app.example/x" };
  const code = await runEmulatorCommand(
    environment,
    () => {},
    (line) => complaints.push(line),
  );
  expect(code).toBe(1);
  expect(complaints).toEqual([
    'emulator: EMULATOR_ALLOWED_ORIGINS must be origins such as https://app.example, separated by commas; "app.example/x" is none',
  ]);
});
