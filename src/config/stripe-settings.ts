import { z } from "zod";
import { isLoopback } from "./addresses.js";
import { accountName, accountNameRule, tenantName, tenantNameRule } from "./credentials.js";
import { hostAddress, listOf, onOff, port } from "./setting-schemas.js";
import type { SettingsReader } from "./settings-reader.js";

/** Name of the account that the single-account variables describe. */
export const defaultAccount = "default";

/** One Stripe account, in one mode. */
export interface StripeAccountSettings {
  /** Identifies it in the database, in webhook paths and on the command line. */
  name: string;
  /** The mode of its keys. A Stripe sandbox is a test-mode account. */
  livemode: boolean;
  /** `acct_...`; null: unknown. Events of another account are ignored where it is known. */
  accountId: string | null;
  /** `sk_...`, or `rk_...` with permission to create and read sessions and reports. */
  secretKey: string;
  /** `rk_...`; null: sensitive results can't be read. */
  restrictedKey: string | null;
  /** Any of them may have signed a webhook; none: its webhook door is shut. */
  webhookSecrets: readonly string[];
  /** Owner of sessions whose flow is assigned to no tenant; null: the only tenant, or unassigned where there are several. */
  defaultTenant: string | null;
}

/** The provider of identity verification. */
export type StripeSettings =
  /** The emulator, started with the service. It is one test-mode account. */
  | {
      kind: "emulator";
      /** Address that the emulator listens at. */
      host: string;
      /** 0: any free port. */
      port: number;
      webhookSecrets: readonly string[];
      defaultTenant: string | null;
    }
  | {
      kind: "stripe";
      /** Another host that speaks Stripe's API; null: Stripe's own. */
      apiUrl: string | null;
      /** At least one; names are distinct. */
      accounts: readonly StripeAccountSettings[];
    };

const keyRule = "must be a secret key (sk_test_..., sk_live_...) or a restricted key (rk_test_..., rk_live_...)";
const secretKey = z.string(keyRule).regex(/^(sk|rk)_(test|live)_[A-Za-z0-9_]+$/, keyRule);
const restrictedKeyRule = "must be a restricted key, rk_test_... or rk_live_...";
const restrictedKey = z.string(restrictedKeyRule).regex(/^rk_(test|live)_[A-Za-z0-9_]+$/, restrictedKeyRule);
const accountIdRule = "must be the id of a Stripe account, acct_...";
const accountId = z.string(accountIdRule).regex(/^acct_[A-Za-z0-9]+$/, accountIdRule);
const webhookSecret = z.string().regex(/^\S+$/, "must be secrets between commas, without white space in them");

/** Reads all settings that concern Stripe and the emulator, and refuses combinations that are mistakes. */
export function readStripeSettings(
  reader: SettingsReader,
  environment: { host: string; publicUrl: string | null; defaultTenant: string | null },
): StripeSettings {
  const emulatorPort = reader.read("EMULATOR_PORT", port, 12_111);
  const emulatorHost = reader.text("EMULATOR_HOST") ?? "127.0.0.1";
  const emulator = reader.read("EMULATOR", onOff, null);
  const apiUrl = reader.readSecret("STRIPE_API_URL", hostAddress, null);
  const accounts = reader.isSet("STRIPE_ACCOUNTS")
    ? readAccounts(reader, environment.defaultTenant)
    : readSingleAccount(reader, environment.defaultTenant);

  const hasKey = reader.isSet("STRIPE_ACCOUNTS") || reader.isSet("STRIPE_SECRET_KEY");
  if (apiUrl?.startsWith("http:") && !isLoopback(new URL(apiUrl).hostname)) {
    reader.refuse("STRIPE_API_URL", "must be https off this machine: Stripe keys are never sent in the clear");
  }
  if (hasKey) {
    if (emulator) reader.refuse("EMULATOR", "is on beside a Stripe key: unset one of them");
    return { kind: "stripe", apiUrl, accounts };
  }
  refuseHalfConfigured(reader);
  refuseAccidentalEmulator(reader, emulator, environment);
  const webhookSecrets = reader.readSecret("STRIPE_WEBHOOK_SECRET", listOf(webhookSecret), []);
  const { defaultTenant } = environment;
  return { kind: "emulator", host: emulatorHost, port: emulatorPort, webhookSecrets, defaultTenant };
}

/** Refuses settings that make sense only beside a Stripe key: without it they would run the emulator where Stripe was meant. */
function refuseHalfConfigured(reader: SettingsReader): void {
  for (const name of ["STRIPE_RESTRICTED_KEY", "STRIPE_API_URL", "STRIPE_ACCOUNT_ID"]) {
    if (reader.isSet(name)) reader.refuse(name, "needs STRIPE_SECRET_KEY, which is not set");
  }
}

/** Refuses the emulator where its absence of security would be a mistake: anything that looks like production needs a Stripe key. */
function refuseAccidentalEmulator(
  reader: SettingsReader,
  emulator: boolean | null,
  { host, publicUrl }: { host: string; publicUrl: string | null },
): void {
  if (emulator === true) return;
  const missing = (reason: string) =>
    reader.refuse("STRIPE_SECRET_KEY", `is not set, and ${reason}; set EMULATOR=on to run the emulator all the same`);
  if (emulator === false) missing("EMULATOR is off");
  else if (!isLoopback(host)) missing(`HOST is ${host}, which other machines can reach`);
  else if (publicUrl?.startsWith("https:")) missing("PUBLIC_URL is an https address");
  else if (reader.isSet("STRIPE_WEBHOOK_SECRET")) missing("STRIPE_WEBHOOK_SECRET is");
}

function readSingleAccount(reader: SettingsReader, defaultTenant: string | null): StripeAccountSettings[] {
  const secret = reader.readSecret("STRIPE_SECRET_KEY", secretKey, null);
  const restricted = reader.readSecret("STRIPE_RESTRICTED_KEY", restrictedKey, null);
  const id = reader.read("STRIPE_ACCOUNT_ID", accountId, null);
  const webhookSecrets = reader.readSecret("STRIPE_WEBHOOK_SECRET", listOf(webhookSecret), []);
  if (secret === null) return [];
  if (restricted !== null && isLive(restricted) !== isLive(secret)) {
    const [its, other] = isLive(secret) ? ["test", "live"] : ["live", "test"];
    reader.refuse("STRIPE_RESTRICTED_KEY", `is a ${its} key while STRIPE_SECRET_KEY is a ${other} key`);
  }
  const keys = { livemode: isLive(secret), secretKey: secret, restrictedKey: restricted };
  return [{ name: defaultAccount, accountId: id, ...keys, webhookSecrets, defaultTenant }];
}

const accountSchema = z.strictObject(
  {
    name: z.string("must be text").regex(accountName, `must be a name (${accountNameRule})`),
    secretKey,
    restrictedKey: restrictedKey.optional(),
    webhookSecret: z.string("must be text").trim().min(1, "must not be blank").pipe(listOf(webhookSecret)).optional(),
    accountId: accountId.optional(),
    defaultTenant: z
      .string("must be text")
      .regex(tenantName, `must be the name of a tenant (${tenantNameRule})`)
      .optional(),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has the unknown field ${issue.keys?.map((key) => JSON.stringify(key.slice(0, 40))).join(", ")}`
        : 'must be an object such as {"name":"live","secretKey":"sk_live_...","webhookSecret":"whsec_..."}',
  },
);

/** Parses the JSON of `STRIPE_ACCOUNTS`. Messages name the entry and its field, never a value. */
const accountList = z.string().transform((text, context): z.infer<typeof accountSchema>[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = null;
  }
  const { success, data, error } = z
    .array(accountSchema, "must be a JSON list of accounts")
    .min(1, "must name at least one account")
    .safeParse(parsed);
  if (!success) {
    for (const { path, message } of error.issues) context.addIssue(`${placeOf(path)}${message}`);
    return z.NEVER;
  }
  for (const [index, account] of data.entries()) {
    const at = `entry ${index + 1}:`;
    if (data.slice(0, index).some(({ name }) => name === account.name))
      context.addIssue(`${at} name is that of an earlier entry`);
    if (data.slice(0, index).some((earlier) => earlier.secretKey === account.secretKey))
      context.addIssue(`${at} secretKey is that of an earlier entry`);
    if (account.restrictedKey && isLive(account.restrictedKey) !== isLive(account.secretKey)) {
      context.addIssue(`${at} restrictedKey and secretKey are of different modes`);
    }
  }
  return data;
});

function readAccounts(reader: SettingsReader, defaultTenant: string | null): StripeAccountSettings[] {
  for (const name of ["STRIPE_SECRET_KEY", "STRIPE_RESTRICTED_KEY", "STRIPE_WEBHOOK_SECRET", "STRIPE_ACCOUNT_ID"]) {
    if (reader.isSet(name)) reader.refuse(name, "must not be set beside STRIPE_ACCOUNTS, which replaces it");
  }
  return reader.readSecret("STRIPE_ACCOUNTS", accountList, []).map((account) => ({
    name: account.name,
    livemode: isLive(account.secretKey),
    accountId: account.accountId ?? null,
    secretKey: account.secretKey,
    restrictedKey: account.restrictedKey ?? null,
    webhookSecrets: account.webhookSecret ?? [],
    defaultTenant: account.defaultTenant ?? defaultTenant,
  }));
}

function placeOf([index, field]: readonly PropertyKey[]): string {
  if (typeof index !== "number") return "";
  return field === undefined ? `entry ${index + 1} ` : `entry ${index + 1}: ${String(field)} `;
}

function isLive(key: string): boolean {
  return /^(sk|rk)_live_/.test(key);
}
