import { afterAll, beforeAll } from "vitest";
import { Store } from "../../src/store/store.js";

/** Opens one database in memory for all tests of a file. The returned function gives access to it while the tests run. */
export function sharedStore(): () => Store {
  let store: Store | null = null;
  beforeAll(async () => {
    store = await Store.open({ kind: "memory" });
  });
  afterAll(() => store?.close());
  return () => {
    if (!store) throw new Error("the store is open while tests run, not before");
    return store;
  };
}
