import { describe, expect, it } from "vitest";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

describe("the log", () => {
  it("numbers the events of concurrent sessions from 1 without gaps, separately for each tenant", async () => {
    const [one, two] = await Promise.all(
      ["numbers-1", "numbers-2"].map((tenantId) => EventsHarness.open(store(), { tenantId })),
    );
    if (!one || !two) throw new Error("both are open");
    const ids = Array.from({ length: 60 }, (_, index) => index);
    await Promise.all(ids.flatMap((index) => [one.recordNew(`vs_n1_${index}`), two.recordNew(`vs_n2_${index}`)]));
    for (const harness of [one, two]) {
      const positions = (await harness.backfill()).map(({ position }) => position);
      expect(positions).toEqual(ids.map((index) => index + 1));
    }
  });

  it("appends nothing for repeated and outdated events", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "late" });
    const started = sessionData("vs_late");
    const processing = sessionData("vs_late", { status: "PROCESSING" });
    const canceled = sessionData("vs_late", { status: "CANCELED" });
    harness.provider.setSession(canceled);
    for (const [id, data] of [
      ["evt_late_3", canceled],
      ["evt_late_1", started],
      ["evt_late_2", processing],
      ["evt_late_4", canceled],
    ] as const)
      await (await harness.inbox.enqueue([eventOf(id, data)])).applied;
    expect((await harness.backfill()).map(({ type }) => type)).toEqual(["STARTED", "CANCELED"]);
    expect(await harness.store.tenant("late").sessions(["vs_late"])).toMatchObject([{ status: "CANCELED" }]);
    await harness.close();
  });
});
