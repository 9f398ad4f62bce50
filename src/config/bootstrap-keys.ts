import { z } from "zod";
import { apiKeyPattern, tenantName, tenantNameRule } from "./credentials.js";
import { allScopes, isScope, type Scope } from "./scopes.js";

/** A key that the operator chose, created at the start where it is absent. */
export interface BootstrapKey {
  /** The tenant's Stripe account. */
  account: string;
  tenant: string;
  key: string;
  scopes: readonly Scope[];
}

const known = `known: ${allScopes.join(", ")}`;

/** Only what looks like a scope is repeated: a key may stand in its place by mistake. */
const scopeLike = /^[a-z_]{1,30}(:[a-z_]{1,30})?$/;

const scope = z.string("must be text").transform((name, context): Scope => {
  if (isScope(name)) return name;
  context.addIssue(`${scopeLike.test(name) ? `"${name}" ` : ""}is an unknown scope (${known})`);
  return z.NEVER;
});

const entries = z.array(
  z.object(
    {
      tenant: z.string("must be text").regex(tenantName, `must be the name of a tenant (${tenantNameRule})`),
      key: z
        .string("must be text")
        .regex(apiKeyPattern, "must be vg_test_ or vg_live_ and then at least 16 letters or digits"),
      account: z.string("must be text").optional(),
      scopes: z.array(scope, "must be a list of scopes").min(1, `must name at least one scope (${known})`),
    },
    'must be an object such as {"tenant":"acme","key":"vg_test_...","scopes":["sessions:read"]}',
  ),
  "must be a JSON list of keys",
);

type BootstrapEntry = z.infer<typeof entries>[number];

/** Parses the text of `BOOTSTRAP_KEYS`. Its messages name the place of a mistake, never a key. */
export const bootstrapEntries = z.string().transform((text, context): readonly BootstrapEntry[] => {
  const { success, data, error } = entries.safeParse(parse(text));
  if (!success) {
    for (const issue of error.issues) context.addIssue(`${placeOf(issue.path)}${issue.message}`);
    return z.NEVER;
  }
  const repeated = data.findIndex(({ key }, index) => data.slice(0, index).some((earlier) => earlier.key === key));
  if (repeated >= 0) {
    context.addIssue(`entry ${repeated + 1} has the key of an earlier entry`);
    return z.NEVER;
  }
  return data;
});

/**
 * Finds each key's account: the one it names, else the only one of the key's mode. Reports a problem where there is no such account, or
 * where key and account are of different modes.
 */
export function assignAccounts(
  keys: readonly BootstrapEntry[],
  accounts: readonly { name: string; livemode: boolean }[],
  report: (problem: string) => void,
): BootstrapKey[] {
  const names = accounts.map(({ name }) => name).join(", ");
  return keys.flatMap((entry, index) => {
    const livemode = entry.key.startsWith("vg_live_");
    const mode = livemode ? "live" : "test";
    const candidates = accounts.filter((account) =>
      entry.account === undefined ? account.livemode === livemode : account.name === entry.account,
    );
    const [account] = candidates;
    const at = `entry ${index + 1}:`;
    if (entry.account !== undefined && !account) report(`${at} account must be one of ${names}`);
    else if (!account) report(`${at} key is a ${mode}-mode key, and no account is in ${mode} mode`);
    else if (candidates.length > 1) report(`${at} account is missing: several accounts are in ${mode} mode (${names})`);
    else if (account.livemode !== livemode)
      report(`${at} key is a ${mode}-mode key, and account ${account.name} is not in ${mode} mode`);
    else return [{ ...entry, account: account.name }];
    return [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function placeOf([index, field, item]: readonly PropertyKey[]): string {
  if (typeof index !== "number") return "";
  const entry = `entry ${index + 1}`;
  if (field === undefined) return `${entry} `;
  return `${entry}: ${String(field)}${typeof item === "number" ? ` ${item + 1}` : ""} `;
}
