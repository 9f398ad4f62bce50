import { type Kysely, type Migration, sql } from "kysely";

const initial: Migration = {
  async up(db: Kysely<unknown>) {
    const now = sql`now()`;
    await db.schema
      .createTable("tenants")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("log_position", "bigint", (c) => c.notNull().defaultTo(0))
      .addColumn("log_pruned_to", "bigint", (c) => c.notNull().defaultTo(0))
      .addColumn("created_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .execute();

    await db.schema
      .createTable("api_keys")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("tenant_id", "text", (c) => c.notNull().references("tenants.id"))
      .addColumn("hash", "text", (c) => c.notNull().unique())
      .addColumn("prefix", "text", (c) => c.notNull())
      .addColumn("scopes", sql`text[]`, (c) => c.notNull())
      .addColumn("created_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addColumn("expires_at", "timestamptz")
      .addColumn("revoked_at", "timestamptz")
      .addColumn("last_used_at", "timestamptz")
      .execute();

    await db.schema
      .createTable("verification_sessions")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("tenant_id", "text", (c) => c.notNull().references("tenants.id"))
      .addColumn("type", "text", (c) => c.notNull())
      .addColumn("status", "text", (c) => c.notNull())
      .addColumn("checks", sql`text[]`, (c) => c.notNull())
      .addColumn("requires_selfie", "boolean", (c) => c.notNull())
      .addColumn("options", "jsonb", (c) => c.notNull())
      .addColumn("livemode", "boolean", (c) => c.notNull())
      .addColumn("country", "text")
      .addColumn("flow_id", "text")
      .addColumn("client_reference_id", "text")
      .addColumn("related_customer", "text")
      .addColumn("metadata", "jsonb", (c) => c.notNull())
      .addColumn("last_error_code", "text")
      .addColumn("last_report_id", "text")
      .addColumn("attempts", "integer", (c) => c.notNull())
      .addColumn("redaction", "text")
      .addColumn("replaces_id", "text")
      .addColumn("replaced_by_id", "text")
      .addColumn("created_at", "timestamptz", (c) => c.notNull())
      .addColumn("updated_at", "timestamptz", (c) => c.notNull())
      .addColumn("position", "bigint", (c) => c.notNull())
      .addColumn("compared_at", "timestamptz")
      .execute();
    await db.schema
      .createIndex("verification_sessions_by_creation")
      .on("verification_sessions")
      .columns(["tenant_id", "created_at desc", "id desc"])
      .execute();
    await db.schema
      .createIndex("verification_sessions_by_reference")
      .on("verification_sessions")
      .columns(["tenant_id", "client_reference_id"])
      .execute();
    await db.schema
      .createIndex("verification_sessions_open")
      .on("verification_sessions")
      .columns(["compared_at"])
      .where(sql.ref("status"), "in", sql`('REQUIRES_INPUT', 'PROCESSING', 'UNKNOWN')`)
      .execute();

    await db.schema
      .createTable("verification_reports")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("tenant_id", "text", (c) => c.notNull().references("tenants.id"))
      .addColumn("session_id", "text", (c) => c.notNull().references("verification_sessions.id"))
      .addColumn("type", "text", (c) => c.notNull())
      .addColumn("attempt", "integer", (c) => c.notNull())
      .addColumn("outcomes", "jsonb", (c) => c.notNull())
      .addColumn("livemode", "boolean", (c) => c.notNull())
      .addColumn("created_at", "timestamptz", (c) => c.notNull())
      .addUniqueConstraint("verification_reports_by_attempt", ["session_id", "attempt"])
      .execute();
    await db.schema
      .createIndex("verification_reports_by_creation")
      .on("verification_reports")
      .columns(["tenant_id", "created_at desc", "attempt desc", "id desc"])
      .execute();

    await db.schema
      .createTable("verification_events")
      .addColumn("tenant_id", "text", (c) => c.notNull())
      .addColumn("position", "bigint", (c) => c.notNull())
      .addColumn("session_id", "text", (c) => c.notNull())
      .addColumn("type", "text", (c) => c.notNull())
      .addColumn("status", "text", (c) => c.notNull())
      .addColumn("occurred_at", "timestamptz", (c) => c.notNull())
      .addColumn("state", "jsonb", (c) => c.notNull())
      .addColumn("told_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addPrimaryKeyConstraint("verification_events_key", ["tenant_id", "position"])
      .execute();
    await db.schema
      .createIndex("verification_events_by_session")
      .on("verification_events")
      .columns(["tenant_id", "session_id", "position"])
      .execute();

    await db.schema
      .createTable("inbox")
      .addColumn("event_id", "text", (c) => c.primaryKey())
      .addColumn("type", "text", (c) => c.notNull())
      .addColumn("session_id", "text")
      .addColumn("livemode", "boolean", (c) => c.notNull())
      .addColumn("facts", "jsonb")
      .addColumn("occurred_at", "timestamptz", (c) => c.notNull())
      .addColumn("received_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("tries", "integer", (c) => c.notNull().defaultTo(0))
      .addColumn("next_try_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addColumn("error", "text")
      .addColumn("handled_at", "timestamptz")
      .execute();
    await db.schema
      .createIndex("inbox_waiting")
      .on("inbox")
      .columns(["next_try_at"])
      .where(sql.ref("state"), "=", sql.lit("WAITING"))
      .execute();

    await db.schema
      .createTable("start_requests")
      .addColumn("tenant_id", "text", (c) => c.notNull().references("tenants.id"))
      .addColumn("key_hash", "text", (c) => c.notNull())
      .addColumn("input_hash", "text", (c) => c.notNull())
      .addColumn("session_id", "text")
      .addColumn("reused", "boolean", (c) => c.notNull().defaultTo(false))
      .addColumn("created_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addPrimaryKeyConstraint("start_requests_key", ["tenant_id", "key_hash"])
      .execute();

    await db.schema
      .createTable("audit")
      .addColumn("id", "bigint", (c) => c.primaryKey().generatedAlwaysAsIdentity())
      .addColumn("tenant_id", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("session_id", "text", (c) => c.notNull())
      .addColumn("fields", sql`text[]`, (c) => c.notNull())
      .addColumn("request_id", "text", (c) => c.notNull())
      .addColumn("read_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .execute();
    await db.schema.createIndex("audit_by_tenant").on("audit").columns(["tenant_id", "id"]).execute();

    await db.schema
      .createTable("service_secrets")
      .addColumn("name", "text", (c) => c.primaryKey())
      .addColumn("value", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("reconcile_marks")
      .addColumn("name", "text", (c) => c.primaryKey())
      .addColumn("at", "timestamptz", (c) => c.notNull())
      .execute();
  },
};

/** Adds the indexes by which waiting, dead-lettered and old inbox rows and open sessions are found without reading finished ones. */
const maintenanceIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex("inbox_set_aside")
      .on("inbox")
      .columns(["received_at"])
      .where(sql.ref("state"), "in", sql`('DEAD', 'UNASSIGNED')`)
      .execute();
    await db.schema.createIndex("inbox_by_age").on("inbox").columns(["received_at"]).execute();
    await db.schema.dropIndex("verification_sessions_open").execute();
    await db.schema
      .createIndex("verification_sessions_open")
      .on("verification_sessions")
      .columns(["compared_at"])
      .where(
        sql<boolean>`(status in ('REQUIRES_INPUT', 'PROCESSING', 'UNKNOWN') or redaction in ('PROCESSING', 'UNKNOWN'))`,
      )
      .execute();
  },
};

/** Changes the index of references so that the tenants of a reference can be found. */
const referenceIndex: Migration = {
  async up(db) {
    await db.schema.dropIndex("verification_sessions_by_reference").execute();
    await db.schema
      .createIndex("verification_sessions_by_reference")
      .on("verification_sessions")
      .columns(["client_reference_id", "tenant_id"])
      .execute();
  },
};

/** Adds counters for changes of a session, including those without a log entry, and for failures that an inbox event causes itself. */
const counters: Migration = {
  async up(db) {
    await db.schema
      .alterTable("verification_sessions")
      .addColumn("revision", "integer", (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable("inbox")
      .addColumn("failures", "integer", (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createIndex("verification_sessions_by_replaced")
      .on("verification_sessions")
      .columns(["replaces_id"])
      .where(sql.ref("replaces_id"), "is not", null)
      .execute();
  },
};

/** Stores the provider's idempotency key of each start, so that a repeated start uses the same key whatever happened to its reference. */
const providerKeys: Migration = {
  async up(db) {
    await db.schema.alterTable("start_requests").addColumn("provider_key", "text").execute();
  },
};

/**
 * Binds data to Stripe accounts and their modes, assigns flows and single sessions to tenants, and keeps leases. Only adds, with defaults, so that the previous
 * version works on these tables: all that it wrote and writes belongs to the default account.
 */
const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    const now = sql`now()`;
    await db.schema
      .createTable("accounts")
      .addColumn("name", "text", (c) => c.primaryKey())
      .addColumn("livemode", "boolean", (c) => c.notNull())
      .addColumn("account_id", "text")
      .addColumn("created_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .execute();
    await db.schema
      .createTable("flow_assignments")
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("flow_id", "text", (c) => c.notNull())
      .addColumn("tenant_id", "text", (c) => c.notNull().references("tenants.id"))
      .addColumn("created_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addPrimaryKeyConstraint("flow_assignments_key", ["account", "flow_id"])
      .execute();
    await db.schema
      .createTable("session_assignments")
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("session_id", "text", (c) => c.notNull())
      .addColumn("tenant_id", "text", (c) => c.notNull().references("tenants.id"))
      .addColumn("created_at", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addPrimaryKeyConstraint("session_assignments_key", ["account", "session_id"])
      .execute();
    await db.schema
      .createTable("leases")
      .addColumn("name", "text", (c) => c.primaryKey())
      .addColumn("holder", "text", (c) => c.notNull())
      .addColumn("expires_at", "timestamptz", (c) => c.notNull())
      .execute();
    // A constant default does not rewrite the table.
    await db.schema
      .alterTable("tenants")
      .addColumn("account", "text", (c) => c.notNull().defaultTo("default"))
      .execute();
    await db.schema
      .alterTable("inbox")
      .addColumn("account", "text", (c) => c.notNull().defaultTo("default"))
      .execute();
  },
};

/** Remembers which server and timeline a log was last written on, so that the first append after a restore or failover begins a new epoch. */
const logOrigin: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("tenants").addColumn("log_origin", "text").execute();
  },
};

/** All migrations, in the order in which they are applied. A released migration is never changed: add another one. */
export const migrations: Record<string, Migration> = {
  "0001_initial": initial,
  "0002_upkeep": maintenanceIndexes,
  "0003_references": referenceIndex,
  "0004_counters": counters,
  "0005_provider_keys": providerKeys,
  "0006_accounts": accounts,
  "0007_log_origin": logOrigin,
};
