import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TinyService } from "./tiny-service.js";

describe("the probe routes", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  it("report liveness, and readiness with the reasons against it", async () => {
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${service.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
    service.readiness = { ready: false, reasons: ["The database is away."] };
    const unready = await fetch(`${service.url}/readyz`);
    expect([unready.status, await unready.json()]).toEqual([503, { ready: false, reasons: ["The database is away."] }]);
  });

  it("expose metrics in the format of Prometheus", async () => {
    const response = await fetch(`${service.url}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    expect(await response.text()).toContain("verification_graph_webhooks_total");
  });
});
