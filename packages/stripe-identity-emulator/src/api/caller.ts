import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import { defaultRestrictedPermissions, isPermission, type Permission, secretKeyPermissions } from "./permissions.js";
import { forbidden, StripeError } from "./stripe-error.js";

/** "Recent" for sensitive results (Stripe docs: access verification results). */
const recentSeconds = 48 * 3600;

/** The key of a request: its mode and its permissions. */
export interface Caller {
  ledger: Ledger;
  /** The key with its middle masked, for messages. */
  shown: string;
  kind: "secret" | "restricted" | "ephemeral";
  permissions: ReadonlySet<Permission>;
  /** The only session that an ephemeral key can read; null for other keys. */
  session: string | null;
}

/**
 * Reads the key of a request from `Bearer`, or from the user name of HTTP Basic. Any well-formed key belongs to this account.
 * Throws 401 for a missing or malformed key, and 403 for an address that the key does not allow.
 */
export function identify(world: World, authorization: string | undefined, ip: string): Caller {
  const key = keyOf(authorization);
  if (key === null) {
    throw new StripeError(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
    );
  }
  const shown = hide(key);
  if (/^pk_(test|live)_/.test(key)) {
    throw new StripeError(
      401,
      "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
      { code: "secret_key_required" },
    );
  }
  const match = /^(sk|rk|ek)_(test|live)_[A-Za-z0-9_]+$/.exec(key);
  if (match === null) throw new StripeError(401, `Invalid API Key provided: ${shown}`);
  const ledger = match[2] === "live" ? world.live : world.test;
  if (match[1] === "ek") return ephemeral(world, ledger, key, shown);
  if (match[1] === "sk") {
    return { ledger, shown, kind: "secret", permissions: new Set(secretKeyPermissions), session: null };
  }
  const narrower = world.restrictedKeys.get(key);
  if (narrower !== undefined && narrower.ips.length > 0 && !narrower.ips.includes(plainAddress(ip))) {
    throw forbidden(`The API key provided does not allow requests from your IP address (${plainAddress(ip)}).`);
  }
  const permissions = narrower === undefined ? defaultRestrictedPermissions : narrower.permissions.filter(isPermission);
  return { ledger, shown, kind: "restricted", permissions: new Set(permissions), session: null };
}

/** Throws 403 unless the key has the permission. */
export function demand(caller: Caller, permission: Permission, act: string): void {
  if (caller.permissions.has(permission)) return;
  throw forbidden(
    `The provided key '${caller.shown}' does not have the required permissions for ${act}. Having the '${permission}' permission would allow this request to continue.`,
  );
}

const sensitiveRefusal =
  "does not have the required permissions to access sensitive verification results. Use a restricted key with the permission to access sensitive verification results.";

/**
 * Throws 403 for a key that can never read sensitive results. Stripe publishes neither the status nor the full text of this
 * error; public code matches "to access sensitive verification results" and reports that the whole request fails.
 */
export function demandAnySensitive(caller: Caller): void {
  if (caller.permissions.has("sensitive_all:read") || caller.permissions.has("sensitive_recent:read")) return;
  throw forbidden(`The provided key '${caller.shown}' ${sensitiveRefusal}`);
}

/** Throws 403 unless the key may read sensitive results of a verification created at `created` (seconds). */
export function demandSensitive(world: World, caller: Caller, created: number): void {
  demandAnySensitive(caller);
  if (caller.permissions.has("sensitive_all:read")) return;
  if (world.clock.seconds() - created <= recentSeconds) return;
  throw forbidden(
    `The provided key '${caller.shown}' ${sensitiveRefusal} It may only read those of the last 48 hours.`,
  );
}

function keyOf(authorization: string | undefined): string | null {
  const bearer = /^Bearer\s+(.+)$/i.exec(authorization ?? "");
  if (bearer?.[1] !== undefined) return bearer[1].trim();
  const basic = /^Basic\s+(.+)$/i.exec(authorization ?? "");
  if (basic?.[1] === undefined) return null;
  const user = Buffer.from(basic[1], "base64").toString("utf8").split(":")[0];
  return user === undefined || user === "" ? null : user;
}

function ephemeral(world: World, ledger: Ledger, secret: string, shown: string): Caller {
  const key = ledger.ephemeralKeys.where("secret", secret)[0];
  if (key === undefined) throw new StripeError(401, `Invalid API Key provided: ${shown}`);
  if (key.expires <= world.clock.seconds()) {
    throw new StripeError(401, `Expired API Key provided: ${shown}`, { code: "api_key_expired" });
  }
  return {
    ledger,
    shown,
    kind: "ephemeral",
    permissions: new Set<Permission>(["verification_sessions:read"]),
    session: key.session,
  };
}

/** `sk_test_51abcdXYZ9` → `sk_test_******XYZ9`. */
function hide(key: string): string {
  const body = key.slice(8);
  return body.length <= 4
    ? `${key.slice(0, 8)}${"*".repeat(body.length)}`
    : `${key.slice(0, 8)}${"*".repeat(body.length - 4)}${body.slice(-4)}`;
}

/** Returns an IPv4 address without the prefix of its IPv6 form. */
function plainAddress(ip: string): string {
  return ip.replace(/^::ffff:/, "");
}
