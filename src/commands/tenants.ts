import { Command } from "commander";
import { parseTenantId, tenantId } from "../verification/tenant.js";
import { tenant } from "./arguments.js";
import { print, printTable, timeOf } from "./output.js";
import { chooseAccount, withStore } from "./with-store.js";

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
    .option("--account <name>", "Stripe account of the tenant; needed where there are several")
    .action(create);
  return command;
}

async function list({ json }: { json: boolean }): Promise<void> {
  await withStore(async (store) => {
    const tenants = (await store.access.tenants()).map(({ id, createdAt }) => ({
      id,
      ...parseTenantId(id),
      createdAt,
    }));
    if (json) return print(JSON.stringify(tenants));
    const rows = tenants.map(({ name, account, createdAt }) => [name, account, timeOf(createdAt)]);
    printTable(["NAME", "ACCOUNT", "CREATED"], rows, "There are no tenants");
  });
}

async function create(name: string, options: { account?: string }): Promise<void> {
  await withStore(async (store, { accounts }) => {
    const account = chooseAccount(accounts, options.account);
    await store.access.ensureTenant(tenantId({ account: account.name, name }));
    print(`Tenant ${name} exists in account ${account.name}`);
  });
}
