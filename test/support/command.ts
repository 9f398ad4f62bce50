import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The script of the command as it is published. */
export const executable = fileURLToPath(new URL("../../dist/bin/verification-graph.js", import.meta.url));

/** The output of a command that has ended. */
export interface CommandResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** The last line of `stdout`. */
  lastLine: string;
}

/** Runs the published command until it ends, with only the given settings and `PATH` in its environment. */
export function runCommand(
  parameters: readonly string[],
  settings: Record<string, string> = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? "", ...settings };
    const child = spawn(process.execPath, [executable, ...parameters], { env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (exitCode) =>
      resolve({ exitCode, stdout, stderr, lastLine: stdout.trimEnd().split("\n").at(-1) ?? "" }),
    );
  });
}
