import { Command } from "commander";
import { localAddress } from "../config/addresses.js";
import type { ReconciliationSummary } from "../events/reconciliation.js";
import { ProviderError } from "../verification/provider.js";
import { CommandError } from "./command-error.js";
import { print, remark } from "./output.js";

const progressEveryMilliseconds = 1_000;

/** Defines `reconcile`: finds changes that no webhook reported, now rather than on schedule. */
export function reconcileCommand(): Command {
  return new Command("reconcile")
    .description("ask Stripe now for changes that no webhook reported; progress goes to stderr, the summary to stdout")
    .option("--json", "print the summary as JSON", false)
    .action(reconcile);
}

async function reconcile({ json }: { json: boolean }): Promise<void> {
  const [
    { readConfig },
    { connectedAccounts, createCore },
    { emulatorConnection },
    { openStore },
    { createLogger },
    { Telemetry },
  ] = await Promise.all([
    import("../config/settings.js"),
    import("../app/core.js"),
    import("../app/local-emulator.js"),
    import("../app/open-store.js"),
    import("../telemetry/logger.js"),
    import("../telemetry/telemetry.js"),
  ]);
  const config = readConfig(process.env);
  const { stripe } = config;
  const emulatorUrl = stripe.kind === "emulator" ? emulatorAddress(stripe.host, stripe.port) : null;
  const accounts = connectedAccounts(config, emulatorUrl === null ? null : emulatorConnection(emulatorUrl));
  const telemetry = new Telemetry(createLogger(config.logLevel, process.stderr));
  const store = await openStore(config.database);
  try {
    const core = await createCore(config, telemetry, { store, accounts });
    try {
      for (const { account, reconciliation } of core.accounts) {
        if (core.accounts.length > 1) remark(`Account ${account.name}:`);
        report(await reconciliation.run(progressTo(remark)), json);
      }
    } finally {
      await core.close();
    }
  } catch (error) {
    if (!(error instanceof ProviderError) || emulatorUrl === null) throw error;
    throw new CommandError(
      `${error.message} (EMULATOR_HOST and EMULATOR_PORT say that the emulator is at ${emulatorUrl})`,
    );
  } finally {
    await store.close();
  }
}

function report(summary: ReconciliationSummary | null, json: boolean): void {
  if (!summary) {
    remark("Another process is reconciling at the moment: nothing was done here");
    if (json) print(JSON.stringify({ skipped: true }));
    return;
  }
  print(json ? JSON.stringify(summary) : inWords(summary));
  if (summary.sessionsFailed > 0) process.exitCode = 1;
}

/** Returns the address of the emulator that a running service has started. */
function emulatorAddress(host: string, port: number): string {
  if (port === 0) throw new CommandError("EMULATOR_PORT: 0 means any port: set the one where the emulator answers");
  return localAddress(host, port);
}

/** Reports progress at most once a second. */
function progressTo(write: (line: string) => void): (summary: ReconciliationSummary) => void {
  let lastAt = Date.now();
  return (summary) => {
    if (Date.now() - lastAt < progressEveryMilliseconds) return;
    lastAt = Date.now();
    write(inWords(summary));
  };
}

function inWords(summary: ReconciliationSummary): string {
  const { eventsListed, eventsMissed, sessionsCompared, sessionsCorrected, sessionsFailed } = summary;
  const events = `${eventsListed} events listed, ${eventsMissed} of them missed`;
  const sessions = `${sessionsCompared} sessions compared, ${sessionsCorrected} of them corrected`;
  return `${events}; ${sessions}; ${sessionsFailed} failed`;
}
