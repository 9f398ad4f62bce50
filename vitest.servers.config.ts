import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** Several processes on real servers. Needs PostgreSQL on port 5432 and Redis on port 6379; without them the suite fails instead of skipping. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["test/servers/**/*.test.ts"],
    exclude: [],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
