import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, startTestService, type TestService } from "../support/running-service.js";
import { TinyService } from "./tiny-service.js";

/** Sends a request with a Host header of its own, as a browser does whose DNS answer points here. */
function statusWithHost(url: string, path: string, host: string): Promise<{ status: number; body: string }> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on("error", reject).end();
  });
}

describe("with the emulator", () => {
  let test: TestService;
  let localUrl = "";
  beforeAll(async () => {
    const port = await freePort();
    localUrl = `http://127.0.0.1:${port}`;
    test = await startTestService({
      PORT: String(port),
      EMULATOR: "on",
      PUBLIC_URL: "https://public.example",
      ALLOWED_ORIGINS: "https://app.example:8443",
    });
  });
  afterAll(() => test?.close());

  it.each([
    "/livez",
    "/readyz",
    "/metrics",
    "/graphql?query={__typename}",
    "/graphql/stream",
    "/webhooks/stripe",
    "/none",
  ])("answers 421 at %s to a host that is neither loopback nor listed", async (path) => {
    const { status, body } = await statusWithHost(localUrl, path, "rebound.example:4000");
    expect(status).toBe(421);
    expect(body).toContain("not at rebound.example");
    expect(body).not.toContain("    at ");
  });

  it.each([
    "127.0.0.1",
    "localhost:4000",
    "[::1]:4000",
    "public.example",
    "app.example:1",
  ])("answers to %s", async (host) => {
    expect((await statusWithHost(localUrl, "/livez", host)).status).toBe(200);
  });
});

it("answers to any host with Stripe, which protects itself by its credentials", async () => {
  const service = await TinyService.start();
  expect((await statusWithHost(service.url, "/livez", "anything.example")).status).toBe(200);
  await service.stop();
});
