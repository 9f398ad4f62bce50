import { type AuditResult, serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TinyService } from "../http/tiny-service.js";

/** Audits with another expected result than `ok`, each with its reason. Only rules that the specification leaves open (SHOULD) belong here. */
const exceptions: Record<string, { status: AuditResult["status"]; reason: string }> = {
  "572B": {
    status: "warn",
    reason:
      "SHOULD: 200 for a document that cannot be parsed when plain application/json is accepted. Apollo responds with 400, as it does " +
      "for application/graphql-response+json: nothing was executed, and the status shows that to callers, proxies and alerts.",
  },
  FDE2: { status: "warn", reason: "SHOULD: the same for an operation that is not valid. 400 for the same reason." },
  "7B9B": { status: "warn", reason: "SHOULD: the same for invalid variables. 400 for the same reason." },
};

describe("the audits of graphql-http", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  const audits = serverAudits({
    url: () => `${service.url}/graphql`,
    // A GET without a credential needs this header, because a foreign page could send one without it.
    fetchFn: (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set("apollo-require-preflight", "true");
      return fetch(url, { ...init, headers });
    },
  });

  it("include each exception", () => {
    expect(audits.length).toBeGreaterThanOrEqual(60);
    const ids = audits.map(({ id }) => id);
    for (const id of Object.keys(exceptions)) expect(ids).toContain(id);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (id, _name, audit) => {
    const result = await audit.fn();
    const details = result.status === "ok" ? "" : `${result.reason}\n${await result.response.text()}`;
    expect(result.status, details).toBe(exceptions[id]?.status ?? "ok");
  });
});
