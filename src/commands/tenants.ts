import { Command } from "commander";
import { tenant } from "./arguments.js";
import { print, printTable, timeOf } from "./output.js";
import { withStore } from "./with-store.js";

/** Defines `tenants`: manages the owners of sessions and keys. */
export function tenantsCommand(): Command {
  const command = new Command("tenants").description("manage the owners of sessions and keys");
  command
    .command("list")
    .description("list all tenants, oldest first")
    .option("--json", "print a JSON list", false)
    .action(list);
  command
    .command("create")
    .description("create a tenant; does nothing if it exists")
    .argument("<name>", "letters, digits, - and _", tenant)
    .action(create);
  return command;
}

async function list({ json }: { json: boolean }): Promise<void> {
  await withStore(async (store) => {
    const tenants = await store.access.tenants();
    if (json) return print(JSON.stringify(tenants));
    const rows = tenants.map(({ id, createdAt }) => [id, timeOf(createdAt)]);
    printTable(["NAME", "CREATED"], rows, "There are no tenants");
  });
}

async function create(name: string): Promise<void> {
  await withStore(async (store) => {
    await store.access.ensureTenant(name);
    print(`Tenant ${name} exists`);
  });
}
