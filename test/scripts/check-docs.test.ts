import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-docs-"));
  for (const name of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs", ".env.example"]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces a text that the document must have, so that a case can't pass because of a text that is gone. */
function replace(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(join(folder, file), changed);
}

function check(): string {
  return spawnSync(process.execPath, ["scripts/check-docs.mjs", folder], { encoding: "utf8" }).stderr;
}

describe("check-docs", () => {
  it.each<[string, string, string | RegExp, string, string]>([
    [
      "a setting without a row",
      "docs/settings.md",
      /\| `MAX_ATTEMPTS`.*\n/,
      "",
      "docs/settings.md: lacks MAX_ATTEMPTS",
    ],
    [
      "a row of no setting",
      "docs/settings.md",
      "`MAX_ATTEMPTS`",
      "`MOST_ATTEMPTS`",
      "states MOST_ATTEMPTS, which the code does not have",
    ],
    ["a wrong default number", "docs/settings.md", "| `4000` |", "| `4001` |", "the default of PORT is 4000, not 4001"],
    [
      "a wrong default text",
      "docs/settings.md",
      "| `info` |",
      "| `warn` |",
      "the default of LOG_LEVEL is info, not warn",
    ],
    [
      "a default that differs with Stripe",
      "docs/settings.md",
      "else `off`",
      "else `on`",
      "with Stripe the default of SANDBOX is off, not on",
    ],
    [
      "a default that is not stated",
      "docs/settings.md",
      "| `1800` |",
      "| half an hour |",
      "the default of VIEWER_TOKEN_SECONDS is 1800, but no value is stated",
    ],
    [
      "a setting that .env.example lacks",
      ".env.example",
      /# OPERATION_SECONDS=.*\n/,
      "",
      ".env.example: lacks OPERATION_SECONDS",
    ],
    [
      "a scope that does not exist",
      "README.md",
      "| `results:read` |",
      "| `results:write` |",
      "README.md, Scopes: states results:write",
    ],
    [
      "an error code without a row",
      "docs/errors.md",
      /\| `TIMED_OUT`.*\n/,
      "",
      "docs/errors.md, Error codes: lacks TIMED_OUT",
    ],
    [
      "a code of an HTTP error without a row",
      "docs/errors.md",
      /\| `PAYLOAD_TOO_LARGE`.*\n/,
      "",
      "Error codes: lacks PAYLOAD_TOO_LARGE",
    ],
    [
      "a code of a stream's end without a row",
      "docs/errors.md",
      /\| `SLOW_CONSUMER`.*\n/,
      "",
      "Error codes: lacks SLOW_CONSUMER",
    ],
    [
      "a code of Apollo Server without a row",
      "docs/errors.md",
      /\| `GRAPHQL_PARSE_FAILED`.*\n/,
      "",
      "Error codes: lacks GRAPHQL_PARSE_FAILED",
    ],
    [
      "a user error without a row",
      "docs/errors.md",
      /\| `NotFound`.*\n/,
      "",
      "docs/errors.md, User errors: lacks NotFound",
    ],
    [
      "a wrong next step",
      "docs/errors.md",
      /(`UNDER_SUPPORTED_AGE`.*)`CONTACT_SUPPORT`/,
      "$1`RETRY`",
      "lacks UNDER_SUPPORTED_AGE no CONTACT_SUPPORT",
    ],
    [
      "a room without a row",
      "ARCHITECTURE.md",
      /\| `src\/access` .*\n/,
      "",
      "ARCHITECTURE.md, The rooms: lacks src/access",
    ],
    [
      "a room that may import more than is stated",
      "ARCHITECTURE.md",
      /(`src\/store` .*\| `verification`) `concurrency`/,
      "$1",
      "lacks src/store concurrency verification",
    ],
    [
      "a table that is not listed",
      "ARCHITECTURE.md",
      "| `inbox` |",
      "| `mailbox` |",
      "ARCHITECTURE.md, What is stored: lacks inbox",
    ],
    [
      "a dependency without its reason",
      "docs/dependencies.md",
      /\| `jose`.*\n/,
      "",
      "docs/dependencies.md: lacks jose",
    ],
    [
      "a wrong number of wrong keys",
      "SECURITY.md",
      "after 300 in a minute",
      "after 100 in a minute",
      'does not state "after 300 in a minute',
    ],
    [
      "a wrong lifetime of viewer tokens",
      "SECURITY.md",
      "30 minutes unless",
      "20 minutes unless",
      'does not state "before it expires (30 minutes',
    ],
    [
      "an audit that CI does not run",
      "SECURITY.md",
      "--audit-level=high",
      "--audit-level=moderate",
      "SECURITY.md, npm audit: lacks npm audit --omit=dev --audit-level=high",
    ],
    [
      "a term that is defined twice",
      "docs/glossary.md",
      "| attempt |",
      "| session |",
      "docs/glossary.md: session is defined twice",
    ],
    [
      "a path that does not exist",
      "CONTRIBUTING.md",
      "`src/stripe/`",
      "`src/stripes/`",
      "CONTRIBUTING.md: names src/stripes/, which does not exist",
    ],
    [
      "a link that leads nowhere",
      "README.md",
      "(docs/errors.md)",
      "(docs/error.md)",
      "README.md: links to docs/error.md",
    ],
    [
      "a script that does not exist",
      "CONTRIBUTING.md",
      "npm run bench",
      "npm run benchmark",
      "npm run benchmark does not exist",
    ],
    [
      "a command that does not exist",
      "README.md",
      "npx verification-graph keys",
      "npx verification-graph key",
      "verification-graph has no command key",
    ],
    [
      "a field that the schema lacks",
      "README.md",
      "nextStep #",
      "followingStep #",
      'README.md: Cannot query field "followingStep"',
    ],
    [
      "a field that the schema lacks, in a body for curl",
      "README.md",
      "session { id status",
      "session { id state",
      'README.md: Cannot query field "state"',
    ],
  ])("reports %s", (_, file, from, to, problem) => {
    replace(file, from, to);
    expect(check()).toContain(problem);
  });
});
