import { execFileSync } from "node:child_process";

/** Builds once before all tests, because some run the published command. */
export function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "inherit", "inherit"] });
}
