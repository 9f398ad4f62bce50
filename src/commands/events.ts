import { Command } from "commander";
import { wholeNumber } from "./arguments.js";
import { CommandError } from "./command-error.js";
import { print, printTable, timeOf } from "./output.js";
import { withStore } from "./with-store.js";

/** `events`: what Stripe told that could not be applied. */
export function eventsCommand(): Command {
  const command = new Command("events").description("events of Stripe that could not be applied");
  command
    .command("list")
    .description("those set aside, oldest first: no try succeeded, or the session is no tenant's")
    .option("--limit <count>", "how many at most", wholeNumber(1, 10_000), 100)
    .option("--json", "print a JSON list", false)
    .action(list);
  command
    .command("replay")
    .description("put one back to be tried again, or all")
    .argument("[id]", "of the event, evt_...")
    .option("--all", "all that were set aside", false)
    .action(replay);
  return command;
}

async function list({ limit, json }: { limit: number; json: boolean }): Promise<void> {
  await withStore(async (store) => {
    const events = await store.inbox.dead(limit);
    if (json) return print(JSON.stringify(events));
    printTable(
      ["ID", "TYPE", "SESSION", "RECEIVED", "TRIES", "REASON"],
      events.map((event) => [
        event.eventId,
        event.type,
        event.sessionId ?? "-",
        timeOf(event.receivedAt),
        String(event.tries),
        event.error ?? "-",
      ]),
      "No event was set aside",
    );
  });
}

async function replay(id: string | undefined, { all }: { all: boolean }): Promise<void> {
  if ((id === undefined) === !all) throw new CommandError("Give the id of one event, or --all");
  await withStore(async (store) => {
    const count = await store.inbox.replay(id ?? null);
    if (count === 0 && id !== undefined) throw new CommandError(`No event ${id} was set aside`);
    print(`${count} put back: a running service tries again within a second, one that is stopped at its next start`);
  });
}
