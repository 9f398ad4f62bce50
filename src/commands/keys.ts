import { Command } from "commander";
import { type FreshKey, Keys } from "../access/keys.js";
import { allScopes, type Scope } from "../config/scopes.js";
import type { KeyRecord } from "../store/access-store.js";
import { scopes, tenant, wholeNumber } from "./arguments.js";
import { CommandError } from "./command-error.js";
import { print, printTable, remark, timeOf } from "./output.js";
import { type CommandContext, chooseTenant, withStore } from "./with-store.js";

const millisecondsOfDay = 24 * 60 * 60 * 1_000;
const secondsOfYear = 366 * 24 * 60 * 60;

/** Defines `keys`: manages API keys. Running nodes see each change at once. */
export function keysCommand(): Command {
  const command = new Command("keys").description("manage API keys; running nodes see each change at once");
  command
    .command("create")
    .description("create a key, and its tenant if it is new; the key is shown once")
    .requiredOption("--tenant <name>", "tenant that owns the key", tenant)
    .requiredOption("--scopes <list>", `scopes, separated by commas: ${allScopes.join(", ")}`, scopes)
    .option("--account <name>", "Stripe account of the tenant; needed where there are several and the tenant is new")
    .option("--live", "require that the account is in live mode; its mode alone decides how the key begins", false)
    .option("--expires-in-days <days>", "let it expire (default: never)", wholeNumber(1, 36_500))
    .option("--json", "print the key as JSON on the last line", false)
    .action(create);
  command
    .command("list")
    .description("list all keys, also expired and revoked ones")
    .option("--tenant <name>", "only keys of this tenant", tenant)
    .option("--account <name>", "Stripe account of the tenant")
    .option("--json", "print a JSON list", false)
    .action(list);
  command
    .command("rotate")
    .description("replace a key: create one with the same scopes, and end the old one after an overlap")
    .argument("<id>", "id of the old key, key_...")
    .requiredOption(
      "--overlap-seconds <seconds>",
      "time in which both work; 0 ends the old key now",
      wholeNumber(0, secondsOfYear),
    )
    .option("--json", "print the new key as JSON on the last line", false)
    .action(rotate);
  command.command("revoke").description("revoke a key now").argument("<id>", "id of the key, key_...").action(revoke);
  return command;
}

interface CreateOptions {
  tenant: string;
  account?: string;
  scopes: Scope[];
  live: boolean;
  expiresInDays?: number;
  json: boolean;
}

async function create(options: CreateOptions): Promise<void> {
  const { tenant, scopes, live, expiresInDays, json } = options;
  const expiresAt = expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * millisecondsOfDay);
  await withStore(async (_store, context) => {
    const { id, account } = await chooseTenant(context, tenant, options.account);
    const { livemode } = account;
    if (live && !livemode) throw new CommandError(`--live: account ${account.name} is in test mode`);
    const fresh = await keysOf(context).create({ tenantId: id, scopes, livemode, expiresAt });
    printFresh(fresh, `Key ${fresh.id} of tenant ${tenant} in account ${account.name}`, json);
  });
}

async function rotate(id: string, { overlapSeconds, json }: { overlapSeconds: number; json: boolean }): Promise<void> {
  await withStore(async (_store, context) => {
    const fresh = await keysOf(context).rotate(id, overlapSeconds);
    printFresh(fresh, `Key ${fresh.id} in place of ${id}, which ends in ${overlapSeconds} s at the latest`, json);
  });
}

async function revoke(id: string): Promise<void> {
  await withStore(async (_store, context) => {
    if (!(await keysOf(context).revoke(id))) throw new CommandError(`There is no key ${id}`);
    print(`Key ${id} is revoked`);
  });
}

async function list(options: { tenant?: string; account?: string; json: boolean }): Promise<void> {
  const { tenant, json } = options;
  await withStore(async (_store, context) => {
    const owner = tenant === undefined ? null : (await chooseTenant(context, tenant, options.account)).id;
    const keys = await keysOf(context).list(owner);
    if (json) return print(JSON.stringify(keys.map((key) => ({ ...key, state: stateOf(key) }))));
    printTable(
      ["ID", "TENANT", "BEGINS", "STATE", "EXPIRES", "LAST USED", "SCOPES"],
      keys.map((key) => [
        key.id,
        key.tenantId,
        key.prefix,
        stateOf(key),
        timeOf(key.expiresAt),
        timeOf(key.lastUsedAt),
        key.scopes.join(","),
      ]),
      "There are no keys",
    );
  });
}

function keysOf({ store, accounts }: CommandContext): Keys {
  return new Keys({
    store: store.access,
    demo: false,
    accounts,
    log: { warn: (_details, message) => remark(message) },
  });
}

function printFresh({ id, key, expiresAt }: FreshKey, what: string, json: boolean): void {
  remark(`${what}${expiresAt ? `, until ${timeOf(expiresAt)}` : ""}. It is shown once:`);
  print(json ? JSON.stringify({ id, key }) : key);
}

function stateOf({ revokedAt, expiresAt }: KeyRecord): "active" | "revoked" | "expired" {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt.getTime() <= Date.now() ? "expired" : "active";
}
