import { Command } from "commander";
import { parseTenantId } from "../verification/tenant.js";
import { tenant } from "./arguments.js";
import { CommandError } from "./command-error.js";
import { print, printTable, timeOf } from "./output.js";
import { chooseAccount, chooseTenant, withStore } from "./with-store.js";

/** Defines `flows`: assigns the sessions of Stripe's verification flows to tenants. */
export function flowsCommand(): Command {
  const command = new Command("flows").description(
    "assign verification flows to tenants: sessions that users start by a flow's link belong to its tenant",
  );
  command
    .command("assign")
    .description("assign a flow; its sessions belong to the tenant from the next one on")
    .argument("<flow>", "id of the flow, vf_...")
    .requiredOption("--tenant <name>", "tenant that owns the flow's sessions", tenant)
    .option("--account <name>", "Stripe account of the flow; needed where there are several")
    .action(assign);
  command
    .command("unassign")
    .description("end a flow's assignment")
    .argument("<flow>", "id of the flow, vf_...")
    .option("--account <name>", "Stripe account of the flow; needed where there are several")
    .action(unassign);
  command.command("list").description("list all assignments").option("--json", "print a JSON list", false).action(list);
  return command;
}

async function assign(flowId: string, options: { tenant: string; account?: string }): Promise<void> {
  if (!/^\w{1,255}$/.test(flowId)) throw new CommandError(`${flowId} is not the id of a flow, vf_...`);
  await withStore(async (store, context) => {
    const { id, account } = await chooseTenant(context, options.tenant, options.account);
    await store.access.ensureTenant(id);
    await store.accounts.assignFlow({ account: account.name, flowId, tenantId: id });
    print(`Sessions of flow ${flowId} belong to tenant ${options.tenant} of account ${account.name}`);
    remarkOnUnassigned();
  });
}

/** Events of earlier sessions of the flow wait unassigned: they are not moved without being asked for. */
function remarkOnUnassigned(): void {
  print("Earlier sessions that are unassigned: verification-graph events list, then events replay --all");
}

async function unassign(flowId: string, options: { account?: string }): Promise<void> {
  await withStore(async (store, { accounts }) => {
    const account = chooseAccount(accounts, options.account);
    if (!(await store.accounts.unassignFlow(account.name, flowId))) {
      throw new CommandError(`Flow ${flowId} of account ${account.name} is assigned to no tenant`);
    }
    print(`Flow ${flowId} is assigned to no tenant`);
  });
}

async function list({ json }: { json: boolean }): Promise<void> {
  await withStore(async (store) => {
    const assignments = (await store.accounts.flowAssignments()).map(({ flowId, account, tenantId, createdAt }) => ({
      flow: flowId,
      account,
      tenant: parseTenantId(tenantId).name,
      createdAt,
    }));
    if (json) return print(JSON.stringify(assignments));
    printTable(
      ["FLOW", "ACCOUNT", "TENANT", "SINCE"],
      assignments.map(({ flow, account, tenant, createdAt }) => [flow, account, tenant, timeOf(createdAt)]),
      "No flow is assigned",
    );
  });
}
