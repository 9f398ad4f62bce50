import { describe, expect, it } from "vitest";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

describe("the log", () => {
  it("numbers the events of many sessions at once from 1 without a gap, for each tenant by itself", async () => {
    const [one, two] = await Promise.all(
      ["numbers-1", "numbers-2"].map((tenantId) => EventsHarness.open(store(), { tenantId })),
    );
    if (!one || !two) throw new Error("both are open");
    const ids = Array.from({ length: 60 }, (_, index) => index);
    await Promise.all(ids.flatMap((index) => [one.begin(`vs_n1_${index}`), two.begin(`vs_n2_${index}`)]));
    for (const room of [one, two]) {
      const positions = (await room.backfill()).map(({ position }) => position);
      expect(positions).toEqual(ids.map((index) => index + 1));
    }
  });

  it("tells nothing twice and nothing late: repeats and overtaken events are stale", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "late" });
    const started = sessionData("vs_late");
    const processing = sessionData("vs_late", { status: "PROCESSING" });
    const canceled = sessionData("vs_late", { status: "CANCELED" });
    room.provider.setSession(canceled);
    for (const [id, data] of [
      ["evt_late_3", canceled],
      ["evt_late_1", started],
      ["evt_late_2", processing],
      ["evt_late_4", canceled],
    ] as const)
      await (await room.inbox.receive([eventOf(id, data)])).applied;
    expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED", "CANCELED"]);
    expect(await room.store.tenant("late").sessions(["vs_late"])).toMatchObject([{ status: "CANCELED" }]);
    await room.close();
  });
});
