import { demoKey } from "../config/credentials.js";
import type { Config } from "../config/settings.js";
import { webhookPath } from "../http/webhook-routes.js";

/** What is printed once the service answers: where things are, and what to try first. */
export function startupBanner(deps: {
  config: Config;
  url: string;
  emulatorUrl: string | null;
  milliseconds: number;
}): string[] {
  const { config, url, emulatorUrl, milliseconds } = deps;
  const seconds = (milliseconds / 1_000).toFixed(2);
  const lines = [
    `verification-graph is ready after ${seconds} s`,
    "",
    `  GraphQL         ${url}/graphql${config.sandbox ? "  (in a browser: Apollo Sandbox)" : ""}`,
    `  WebSocket       ${url.replace(/^http/, "ws")}/graphql`,
    `  SSE             ${url}/graphql/stream`,
    `  Webhooks        ${url}${webhookPath}`,
    `  Database        ${databaseOf(config)}`,
  ];
  if (emulatorUrl === null) return [...lines, "  Stripe          by STRIPE_SECRET_KEY"];
  return [
    ...lines,
    `  Stripe          the emulator, ${emulatorUrl}`,
    `  Demo key        ${demoKey}`,
    "",
    "Start a verification:",
    "",
    `  curl -s ${url}/graphql -H 'Authorization: Bearer ${demoKey}' -H 'Content-Type: application/json' \\`,
    `    -d '{"query":"mutation { startSelfieVerification(input: {}) { session { id status checks } url errors { __typename } } }"}'`,
    "",
    "Open the url that it answers, and be verified.",
  ];
}

function databaseOf({ database }: Config): string {
  switch (database.kind) {
    case "postgres":
      return "PostgreSQL, by DATABASE_URL";
    case "embedded":
      return `embedded, in ${database.folder}`;
    case "memory":
      return "in memory: nothing is kept";
  }
}
