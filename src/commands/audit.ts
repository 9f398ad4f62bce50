import { Command } from "commander";
import { tenant, wholeNumber } from "./arguments.js";
import { print, printTable, timeOf } from "./output.js";
import { chooseTenant, withStore } from "./with-store.js";

/** Defines `audit`: lists reads of sensitive results. */
export function auditCommand(): Command {
  const command = new Command("audit").description("list reads of sensitive results");
  command
    .command("list")
    .description("list a tenant's reads, newest first")
    .requiredOption("--tenant <name>", "the tenant whose sessions were read", tenant)
    .option("--account <name>", "Stripe account of the tenant")
    .option("--limit <count>", "maximum number of rows", wholeNumber(1, 100_000), 100)
    .option("--before <number>", "only rows with a smaller number, for the next page", wholeNumber(1, 2 ** 49))
    .option("--json", "print a JSON list", false)
    .action(list);
  return command;
}

interface ListOptions {
  tenant: string;
  account?: string;
  limit: number;
  before?: number;
  json: boolean;
}

async function list({ tenant, account, limit, before, json }: ListOptions): Promise<void> {
  await withStore(async (store, context) => {
    const owner = await chooseTenant(context, tenant, account);
    const entries = await store.access.auditEntries(owner.id, before ?? null, limit);
    if (json) return print(JSON.stringify(entries));
    printTable(
      ["NUMBER", "TIME", "WHO", "SESSION", "FIELDS", "REQUEST"],
      entries.map(({ id, readAt, actor, sessionId, fields, requestId }) => [
        String(id),
        timeOf(readAt),
        actor,
        sessionId,
        fields.join(","),
        requestId,
      ]),
      "No sensitive result was read",
    );
  });
}
