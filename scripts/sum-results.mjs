// Prints the sum of the suites' results. A suite without results or with a skipped test counts as failed.
import { readFileSync } from "node:fs";

let passed = 0;
let failed = 0;
for (const suite of process.argv.slice(2)) {
  try {
    const result = JSON.parse(readFileSync(`test-results/${suite}.json`, "utf8"));
    const skipped = result.numPendingTests + result.numTodoTests;
    const brokenFiles = result.testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && assertionResults.every((each) => each.status !== "failed"),
    ).length;
    console.log(
      `${suite}: ${result.numPassedTests} passed, ${result.numFailedTests + brokenFiles} failed, ${skipped} skipped`,
    );
    passed += result.numPassedTests;
    failed += result.numFailedTests + brokenFiles + skipped + (result.numPassedTests === 0 ? 1 : 0);
  } catch {
    console.log(`${suite}: did not run`);
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
