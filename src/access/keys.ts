import { createHash, randomInt } from "node:crypto";
import type { BootstrapKey } from "../config/bootstrap-keys.js";
import { demoKey, demoTenant } from "../config/credentials.js";
import type { AccessStore, KeyRecord } from "../store/access-store.js";
import type { PartnerCaller } from "./caller.js";
import { allScopes, isScope, type Scope } from "./scopes.js";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^32 is more than 2^190: nobody guesses it. */
const randomLength = 32;
/** Characters after `vg_test_` that are kept to recognise a key by. */
const prefixRandomLength = 4;
const markUsedEveryMilliseconds = 60_000;

/** A key that can't be rotated as asked. The message is for the operator. */
export class KeyError extends Error {
  override name = "KeyError";
}

/** A key at the one moment that it is known. */
export interface FreshKey {
  id: string;
  /** To be shown once: only its hash is kept. */
  key: string;
  expiresAt: Date | null;
}

export interface NewKey {
  tenant: string;
  scopes: readonly Scope[];
  /** Null or left out: never. */
  expiresAt?: Date | null;
  /** Whether the key says `vg_live_` rather than `vg_test_`. */
  live?: boolean;
}

/** What a logger does here. */
export interface Warnings {
  warn(details: object, message: string): void;
}

/**
 * API keys of partners. Kept is the SHA-256 of each: the keys are random and long, so a slow hash would protect nothing, and a lookup by
 * hash takes a time that tells nothing of how near a guess came. Each call asks the store, so every node knows of a new, expired or
 * revoked key at once.
 */
export class Keys {
  readonly #store: AccessStore;
  readonly #demo: boolean;
  readonly #log: Warnings;
  readonly #lookups = new Map<string, Promise<KeyRecord | null>>();
  readonly #usedAt = new Map<string, number>();

  /** @param parts.demo whether {@link demoKey} opens the tenant `demo`: with the emulator only. */
  constructor(deps: { store: AccessStore; demo: boolean; log: Warnings }) {
    this.#store = deps.store;
    this.#demo = deps.demo;
    this.#log = deps.log;
  }

  /** Makes a key, and its tenant where that is new. */
  async create({ tenant, scopes, expiresAt = null, live = false }: NewKey): Promise<FreshKey> {
    const key = `${live ? "vg_live_" : "vg_test_"}${randomText(randomLength)}`;
    const id = newId();
    await this.#store.ensureTenant(tenant);
    await this.#store.addKey({ id, tenantId: tenant, hash: hashOf(key), prefix: prefixOf(key), scopes, expiresAt });
    return { id, key, expiresAt };
  }

  /** All keys, or a tenant's, oldest first; those that ended too. */
  list(tenant: string | null): Promise<KeyRecord[]> {
    return this.#store.keys(tenant);
  }

  /**
   * Makes a key of the same tenant, scopes and length of life, and ends the old one after the overlap. Throws {@link KeyError} where
   * the old one is unknown or has ended.
   */
  async rotate(id: string, overlapSeconds: number): Promise<FreshKey> {
    const old = await this.#store.key(id);
    const now = Date.now();
    if (!old) throw new KeyError(`There is no key ${id}`);
    if (old.revokedAt || (old.expiresAt && old.expiresAt.getTime() <= now)) {
      throw new KeyError(`The key ${id} has ended: create another instead`);
    }
    const lifetime = old.expiresAt ? old.expiresAt.getTime() - old.createdAt.getTime() : null;
    const fresh = await this.create({
      tenant: old.tenantId,
      scopes: old.scopes.filter(isScope),
      expiresAt: lifetime === null ? null : new Date(now + lifetime),
      live: isLive(old.prefix),
    });
    const end = new Date(now + overlapSeconds * 1_000);
    if (overlapSeconds === 0) await this.#store.endKey(id, null);
    else if (!old.expiresAt || old.expiresAt > end) await this.#store.endKey(id, end);
    return fresh;
  }

  /** Ends a key now. Answers false where there is no such key. */
  revoke(id: string): Promise<boolean> {
    return this.#store.endKey(id, null);
  }

  /** Makes the keys that are absent, and the demo tenant where there is one; at every start. Answers how many it made. */
  async bootstrap(keys: readonly BootstrapKey[]): Promise<number> {
    if (this.#demo) await this.#store.ensureTenant(demoTenant);
    let made = 0;
    for (const { tenant, key, scopes } of keys) {
      await this.#store.ensureTenant(tenant);
      const record = { tenantId: tenant, hash: hashOf(key), prefix: prefixOf(key), scopes, expiresAt: null };
      if (await this.#store.addKey({ id: newId(), ...record })) made += 1;
    }
    return made;
  }

  /** Whose key it is; null where it is unknown, expired or revoked. */
  async authenticate(key: string): Promise<PartnerCaller | null> {
    if (key === demoKey) return this.#demo ? demoCaller : null;
    const record = await this.#lookUp(hashOf(key));
    if (!record) return null;
    this.#markUsed(record.id);
    return {
      kind: "partner",
      tenantId: record.tenantId,
      keyId: record.id,
      livemode: isLive(record.prefix),
      scopes: new Set(record.scopes.filter(isScope)),
    };
  }

  /** Which of these keys, by their ids, have neither expired nor been revoked. */
  async validKeys(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const good = await this.#store.validKeyIds(ids);
    return new Set(this.#demo ? [...good, demoCaller.keyId] : good);
  }

  /** Calls of one turn of the event loop that carry the same key share a query, sent when the turn is over. */
  #lookUp(hash: string): Promise<KeyRecord | null> {
    const asked = this.#lookups.get(hash);
    if (asked) return asked;
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#lookups.delete(hash);
      return this.#store.keyByHash(hash);
    });
    this.#lookups.set(hash, found);
    return found;
  }

  /** Nobody waits for it. */
  #markUsed(id: string): void {
    const now = Date.now();
    if (now - (this.#usedAt.get(id) ?? 0) < markUsedEveryMilliseconds) return;
    this.#usedAt.set(id, now);
    this.#store.markKeyUsed(id).catch((error: unknown) => {
      this.#log.warn({ keyId: id, err: error }, "the last use of a key could not be noted");
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

/** What is kept and remembered of a key in its place. */
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
