import { z } from "zod";
import type { Kept } from "../state/collection.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";

/** The query of a list: the number of the newest objects to return, 10,000 by default. */
export const pageSchema = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(10_000) });

/** Returns the newest objects of both modes, newest first. */
export function newestOf<T extends Kept, V>(
  world: World,
  limit: number,
  collection: (ledger: Ledger) => { oldestFirst(): readonly T[] },
  view: (ledger: Ledger, record: T) => V,
): V[] {
  return world
    .ledgers()
    .flatMap((ledger) =>
      collection(ledger)
        .oldestFirst()
        .slice(-limit)
        .map((record) => ({ sequence: record.sequence, view: view(ledger, record) })),
    )
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, limit)
    .map((entry) => entry.view);
}
