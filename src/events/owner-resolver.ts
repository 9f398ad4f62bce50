import { tenantName } from "../config/credentials.js";
import type { AccessStore } from "../store/access-store.js";
import type { AccountStore } from "../store/account-store.js";
import { tenantId } from "../verification/tenant.js";

/**
 * Resolves the owner of a session that this service did not create: the tenant named in its metadata, which only holders of the Stripe key
 * can write; else the tenant that it or its flow is assigned to; else the default tenant of the account; else its only tenant. Otherwise the
 * session is unassigned until the operator decides. The reference is never asked: anyone who opens a flow's link can choose it.
 */
export class OwnerResolver {
  readonly #ensured = new Set<string>();

  constructor(
    private readonly deps: {
      account: string;
      access: Pick<AccessStore, "ensureTenant" | "tenants">;
      accounts: Pick<AccountStore, "assignedTenant">;
      /** Name of the tenant; null: none is configured. */
      defaultTenant: string | null;
    },
  ) {}

  /** Returns the owner's tenant id; null for a session that is unassigned. */
  async ownerOf(session: { id: string; named: string | null; flowId: string | null }): Promise<string | null> {
    const { account, access, accounts, defaultTenant } = this.deps;
    const { named } = session;
    if (named !== null && tenantName.test(named)) return this.#ensure(named);
    const assigned = await accounts.assignedTenant(account, session);
    if (assigned !== null) return assigned;
    if (defaultTenant !== null) return this.#ensure(defaultTenant);
    const tenants = await access.tenants(account);
    return tenants.length === 1 && tenants[0] ? tenants[0].id : null;
  }

  async #ensure(name: string): Promise<string> {
    const id = tenantId({ account: this.deps.account, name });
    if (!this.#ensured.has(id)) {
      await this.deps.access.ensureTenant(id);
      this.#ensured.add(id);
    }
    return id;
  }
}
