import { describe, expect, test } from "vitest";
import { sdks } from "../support/sdks.js";
import { useEmulator } from "../support/use-emulator.js";

const stand = useEmulator();

describe.each(sdks)("idempotency with $name", (sdk) => {
  const stripe = (key?: string) => stand.stripe(key, sdk);
  const create = (key: string, params: { client_reference_id?: string } = {}) =>
    stripe().identity.verificationSessions.create({ type: "document", ...params }, { idempotencyKey: key });

  test("the same key and parameters give the same answer, and one session", async () => {
    const first = await create("signup-1");
    await stripe().identity.verificationSessions.cancel(first.id);
    const again = await create("signup-1");
    expect(again).toEqual(first);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(again.lastResponse.idempotencyKey).toBe("signup-1");
    expect((await stripe().identity.verificationSessions.list()).data).toHaveLength(1);
  });

  test("the same key with other parameters is refused", async () => {
    await create("signup-2");
    await expect(create("signup-2", { client_reference_id: "other" })).rejects.toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
    });
  });

  test("a twin that comes while the first is worked on conflicts", async () => {
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

  test("refused parameters are not kept, refused work is", async () => {
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

  // Where an SDK never notices that the answer broke there is no story to tell.
  if (sdk.noticesCutAnswers)
    test("a create whose answer broke is not repeated by a retry with its key", async () => {
      await stand.control.faults({ api: { status: "cut", rate: 1 } });
      await expect(create("signup-5")).rejects.toMatchObject({ type: "StripeConnectionError" });
      await stand.control.clearFaults();
      const session = await create("signup-5");
      const { data } = await stripe().identity.verificationSessions.list();
      expect(data.map(({ id }) => id)).toEqual([session.id]);
    });

  test("a key is free again after a day, and belongs to its mode", async () => {
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
