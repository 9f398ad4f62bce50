import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "check-imports-"));
  write("package.json", JSON.stringify({ dependencies: { zod: "1.0.0" } }));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Returns what the check says of the files, without the complaint about rooms that this repository does not have. */
function problems(): string[] {
  const { stderr } = spawnSync(process.execPath, ["scripts/check-imports.mjs", root], { encoding: "utf8" });
  return stderr
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith("does not exist") && !line.startsWith("Problems with imports"));
}

describe("check-imports", () => {
  it("accepts an import of a room below", () => {
    write(
      "src/store/rows.ts",
      'import { session } from "../verification/session.js";\nexport const rows = [session];\n',
    );
    write("src/verification/session.ts", "export const session = 1;\n");
    expect(problems()).toEqual([]);
  });

  it.each([
    ["an import", 'import { rows } from "../store/rows.js";'],
    ["a type-only import", 'import type { Rows } from "../store/rows.js";'],
    ["a re-export", 'export * from "../store/rows.js";'],
    ["a dynamic import", 'export const rows = () => import("../store/rows.js");'],
    ["a type written as an import", 'export type Rows = import("../store/rows.js").Rows;'],
  ])("rejects %s of a room above", (_, line) => {
    write("src/store/rows.ts", "export const rows = 1;\nexport type Rows = 1;\n");
    write("src/verification/session.ts", `\n${line}\n`);
    expect(problems()).toEqual([
      "src/verification/session.ts:2: imports src/store/rows.ts, but src/verification may import only itself, concurrency",
    ]);
  });

  it("rejects a package that belongs to another room", () => {
    write("src/events/feed.ts", 'import type { Kysely } from "kysely";\nexport type Feed = Kysely<unknown>;\n');
    expect(problems()).toEqual(["src/events/feed.ts:1: imports kysely, but src/events may use only ioredis"]);
  });

  it("rejects a package that the manifest does not list as a dependency", () => {
    write("src/config/settings.ts", 'import "i18n-iso-countries/index.js";\nimport "zod";\n');
    expect(problems()).toEqual([
      "src/config/settings.ts:1: imports i18n-iso-countries, which is not among the dependencies in package.json",
    ]);
  });

  it("rejects a module of Node that a room may not use", () => {
    write("src/verification/session.ts", 'import "node:crypto";\nimport "node:fs";\n');
    expect(problems()).toEqual([
      "src/verification/session.ts:2: imports node:fs, but src/verification may use of Node only node:crypto",
    ]);
  });

  it("rejects an import of the service from the emulator's package", () => {
    write("src/config/settings.ts", "export const port = 1;\n");
    write("packages/stripe-identity-emulator/src/main.ts", 'import "../../../src/config/settings.js";\n');
    write("packages/stripe-identity-emulator/package.json", "{}");
    expect(problems()).toEqual([
      "packages/stripe-identity-emulator/src/main.ts:1: imports src/config/settings.ts, but packages/stripe-identity-emulator/src may import only itself, packages/stripe-identity-emulator/src/page/assets",
    ]);
  });

  it("rejects an import of a file that does not exist", () => {
    write("src/config/settings.ts", 'import "./port.js";\n');
    expect(problems()).toEqual(["src/config/settings.ts:1: imports ./port.js, which is no file of src or packages"]);
  });

  it("accepts a file of data that exists, and rejects one that does not", () => {
    write("src/config/settings.ts", 'import "./names.json";\nimport "./values.json";\n');
    write("src/config/names.json", "{}");
    expect(problems()).toEqual([
      "src/config/settings.ts:2: imports ./values.json, which is no file of src or packages",
    ]);
  });

  it("rejects a circle, also one of type-only imports", () => {
    write("src/config/port.ts", 'import type { Host } from "./host.js";\nexport type Port = Host;\n');
    write("src/config/host.ts", 'import { type Url } from "./url.js";\nexport type Host = Url;\n');
    write("src/config/url.ts", 'export type { Port as Url } from "./port.js";\n');
    expect(problems()).toEqual([
      "circle: src/config/host.ts -> src/config/url.ts -> src/config/port.ts -> src/config/host.ts",
    ]);
  });

  it("accepts circles among the types of the schema, and rejects one that leaves their folder", () => {
    write("src/graphql/types/session.ts", 'import "./report.js";\n');
    write("src/graphql/types/report.ts", 'import "./session.js";\n');
    expect(problems()).toEqual([]);
    write("src/graphql/types/report.ts", 'import "./session.js";\nimport "../paging.js";\n');
    write("src/graphql/paging.ts", 'import "./types/report.js";\n');
    expect(problems()).toEqual([
      "circle: src/graphql/paging.ts -> src/graphql/types/report.ts -> src/graphql/paging.ts",
    ]);
  });

  it("rejects a folder that the table of rooms does not name", () => {
    write("src/helpers/text.ts", "export const text = 1;\n");
    expect(problems()).toEqual(["src/helpers/text.ts: lies in no room of the table"]);
  });
});
