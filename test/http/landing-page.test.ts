import { describe, expect, it } from "vitest";
import { TinyService } from "./tiny-service.js";

describe("the landing page", () => {
  const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

  it("embeds Apollo Sandbox and shows an example without it", async () => {
    const service = await TinyService.start();
    const response = await fetch(`${service.url}/graphql`, { headers: browser });
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    const nonce = /script-src 'nonce-([^']+)' https:\/\/embeddable-sandbox\.cdn\.apollographql\.com/.exec(
      response.headers.get("content-security-policy") ?? "",
    )?.[1];
    expect(page).toContain(`<script nonce="${nonce}">`);
    expect(page).toContain(`"initialSubscriptionEndpoint":"${service.socketUrl}"`);
    expect(page).toContain("query Hello { hello }");
    expect(page).toContain(`curl ${service.url}/graphql`);
    expect(page).toContain("vg_test_demo");
    await service.stop();
  });

  it("shows only the address of the API when Sandbox is off", async () => {
    const service = await TinyService.start({ sandbox: false, publicUrl: "https://verify.example" });
    const response = await fetch(`${service.url}/graphql`, { headers: browser });
    const page = await response.text();
    expect(page).toContain("https://verify.example/graphql");
    expect(page).not.toMatch(/script|apollographql|vg_test/);
    expect(response.headers.get("content-security-policy")).not.toContain("script-src");
    await service.stop();
  });
});
