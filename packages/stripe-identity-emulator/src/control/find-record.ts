import type { Kept } from "../state/collection.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import { ControlError } from "./control-error.js";

/** Finds an object by its id in either mode. Throws 404 for an unknown id. */
export function findRecord<T extends Kept>(
  world: World,
  kind: string,
  id: string,
  collection: (ledger: Ledger) => { get(id: string): T | undefined },
): { ledger: Ledger; record: T } {
  for (const ledger of world.ledgers()) {
    const record = collection(ledger).get(id);
    if (record !== undefined) return { ledger, record };
  }
  throw new ControlError(404, `there is no ${kind} ${id}`);
}
