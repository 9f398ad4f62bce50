import { describe, expect, it } from "vitest";
import { parseTenantId, tenantId } from "../../src/verification/tenant.js";

describe("tenant ids", () => {
  it.each([
    [{ account: "default", name: "acme" }, "acme"],
    [{ account: "live", name: "acme" }, "live/acme"],
    [{ account: "eu-live", name: "A_1" }, "eu-live/A_1"],
  ])("reads %j back from its id %s", (tenant, id) => {
    expect(tenantId(tenant)).toBe(id);
    expect(parseTenantId(id)).toEqual(tenant);
  });

  it("keeps tenants of one name in different accounts apart", () => {
    const ids = ["default", "live", "test"].map((account) => tenantId({ account, name: "acme" }));
    expect(new Set(ids).size).toBe(3);
  });
});
