import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.js";

/** A Stripe account that this database holds data of. */
export interface AccountRecord {
  name: string;
  livemode: boolean;
  /** `acct_...`; null until it is configured. */
  accountId: string | null;
  createdAt: Date;
}

/** A flow whose sessions belong to a tenant. */
export interface FlowAssignment {
  account: string;
  flowId: string;
  tenantId: string;
  createdAt: Date;
}

/** The database is bound to another mode or Stripe account than the settings name. The message is one line for the operator. */
export class AccountMismatchError extends Error {
  override name = "AccountMismatchError";
}

/** The accounts that the database is bound to, and which flows and sessions belong to which tenant. */
export class AccountStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /**
   * Binds an account's name to its mode and, once it is known, to its Stripe id. Rejects with {@link AccountMismatchError} when the name is
   * bound to others: data of test mode must never count as live.
   */
  async bind({ name, livemode, accountId }: Omit<AccountRecord, "createdAt">): Promise<void> {
    await this.db
      .insertInto("accounts")
      .values({ name, livemode, account_id: accountId })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet((eb) => ({ account_id: eb.fn.coalesce("accounts.account_id", "excluded.account_id") })),
      )
      .execute();
    const bound = await this.db.selectFrom("accounts").selectAll().where("name", "=", name).executeTakeFirstOrThrow();
    const mode = (live: boolean) => (live ? "live" : "test");
    if (bound.livemode !== livemode) {
      throw new AccountMismatchError(
        `The database holds ${mode(bound.livemode)}-mode data of account "${name}", and its key is a ${mode(livemode)}-mode key: ` +
          "use another database, or another account name in STRIPE_ACCOUNTS",
      );
    }
    if (accountId !== null && bound.account_id !== accountId) {
      throw new AccountMismatchError(
        `The database holds data of Stripe account ${bound.account_id} under the name "${name}", not of ${accountId}: ` +
          "use another database, or another account name in STRIPE_ACCOUNTS",
      );
    }
  }

  async list(): Promise<AccountRecord[]> {
    const rows = await this.db.selectFrom("accounts").selectAll().orderBy("created_at").orderBy("name").execute();
    return rows.map((row) => ({
      name: row.name,
      livemode: row.livemode,
      accountId: row.account_id,
      createdAt: row.created_at,
    }));
  }

  /** Assigns the sessions of a flow to a tenant, from the next one on; replaces an earlier assignment. */
  async assignFlow({ account, flowId, tenantId }: Omit<FlowAssignment, "createdAt">): Promise<void> {
    await this.db
      .insertInto("flow_assignments")
      .values({ account, flow_id: flowId, tenant_id: tenantId })
      .onConflict((conflict) =>
        conflict.columns(["account", "flow_id"]).doUpdateSet({ tenant_id: tenantId, created_at: sql<Date>`now()` }),
      )
      .execute();
  }

  /** Ends a flow's assignment. Returns false if it had none. */
  async unassignFlow(account: string, flowId: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom("flow_assignments")
      .where("account", "=", account)
      .where("flow_id", "=", flowId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Assigns one session to a tenant; replaces an earlier assignment. Has no effect on a session that is recorded already. */
  async assignSession(account: string, sessionId: string, tenantId: string): Promise<void> {
    await this.db
      .insertInto("session_assignments")
      .values({ account, session_id: sessionId, tenant_id: tenantId })
      .onConflict((conflict) => conflict.columns(["account", "session_id"]).doUpdateSet({ tenant_id: tenantId }))
      .execute();
  }

  /** Returns the tenant that a session is assigned to, by itself or else by its flow; null: none. */
  async assignedTenant(account: string, session: { id: string; flowId: string | null }): Promise<string | null> {
    const own = await this.db
      .selectFrom("session_assignments")
      .select("tenant_id")
      .where("account", "=", account)
      .where("session_id", "=", session.id)
      .executeTakeFirst();
    if (own || session.flowId === null) return own?.tenant_id ?? null;
    const byFlow = await this.db
      .selectFrom("flow_assignments")
      .select("tenant_id")
      .where("account", "=", account)
      .where("flow_id", "=", session.flowId)
      .executeTakeFirst();
    return byFlow?.tenant_id ?? null;
  }

  async flowAssignments(): Promise<FlowAssignment[]> {
    const rows = await this.db
      .selectFrom("flow_assignments")
      .selectAll()
      .orderBy("account")
      .orderBy("flow_id")
      .execute();
    return rows.map((row) => ({
      account: row.account,
      flowId: row.flow_id,
      tenantId: row.tenant_id,
      createdAt: row.created_at,
    }));
  }
}
