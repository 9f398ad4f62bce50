import { expect, test } from "vitest";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();
const sensitive = { expand: ["verified_outputs.dob"] };

async function verified(): Promise<string> {
  const { id } = await stand.stripe().identity.verificationSessions.create({ type: "document" });
  await stand.control.submit(id);
  return id;
}

test("reads results of the last 48 hours with a key for recent results", async () => {
  await stand.control.restrictKey({
    key: "rk_test_recent",
    permissions: ["verification_sessions:read", "sensitive_recent:read"],
  });
  const { verificationSessions } = stand.stripe("rk_test_recent").identity;
  const id = await verified();
  expect((await verificationSessions.retrieve(id, sensitive)).verified_outputs?.dob?.year).toBe(1990);
  await stand.control.advanceClock(49 * 3600);
  await expect(verificationSessions.retrieve(id, sensitive)).rejects.toMatchObject({
    statusCode: 403,
    message: expect.stringContaining("48 hours"),
  });
  expect((await verificationSessions.retrieve(id)).status).toBe("verified");
});

test("accepts a key for all results only from its addresses", async () => {
  const permissions = ["verification_sessions:read", "sensitive_all:read"];
  await stand.control.restrictKey({ key: "rk_test_here", permissions, ips: ["127.0.0.1"] });
  await stand.control.restrictKey({ key: "rk_test_there", permissions, ips: ["192.0.2.1"] });
  const id = await verified();
  await stand.control.advanceClock(400 * 24 * 3600);
  const here = await stand.stripe("rk_test_here").identity.verificationSessions.retrieve(id, sensitive);
  expect(here.verified_outputs?.dob?.day).toBe(17);
  await expect(stand.stripe("rk_test_there").identity.verificationSessions.retrieve(id)).rejects.toMatchObject({
    statusCode: 403,
    message: expect.stringContaining("IP address"),
  });
});

test("limits a restricted key to its permissions", async () => {
  await stand.control.restrictKey({ key: "rk_test_reads", permissions: ["verification_sessions:read"] });
  const stripe = stand.stripe("rk_test_reads");
  const id = await verified();
  expect((await stripe.identity.verificationReports.list()).data).toHaveLength(1);
  for (const act of [
    () => stripe.identity.verificationSessions.create({ type: "document" }),
    () => stripe.identity.verificationSessions.retrieve(id, sensitive),
    () => stripe.events.list(),
    () => stripe.files.list(),
    () => stripe.webhookEndpoints.list(),
  ]) {
    await expect(act()).rejects.toMatchObject({ type: "StripePermissionError" });
  }
});

test("lets an ephemeral key read its session for an hour, until it is deleted", async () => {
  const id = await verified();
  const other = await verified();
  const { ephemeralKeys } = stand.stripe();
  const version = { apiVersion: "2026-10-28.endive" };
  const key = await ephemeralKeys.create({ verification_session: id }, version);
  const mobile = stand.stripe(key.secret).identity.verificationSessions;
  expect((await mobile.retrieve(id)).id).toBe(id);
  await expect(mobile.retrieve(other)).rejects.toMatchObject({ statusCode: 403 });
  await expect(mobile.cancel(id)).rejects.toMatchObject({ statusCode: 403 });
  await stand.control.advanceClock(3601);
  await expect(mobile.retrieve(id)).rejects.toMatchObject({ statusCode: 401, code: "api_key_expired" });
  const second = await ephemeralKeys.create({ verification_session: id }, version);
  expect(await ephemeralKeys.del(second.id)).not.toHaveProperty("secret");
  await expect(stand.stripe(second.secret).identity.verificationSessions.retrieve(id)).rejects.toMatchObject({
    statusCode: 401,
  });
  await expect(ephemeralKeys.create({ verification_session: "vs_none" }, version)).rejects.toMatchObject({
    param: "verification_session",
  });
});

test("answers in the requested API version", async () => {
  const { lastResponse } = await stand.stripe().identity.verificationSessions.list({}, { apiVersion: "2024-06-20" });
  expect(lastResponse.apiVersion).toBe("2024-06-20");
  const beta = stand
    .stripe()
    .identity.verificationSessions.list({}, { apiVersion: "2020-08-27;identity_client_api=v5" });
  expect((await beta).data).toEqual([]);
  const nonsense = stand.stripe().identity.verificationSessions.list({}, { apiVersion: "yesterday" });
  await expect(nonsense).rejects.toMatchObject({ statusCode: 400 });
});
