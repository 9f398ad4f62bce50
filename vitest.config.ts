import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const require = createRequire(import.meta.url);

/** One copy of graphql: Node loads its CommonJS build for our dependencies, so the tests must load that one too. */
const graphqlEntry = require.resolve("graphql");

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphqlEntry }] },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/servers/**", "test/browser/**", "test/chaos/**"],
    globalSetup: ["test/support/build.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // A machine that does much else may be too slow for one test once; what fails twice is broken. Elsewhere nothing is tried twice.
    retry: process.env.CI ? 1 : 0,
  },
});
