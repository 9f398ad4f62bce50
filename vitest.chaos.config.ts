import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/**
 * Seeded faults: killed processes, lost and repeated events, servers that are down. `CHAOS=short` runs a tenth of it. Needs PostgreSQL on
 * port 5432; without it the suite fails instead of skipping.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["test/chaos/**/*.test.ts"],
    exclude: [],
    testTimeout: 1_800_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
