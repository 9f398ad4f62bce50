import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const samples = fileURLToPath(new URL("relay/", import.meta.url));
const schema = fileURLToPath(new URL("../../schema/schema.graphql", import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve("relay-compiler")), "cli.js");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "relay-"));
  await cp(schema, join(folder, "schema.graphql"));
  await cp(samples, join(folder, "src"), { recursive: true });
  await mkdir(join(folder, "artifacts"));
  const config = { src: "./src", schema: "./schema.graphql", language: "javascript", artifactDirectory: "./artifacts" };
  await writeFile(join(folder, "relay.config.json"), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function compile(): Promise<{ code: number; output: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [compiler, "relay.config.json"], { cwd: folder });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

describe("Relay's compiler over the sample fragments", () => {
  it("compiles them: connections, refetching by node, pagination, a mutation and a subscription", async () => {
    const { code, output } = await compile();
    console.info(`relay-compiler: exit ${code}; ${output.match(/compiled documents: .*/)?.[0] ?? output}`);
    expect(output).not.toContain("ERROR");
    expect(code).toBe(0);

    const made = await readdir(join(folder, "artifacts"));
    expect(made).toContain("sessionListPageQuery.graphql.js");
    const again = await readFile(join(folder, "artifacts", "sessionPageAgainQuery.graphql.js"), "utf8");
    expect(again).toContain('"name": "node"');
  });

  it("reports a field that does not exist", async () => {
    const broken = join(folder, "src", "broken.js");
    await writeFile(broken, "graphql`fragment broken_session on VerificationSession { idd }`;\n");
    const { code, output } = await compile();
    await rm(broken);
    expect(code).not.toBe(0);
    expect(output).toContain("idd");
  });
});
