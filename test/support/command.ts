import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The command as it is shipped. */
export const main = fileURLToPath(new URL("../../dist/bin/verification-graph.js", import.meta.url));

/** What a command has said, and how it ended. */
export interface Finished {
  code: number | null;
  out: string;
  err: string;
  /** The last line of `out`. */
  last: string;
}

/** Runs the command as it is shipped, with these settings and no others, until it ends. */
export function runCommand(parameters: readonly string[], settings: Record<string, string> = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? "", ...settings };
    const child = spawn(process.execPath, [main, ...parameters], { env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err, last: out.trimEnd().split("\n").at(-1) ?? "" }));
  });
}
