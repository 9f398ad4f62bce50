import { describe, expect, test } from "vitest";
import { sdks } from "../support/sdks.js";
import { useEmulator } from "../support/use-emulator.js";

const stand = useEmulator();

describe.each(sdks)("idempotency with $name", (sdk) => {
  const stripe = (key?: string) => stand.stripe(key, sdk);
  const create = (key: string, params: { client_reference_id?: string } = {}) =>
    stripe().identity.verificationSessions.create({ type: "document", ...params }, { idempotencyKey: key });

  test("repeats the answer for the same key and parameters, and creates one session", async () => {
    const first = await create("signup-1");
    await stripe().identity.verificationSessions.cancel(first.id);
    const again = await create("signup-1");
    expect(again).toEqual(first);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(again.lastResponse.idempotencyKey).toBe("signup-1");
    expect((await stripe().identity.verificationSessions.list()).data).toHaveLength(1);
  });

  test("refuses the same key with other parameters", async () => {
    await create("signup-2");
    await expect(create("signup-2", { client_reference_id: "other" })).rejects.toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
    });
  });

  test("answers 409 while another request with the same key is in progress", async () => {
    await stand.control.faults({ api: { delay_ms: 300 } });
    const first = create("signup-3");
    const second = create("signup-3");
    const [one, other] = await Promise.allSettled([first, second]);
    const refused = one.status === "rejected" ? one : other;
    expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(refused).toMatchObject({
      reason: { type: sdk.conflict, statusCode: 409, code: "idempotency_key_in_use" },
    });
  });

  test("stores errors of the work but not errors of the parameters", async () => {
    const { verificationSessions } = stripe().identity;
    await expect(verificationSessions.create({}, { idempotencyKey: "signup-4" })).rejects.toMatchObject({
      code: "parameter_missing",
    });
    const session = await create("signup-4");
    await stand.control.submit(session.id);
    const cancel = () => verificationSessions.cancel(session.id, {}, { idempotencyKey: "cancel-1" });
    await expect(cancel()).rejects.toMatchObject({ statusCode: 400 });
    await expect(cancel()).rejects.toMatchObject({ headers: { "idempotent-replayed": "true" } });
  });

  // SDKs that do not notice a broken answer do not retry.
  if (sdk.noticesCutAnswers)
    test("creates one session when a create with a broken answer is retried with its key", async () => {
      await stand.control.faults({ api: { status: "cut", rate: 1 } });
      await expect(create("signup-5")).rejects.toMatchObject({ type: "StripeConnectionError" });
      await stand.control.clearFaults();
      const session = await create("signup-5");
      const { data } = await stripe().identity.verificationSessions.list();
      expect(data.map(({ id }) => id)).toEqual([session.id]);
    });

  test("accepts a key again after a day, and in the other mode", async () => {
    const first = await create("signup-6");
    const live = await stripe("sk_live_x").identity.verificationSessions.create(
      { type: "document" },
      { idempotencyKey: "signup-6" },
    );
    expect(live.id).not.toBe(first.id);
    await stand.control.advanceClock(25 * 3600);
    expect((await create("signup-6")).id).not.toBe(first.id);
  });
});
