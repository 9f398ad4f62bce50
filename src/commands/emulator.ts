import { Command } from "commander";

/** Defines `emulator`: runs the Stripe Identity emulator without the service. */
export function emulatorCommand(): Command {
  return new Command("emulator")
    .description("run the Stripe Identity emulator without the service, until SIGINT or SIGTERM")
    .addHelpText(
      "after",
      "\nSettings: EMULATOR_PORT (12111), HOST (127.0.0.1), EMULATOR_PUBLIC_URL, EMULATOR_STATE_FILE, EMULATOR_SEED",
    )
    .action(async () => {
      const { runEmulatorCommand } = await import("stripe-identity-emulator");
      process.exitCode = await runEmulatorCommand();
    });
}
