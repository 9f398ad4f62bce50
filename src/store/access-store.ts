import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { Tables } from "./tables.js";

/** A stored API key, without the key itself. */
export interface KeyRecord {
  id: string;
  tenantId: string;
  /** The first characters of the key, by which operators recognise it. */
  prefix: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** One sensitive read. Contains names of fields, never their values. */
export interface AuditRecord {
  tenantId: string;
  actor: string;
  sessionId: string;
  fields: string[];
  requestId: string;
}

export interface AuditEntry extends AuditRecord {
  id: number;
  readAt: Date;
}

/** Stores tenants, their API keys, the secrets of the service, and the audit log. */
export class AccessStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async ensureTenant(id: string): Promise<void> {
    await this.db
      .insertInto("tenants")
      .values({ id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async tenants(): Promise<{ id: string; createdAt: Date }[]> {
    const rows = await this.db
      .selectFrom("tenants")
      .select(["id", "created_at"])
      .orderBy("created_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({ id: row.id, createdAt: row.created_at }));
  }

  /** Returns the only tenant that has sessions with this reference; null if there is none or more than one. */
  async tenantOfReference(clientReferenceId: string): Promise<string | null> {
    const rows = await this.db
      .selectFrom("verification_sessions")
      .select("tenant_id")
      .distinct()
      .where("client_reference_id", "=", clientReferenceId)
      .limit(2)
      .execute();
    return rows.length === 1 && rows[0] ? rows[0].tenant_id : null;
  }

  /** Stores a key. Returns false if a key with this hash exists. */
  async addKey(key: {
    id: string;
    tenantId: string;
    hash: string;
    prefix: string;
    scopes: readonly string[];
    expiresAt: Date | null;
  }): Promise<boolean> {
    const row = await this.db
      .insertInto("api_keys")
      .values({
        id: key.id,
        tenant_id: key.tenantId,
        hash: key.hash,
        prefix: key.prefix,
        scopes: [...key.scopes],
        expires_at: key.expiresAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Returns the key with this hash; null if it is unknown, expired or revoked. */
  async keyByHash(hash: string): Promise<KeyRecord | null> {
    const row = await this.db
      .selectFrom("api_keys")
      .selectAll()
      .where("hash", "=", hash)
      .where(isValid)
      .executeTakeFirst();
    return row ? toKey(row) : null;
  }

  /** Returns those of these key ids that are neither unknown, expired nor revoked. */
  async validKeyIds(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.selectFrom("api_keys").select("id").where("id", "in", ids).where(isValid).execute();
    return rows.map(({ id }) => id);
  }

  async keys(tenantId: string | null): Promise<KeyRecord[]> {
    let query = this.db.selectFrom("api_keys").selectAll().orderBy("created_at").orderBy("id");
    if (tenantId !== null) query = query.where("tenant_id", "=", tenantId);
    return (await query.execute()).map(toKey);
  }

  async key(id: string): Promise<KeyRecord | null> {
    const row = await this.db.selectFrom("api_keys").selectAll().where("id", "=", id).executeTakeFirst();
    return row ? toKey(row) : null;
  }

  /** Revokes a key now (null) or lets it expire at a time. Returns false if there is no such key. */
  async endKey(id: string, at: Date | null): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable("api_keys")
      .set(at === null ? { revoked_at: sql<Date>`now()` } : { expires_at: at })
      .where("id", "=", id)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async markKeyUsed(id: string): Promise<void> {
    await this.db.updateTable("api_keys").set({ last_used_at: sql<Date>`now()` }).where("id", "=", id).execute();
  }

  /** Adds rows to the audit log, all or none. */
  async addAuditRecords(records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.db
      .insertInto("audit")
      .values(
        records.map((record) => ({
          tenant_id: record.tenantId,
          actor: record.actor,
          session_id: record.sessionId,
          fields: record.fields,
          request_id: record.requestId,
        })),
      )
      .execute();
  }

  /** Returns a tenant's sensitive reads, newest first, from before an id on. */
  async auditEntries(tenantId: string, beforeId: number | null, limit: number): Promise<AuditEntry[]> {
    let query = this.db
      .selectFrom("audit")
      .selectAll()
      .where("tenant_id", "=", tenantId)
      .orderBy("id", "desc")
      .limit(limit);
    if (beforeId !== null) query = query.where("id", "<", beforeId);
    const rows = await query.execute();
    return rows.map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      actor: row.actor,
      sessionId: row.session_id,
      fields: row.fields,
      requestId: row.request_id,
      readAt: row.read_at,
    }));
  }

  /** Returns a secret that all nodes share: the stored one, or the fresh one if there is none yet. */
  async sharedSecret(name: string, fresh: string): Promise<string> {
    await this.db
      .insertInto("service_secrets")
      .values({ name, value: fresh })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await this.db
      .selectFrom("service_secrets")
      .select("value")
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    return row.value;
  }
}

function isValid(eb: ExpressionBuilder<Tables, "api_keys">) {
  const unexpired = eb.or([eb("expires_at", "is", null), eb("expires_at", ">", sql<Date>`now()`)]);
  return eb.and([eb("revoked_at", "is", null), unexpired]);
}

function toKey(row: {
  id: string;
  tenant_id: string;
  prefix: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}): KeyRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
