// The rooms of the code: which room may import which, and which packages. `scripts/check-imports.mjs` enforces this table and
// `scripts/check-docs.mjs` compares ARCHITECTURE.md with it. Order matters: a room may only list rooms that stand below it.

/** Every room may use Node's own modules, except where `node` names fewer. */
export const rooms = {
  "src/commands": {
    imports: ["app", "events", "access", "store", "verification", "config", "telemetry"],
    packages: ["commander", "stripe-identity-emulator"],
  },
  "src/app": {
    imports: [
      "http",
      "graphql",
      "events",
      "access",
      "stripe",
      "store",
      "verification",
      "config",
      "telemetry",
      "concurrency",
    ],
    packages: ["ioredis", "reflect-metadata", "stripe-identity-emulator"],
  },
  "src/http": {
    imports: ["graphql", "events", "access", "stripe", "verification", "config", "telemetry", "concurrency"],
    packages: [
      "@apollo/server",
      "@as-integrations/fastify",
      "@fastify/accepts",
      "@fastify/cors",
      "@fastify/helmet",
      "@fastify/rate-limit",
      "fastify",
      "graphql",
      "graphql-sse",
      "graphql-ws",
      "ioredis",
      "lru-cache",
      "ws",
    ],
  },
  "src/graphql": {
    imports: ["events", "access", "verification", "config", "telemetry", "concurrency"],
    packages: [
      "@escape.tech/graphql-armor-max-aliases",
      "@escape.tech/graphql-armor-max-depth",
      "@escape.tech/graphql-armor-max-directives",
      "@graphql-tools/utils",
      "dataloader",
      "graphql",
      "graphql-query-complexity",
      "graphql-scalars",
      "reflect-metadata",
      "type-graphql",
      "zod",
    ],
  },
  "src/events": {
    imports: ["store", "verification", "config", "telemetry", "concurrency"],
    packages: ["ioredis"],
  },
  "src/access": {
    imports: ["store", "verification", "config", "telemetry", "concurrency"],
    packages: ["jose", "lru-cache", "zod"],
  },
  "src/stripe": {
    imports: ["verification", "concurrency"],
    packages: ["cockatiel", "i18n-iso-countries", "p-limit", "stripe", "zod"],
  },
  "src/store": {
    imports: ["verification", "concurrency"],
    packages: ["@electric-sql/pglite", "kysely", "pg", "zod"],
  },
  "src/verification": { imports: ["concurrency"], packages: [], node: ["node:crypto"] },
  "src/config": { imports: [], packages: ["i18n-iso-countries", "zod"] },
  "src/telemetry": { imports: [], packages: ["pino", "prom-client"] },
  "src/concurrency": { imports: [], packages: [], node: [] },
  "packages/stripe-identity-emulator/src": {
    imports: ["packages/stripe-identity-emulator/src/page/assets"],
    packages: ["@fastify/static", "fastify", "negotiator", "qs", "zod"],
  },
  // Runs in the browser as it is.
  "packages/stripe-identity-emulator/src/page/assets": { imports: [], packages: [], node: [] },
};

/** Files outside the rooms, and the rooms that they may import. */
export const looseFiles = {
  "src/main.ts": ["commands"],
};

/** Folders whose imports of each other do not count as circles, each with its reason. */
export const circlesAllowed = {
  "src/graphql/types":
    "The types of a GraphQL schema refer to each other in circles (a session has reports, a report has its session). type-graphql " +
    "resolves them lazily through functions, so the order in which the modules load does not matter.",
};
