import { execFileSync } from "node:child_process";

/** Builds once before the tests: some run the command as it is shipped. */
export function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "inherit", "inherit"] });
}
