import { createHash, randomInt } from "node:crypto";
import type { BootstrapKey } from "../config/bootstrap-keys.js";
import { demoKey, demoTenant } from "../config/credentials.js";
import { allScopes, isScope, type Scope } from "../config/scopes.js";
import type { AccessStore, KeyRecord } from "../store/access-store.js";
import { parseTenantId, tenantId } from "../verification/tenant.js";
import type { PartnerCaller } from "./caller.js";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^32 is more than 2^190, which can't be guessed. */
const randomLength = 32;
/** Number of characters after `vg_test_` that are stored, so that operators can recognise a key. */
const prefixRandomLength = 4;
const markUsedEveryMilliseconds = 60_000;

/** Thrown where a key can't be rotated. The message is for the operator. */
export class KeyError extends Error {
  override name = "KeyError";
}

/** A key that was just created: the only time at which it is known in full. */
export interface FreshKey {
  id: string;
  /** To be shown once: only its hash is stored. */
  key: string;
  expiresAt: Date | null;
}

/** A Stripe account and its mode. */
export interface AccountMode {
  name: string;
  livemode: boolean;
}

export interface NewKey {
  /** Id of the tenant that owns the key. */
  tenantId: string;
  scopes: readonly Scope[];
  /** Null or absent: the key never expires. */
  expiresAt?: Date | null;
  /** The mode of the tenant's account: keys of live mode begin with `vg_live_`, all others with `vg_test_`. */
  livemode?: boolean;
}

/**
 * Manages and authenticates the API keys of partners. The store has the SHA-256 of each key: keys are random and long, so a slow hash would
 * not protect them better, and the time of a lookup by hash does not depend on how close a guess is. Every call reads the store, so a new,
 * expired or revoked key takes effect on all nodes at once.
 */
export class Keys {
  readonly #store: AccessStore;
  readonly #demo: boolean;
  readonly #accounts: readonly AccountMode[];
  readonly #log: { warn(details: object, message: string): void };
  readonly #lookups = new Map<string, Promise<KeyRecord | null>>();
  readonly #usedAt = new Map<string, number>();

  /** @param deps.demo whether {@link demoKey} is accepted for the tenant `demo`: with the emulator only. */
  constructor(deps: {
    store: AccessStore;
    demo: boolean;
    /** The accounts that are served, with their modes. Keys of other accounts are unknown. */
    accounts: readonly AccountMode[];
    log: { warn(details: object, message: string): void };
  }) {
    this.#store = deps.store;
    this.#demo = deps.demo;
    this.#accounts = deps.accounts;
    this.#log = deps.log;
  }

  /** Creates a key, and its tenant if that is new. */
  async create({ tenantId, scopes, expiresAt = null, livemode = false }: NewKey): Promise<FreshKey> {
    const key = `${livemode ? "vg_live_" : "vg_test_"}${randomText(randomLength)}`;
    const id = newId();
    await this.#store.ensureTenant(tenantId);
    await this.#store.addKey({ id, tenantId, hash: hashOf(key), prefix: prefixOf(key), scopes, expiresAt });
    return { id, key, expiresAt };
  }

  /** Lists all keys or those of one tenant, oldest first, including expired and revoked ones. */
  list(tenant: string | null): Promise<KeyRecord[]> {
    return this.#store.keys(tenant);
  }

  /**
   * Creates a key of the same tenant, scopes and lifetime, and ends the old one after the overlap. Rejects with {@link KeyError} when the
   * old one is unknown, expired or revoked.
   */
  async rotate(id: string, overlapSeconds: number): Promise<FreshKey> {
    const old = await this.#store.key(id);
    const now = Date.now();
    if (!old) throw new KeyError(`There is no key ${id}`);
    if (old.revokedAt || (old.expiresAt && old.expiresAt.getTime() <= now)) {
      throw new KeyError(`The key ${id} has expired or was revoked: create a new one instead`);
    }
    const lifetime = old.expiresAt ? old.expiresAt.getTime() - old.createdAt.getTime() : null;
    const fresh = await this.create({
      tenantId: old.tenantId,
      scopes: old.scopes.filter(isScope),
      expiresAt: lifetime === null ? null : new Date(now + lifetime),
      livemode: isLive(old.prefix),
    });
    const end = new Date(now + overlapSeconds * 1_000);
    if (overlapSeconds === 0) await this.#store.endKey(id, null);
    else if (!old.expiresAt || old.expiresAt > end) await this.#store.endKey(id, end);
    return fresh;
  }

  /** Revokes a key. Returns false if there is no such key. */
  revoke(id: string): Promise<boolean> {
    return this.#store.endKey(id, null);
  }

  /**
   * Creates the keys that are missing, and the demo tenant if it is enabled. Returns the number of keys created. Rejects with
   * {@link KeyError} where a key exists with another tenant or other scopes: it must not silently mean something else than the settings say.
   */
  async bootstrap(keys: readonly BootstrapKey[]): Promise<number> {
    if (this.#demo) await this.#store.ensureTenant(demoTenant);
    let created = 0;
    for (const { account, tenant, key, scopes } of keys) {
      const owner = tenantId({ account, name: tenant });
      await this.#store.ensureTenant(owner);
      const record = { tenantId: owner, hash: hashOf(key), prefix: prefixOf(key), scopes, expiresAt: null };
      if (await this.#store.addKey({ id: newId(), ...record })) created += 1;
      else await this.#checkUnchanged(record);
    }
    return created;
  }

  async #checkUnchanged(wanted: {
    tenantId: string;
    hash: string;
    prefix: string;
    scopes: readonly Scope[];
  }): Promise<void> {
    const existing = await this.#store.keyOfHash(wanted.hash);
    if (!existing) return;
    const sameScopes =
      existing.scopes.length === wanted.scopes.length &&
      wanted.scopes.every((scope) => existing.scopes.includes(scope));
    if (existing.tenantId === wanted.tenantId && sameScopes) return;
    throw new KeyError(
      `BOOTSTRAP_KEYS: the key ${wanted.prefix}... exists as ${existing.id} of tenant ${existing.tenantId} with scopes ` +
        `${existing.scopes.join(",")}: revoke it and choose another key, or correct the setting`,
    );
  }

  /** Returns the caller that a key identifies; null if the key is unknown, expired or revoked. */
  async authenticate(key: string): Promise<PartnerCaller | null> {
    if (key === demoKey) return this.#demo ? demoCaller : null;
    const record = await this.#lookUp(hashOf(key));
    if (!record) return null;
    const { account } = parseTenantId(record.tenantId);
    const served = this.#accounts.find(({ name }) => name === account);
    // A key made for the other mode of an account that has changed must not reach the new one's data.
    if (!served || served.livemode !== isLive(record.prefix)) return null;
    this.#markUsed(record.id);
    return {
      kind: "partner",
      tenantId: record.tenantId,
      keyId: record.id,
      livemode: served.livemode,
      scopes: new Set(record.scopes.filter(isScope)),
    };
  }

  /** Returns those of these key ids that have neither expired nor been revoked. */
  async validKeys(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const valid = await this.#store.validKeyIds(ids);
    return new Set(this.#demo ? [...valid, demoCaller.keyId] : valid);
  }

  /** Shares one query among the calls that carry the same key in one turn of the event loop. */
  #lookUp(hash: string): Promise<KeyRecord | null> {
    const pending = this.#lookups.get(hash);
    if (pending) return pending;
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#lookups.delete(hash);
      return this.#store.keyByHash(hash);
    });
    this.#lookups.set(hash, found);
    return found;
  }

  /** Records the use of a key, at most once a minute. Callers do not wait for it. */
  #markUsed(id: string): void {
    const now = Date.now();
    if (now - (this.#usedAt.get(id) ?? 0) < markUsedEveryMilliseconds) return;
    this.#usedAt.set(id, now);
    this.#store.markKeyUsed(id).catch((error: unknown) => {
      this.#log.warn({ keyId: id, err: error }, "the last use of a key could not be recorded");
    });
  }
}

const demoCaller: PartnerCaller = {
  kind: "partner",
  tenantId: demoTenant,
  keyId: "demo",
  livemode: false,
  scopes: new Set(allScopes),
};

/** Returns the hash by which a key is stored and remembered. */
export function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function prefixOf(key: string): string {
  return key.slice(0, "vg_test_".length + prefixRandomLength);
}

function isLive(key: string): boolean {
  return key.startsWith("vg_live_");
}

function newId(): string {
  return `key_${randomText(16)}`;
}

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
