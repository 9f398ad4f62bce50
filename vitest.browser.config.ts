import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** The hosted page and the console in a real browser. Needs Chromium; without it the suite fails instead of skipping. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["packages/*/test/browser/**/*.test.ts"],
    exclude: [],
    globalSetup: ["packages/stripe-identity-emulator/test/browser/support/find-chromium.ts"],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
