import { Command } from "commander";
import { localAddress } from "../config/addresses.js";
import type { Config } from "../config/read-config.js";
import type { ReconciliationSummary } from "../events/reconciliation.js";
import { ProviderError } from "../verification/provider.js";
import { CommandError } from "./command-error.js";
import { print, remark } from "./output.js";

const progressEveryMilliseconds = 1_000;

/** `reconcile`: finds what webhooks didn't tell, now rather than on schedule. */
export function reconcileCommand(): Command {
  return new Command("reconcile")
    .description("ask Stripe for what webhooks did not tell, now; progress goes to stderr, the summary to stdout")
    .option("--json", "print the summary as JSON", false)
    .action(reconcile);
}

async function reconcile({ json }: { json: boolean }): Promise<void> {
  const [{ readConfig }, { openCore }, { createLogger, Telemetry }] = await Promise.all([
    import("../config/read-config.js"),
    import("../app/core.js"),
    import("../telemetry/telemetry.js"),
  ]);
  const config = readConfig(process.env);
  const emulatorUrl = emulatorAddress(config);
  const telemetry = new Telemetry(createLogger(config.logLevel, process.stderr));
  const operations = await openCore(config, telemetry, { emulatorUrl: async () => emulatorUrl ?? "" });
  try {
    const summary = await operations.reconciliation.run(progressTo(remark));
    if (!summary) {
      remark("Another process reconciles at the moment: nothing was done here");
      if (json) print(JSON.stringify({ skipped: true }));
      return;
    }
    print(json ? JSON.stringify(summary) : inWords(summary));
    if (summary.sessionsFailed > 0) process.exitCode = 1;
  } catch (error) {
    if (error instanceof ProviderError && emulatorUrl !== null) {
      throw new CommandError(
        `${error.message} (the emulator is looked for at ${emulatorUrl}, by HOST and EMULATOR_PORT)`,
      );
    }
    throw error;
  } finally {
    await operations.close();
  }
}

/** Where the emulator of a running service is; null with Stripe itself. */
function emulatorAddress({ host, stripe }: Config): string | null {
  if (stripe.kind === "stripe") return null;
  if (stripe.port === 0)
    throw new CommandError("EMULATOR_PORT: 0 is any port: name the one where the emulator answers");
  return localAddress(host, stripe.port);
}

/** Tells how far a run has come, at most once a second. */
function progressTo(tell: (line: string) => void): (summary: ReconciliationSummary) => void {
  let toldAt = Date.now();
  return (summary) => {
    if (Date.now() - toldAt < progressEveryMilliseconds) return;
    toldAt = Date.now();
    tell(inWords(summary));
  };
}

function inWords(summary: ReconciliationSummary): string {
  const { eventsListed, eventsMissed, sessionsCompared, sessionsCorrected, sessionsFailed } = summary;
  const events = `${eventsListed} events listed, ${eventsMissed} of them missed`;
  const sessions = `${sessionsCompared} sessions compared, ${sessionsCorrected} of them corrected`;
  return `${events}; ${sessions}; ${sessionsFailed} failed`;
}
