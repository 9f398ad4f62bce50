import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runChaos } from "./chaos-run.js";

it("one process on the embedded database loses no event and delivers none twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "vg-chaos-"));
  try {
    const lines = await runChaos({ nodes: 1, settings: { DATA_DIR: folder }, seed: 11 });
    console.log(["one process, embedded database:", ...lines].join("\n  "));
    expect(lines).not.toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
