import { chmod, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Store } from "../../src/store/store.js";

it("hides the database from other users, also in a data folder that all can read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "readable-by-all-"));
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  try {
    await chmod(folder, 0o755);
    await (await Store.open({ kind: "embedded", folder })).close();
    expect(await modeOf(join(folder, "postgres"))).toBe(0o700);

    await chmod(join(folder, "postgres"), 0o755);
    await (await Store.open({ kind: "embedded", folder })).close();
    expect(await modeOf(join(folder, "postgres"))).toBe(0o700);
    expect(await modeOf(folder)).toBe(0o755);

    const made = join(folder, "made", "here");
    await mkdir(join(folder, "made"));
    await (await Store.open({ kind: "embedded", folder: made })).close();
    expect(await modeOf(made)).toBe(0o700);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
