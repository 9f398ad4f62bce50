import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const require = createRequire(import.meta.url);

/** Node loads the CommonJS build of graphql for our dependencies, so the tests must load the same copy. */
const graphqlEntry = require.resolve("graphql");
/** The package's sources, so that a test sees a change without a build. */
const emulatorEntry = new URL("./packages/stripe-identity-emulator/src/index.ts", import.meta.url).pathname;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: graphqlEntry },
      { find: /^stripe-identity-emulator$/, replacement: emulatorEntry },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "packages/*/test/**/*.test.ts"],
    exclude: ["test/servers/**", "packages/*/test/browser/**", "test/chaos/**"],
    globalSetup: ["test/support/build.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
