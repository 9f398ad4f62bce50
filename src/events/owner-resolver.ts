import { tenantName } from "../config/credentials.js";
import type { AccessStore } from "../store/access-store.js";

/**
 * Resolves the owner of a session that this service didn't create: the tenant named in its metadata; else the only tenant that has sessions
 * with its reference, since a flow's link may carry one; else the operator's default tenant; else the only tenant there is. Otherwise the
 * session is unassigned until the operator decides.
 */
export class OwnerResolver {
  readonly #ensured = new Set<string>();

  constructor(
    private readonly access: AccessStore,
    private readonly defaultTenant: string | null,
  ) {}

  /** Returns the owner's tenant id; null for a session that is unassigned. */
  async ownerOf(named: string | null, clientReferenceId: string | null): Promise<string | null> {
    if (named !== null && tenantName.test(named)) return this.#ensure(named);
    const known = clientReferenceId === null ? null : await this.access.tenantOfReference(clientReferenceId);
    if (known !== null) return known;
    if (this.defaultTenant !== null) return this.#ensure(this.defaultTenant);
    const tenants = await this.access.tenants();
    return tenants.length === 1 && tenants[0] ? tenants[0].id : null;
  }

  async #ensure(tenantId: string): Promise<string> {
    if (!this.#ensured.has(tenantId)) {
      await this.access.ensureTenant(tenantId);
      this.#ensured.add(tenantId);
    }
    return tenantId;
  }
}
