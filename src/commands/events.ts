import { Command } from "commander";
import { tenantId } from "../verification/tenant.js";
import { tenant, wholeNumber } from "./arguments.js";
import { CommandError } from "./command-error.js";
import { print, printTable, timeOf } from "./output.js";
import { withStore } from "./with-store.js";

/** Defines `events`: decides on events of Stripe that could not be applied, or whose session has no owner. */
export function eventsCommand(): Command {
  const command = new Command("events").description(
    "list, retry, assign and discard events of Stripe that could not be applied",
  );
  command
    .command("list")
    .description("list dead-lettered and unassigned events, oldest first")
    .option("--limit <count>", "maximum number of rows", wholeNumber(1, 10_000), 100)
    .option("--json", "print a JSON list", false)
    .action(list);
  command
    .command("replay")
    .description("try one again, or all")
    .argument("[id]", "id of the event, evt_...")
    .option("--all", "try all of them again", false)
    .action(replay);
  command
    .command("assign")
    .description("assign the session of an unassigned event to a tenant, and apply all its events")
    .argument("<id>", "id of the event, evt_...")
    .requiredOption("--tenant <name>", "tenant that owns the session from now on", tenant)
    .action(assign);
  command
    .command("discard")
    .description("discard one dead-lettered or unassigned event with its data, or all")
    .argument("[id]", "id of the event, evt_...")
    .option("--all", "discard all of them", false)
    .action(discard);
  command
    .command("new-epoch")
    .description(
      "begin a new epoch of the log after a restore that lost commits; failovers, recoveries and dumps restored elsewhere begin it themselves",
    )
    .action(newEpoch);
  return command;
}

async function list({ limit, json }: { limit: number; json: boolean }): Promise<void> {
  await withStore(async (store) => {
    const events = await store.inbox.deadLetters(limit);
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
      "There are no such events",
    );
  });
}

async function newEpoch(): Promise<void> {
  await withStore(async (store) => {
    const count = await store.logs.beginEpoch(null);
    print(`${count} logs are in a new epoch: cursors of events that were lost are refused with CURSOR_EXPIRED`);
  });
}

async function assign(id: string, options: { tenant: string }): Promise<void> {
  await withStore(async (store) => {
    const session = await store.inbox.sessionOf(id);
    if (!session) throw new CommandError(`There is no unassigned event ${id} about a session`);
    const { account, sessionId } = session;
    const owner = tenantId({ account, name: options.tenant });
    await store.access.ensureTenant(owner);
    await store.accounts.assignSession(account, sessionId, owner);
    const count = await store.inbox.replaySession(account, sessionId);
    print(`Session ${sessionId} belongs to tenant ${options.tenant} of account ${account}; ${count} events queued`);
  });
}

async function discard(id: string | undefined, { all }: { all: boolean }): Promise<void> {
  if ((id === undefined) === !all) throw new CommandError("Give the id of one event, or --all");
  await withStore(async (store) => {
    const count = await store.inbox.discard(id ?? null);
    if (count === 0 && id !== undefined) throw new CommandError(`Event ${id} is neither dead-lettered nor unassigned`);
    print(`${count} discarded`);
  });
}

async function replay(id: string | undefined, { all }: { all: boolean }): Promise<void> {
  if ((id === undefined) === !all) throw new CommandError("Give the id of one event, or --all");
  await withStore(async (store) => {
    const count = await store.inbox.replay(id ?? null);
    if (count === 0 && id !== undefined) throw new CommandError(`Event ${id} is neither dead-lettered nor unassigned`);
    print(`${count} queued: a running service tries within a second, a stopped one at its next start`);
  });
}
