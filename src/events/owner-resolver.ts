import { tenantName } from "../config/credentials.js";
import type { AccessStore } from "../store/access-store.js";

/**
 * Whose a session is that we didn't ask for: the tenant that its metadata names; else the one that knows its reference from sessions of
 * its own (a flow's link may carry it); else the operator's default; else the only tenant there is; else nobody's, until the operator
 * decides.
 */
export class OwnerResolver {
  readonly #ensured = new Set<string>();

  constructor(
    private readonly access: AccessStore,
    private readonly defaultTenant: string | null,
  ) {}

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
