import type { AccountMode } from "../access/keys.js";
import type { Store } from "../store/store.js";
import { parseTenantId, tenantId } from "../verification/tenant.js";
import { CommandError } from "./command-error.js";

/** The store of the settings, and the accounts that they name; where they name none, those that the database is bound to. */
export interface CommandContext {
  store: Store;
  accounts: readonly AccountMode[];
}

/** Opens the store that the settings name for the length of a command. */
export async function withStore(work: (store: Store, context: CommandContext) => Promise<void>): Promise<void> {
  // Loaded here, so that --help starts fast.
  const [{ accountModes, readConfig }, { openStore }] = await Promise.all([
    import("../config/settings.js"),
    import("../app/open-store.js"),
  ]);
  const config = readConfig(process.env);
  if (config.database.kind === "memory") {
    throw new CommandError("DATABASE_URL: with memory: nothing is kept that a command could read");
  }
  const store = await openStore(config.database);
  try {
    const bound = config.stripe.kind === "emulator" ? await store.accounts.list() : [];
    await work(store, { store, accounts: bound.length > 0 ? bound : accountModes(config) });
  } finally {
    await store.close();
  }
}

/** Returns the account of this name, or the only one. Throws {@link CommandError} where the name is unknown, or missing with several. */
export function chooseAccount(accounts: readonly AccountMode[], name: string | undefined): AccountMode {
  const [only, ...others] = accounts;
  const chosen = name === undefined && others.length === 0 ? only : accounts.find((account) => account.name === name);
  if (chosen) return chosen;
  const names = accounts.map((account) => account.name).join(", ");
  throw new CommandError(
    name === undefined
      ? `Name the account with --account: ${names}`
      : `There is no account ${name} in the settings: ${names}`,
  );
}

/**
 * Returns the id of a tenant named on the command line, with its account: the one named, else the only one, else the only one that has a
 * tenant of this name. Throws {@link CommandError} where that is ambiguous.
 */
export async function chooseTenant(
  { store, accounts }: CommandContext,
  name: string,
  account: string | undefined,
): Promise<{ id: string; account: AccountMode }> {
  let chosen = account;
  if (chosen === undefined && accounts.length > 1) {
    const existing = (await store.access.tenants())
      .map(({ id }) => parseTenantId(id))
      .filter((each) => each.name === name);
    const [only, ...others] = existing;
    if (only && others.length === 0) chosen = only.account;
  }
  const found = chooseAccount(accounts, chosen);
  return { id: tenantId({ account: found.name, name }), account: found };
}
