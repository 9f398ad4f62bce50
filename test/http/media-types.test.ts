import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TinyService } from "./tiny-service.js";

const authorization = "Bearer partner";

describe("media types that Accept asks for", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  it.each([
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"],
    ["TEXT/HTML", "text/html"],
    ["application/json;q=0.5, text/html;q=0.9", "text/html"],
    ["text/html;q=0.5, application/json", "application/json"],
    ["text/html;q=0.5, application/graphql-response+json", "application/graphql-response+json"],
    ["text/html;q=0, */*", "application/json"],
    ["*/*", "application/json"],
    ["application/*", "application/json"],
    ["text/html; charset=utf-8, */*;q=0.5", "text/html"],
    ["text/html;q=0.5, application/json; charset=utf-8", "application/json"],
  ])("GET /graphql with %s answers %s", async (accept, type) => {
    const response = await fetch(`${service.url}/graphql?query=%7Bhello%7D`, { headers: { authorization, accept } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
  });

  it.each([
    ["application/graphql-response+json", "application/graphql-response+json"],
    ["Application/GraphQL-Response+JSON;q=0.9", "application/graphql-response+json"],
    ["application/graphql-response+json;q=0.5, application/json", "application/json"],
    ["application/graphql-response+json;q=0, */*", "application/json"],
    ["application/graphql-response+json; charset=utf-8", "application/graphql-response+json"],
    ["*/*", "application/json"],
    ["image/png", "application/json"],
  ])("a refusal of POST /graphql with %s is %s", async (accept, type) => {
    const response = await service.post("{", { accept });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    expect((await response.json()).errors[0].extensions.code).toBe("BAD_REQUEST");
  });

  it.each([
    "text/event-stream",
    "text/event-stream; charset=utf-8",
    "TEXT/*",
    "*/*",
    "image/png, text/event-stream;q=0.1",
  ])("GET /graphql/stream with %s opens a stream", async (accept) => {
    const response = await fetch(`${service.url}/graphql/stream?query=%7Bhello%7D`, {
      headers: { authorization, accept },
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(await response.text()).toContain("hello you");
  });

  it.each([
    ["text/plain", 201],
    ["text/*;q=0.1", 201],
    ["*/*", 201],
    ["image/png", 406],
  ])("PUT /graphql/stream with %s answers %i", async (accept, status) => {
    const response = await fetch(`${service.url}/graphql/stream`, {
      method: "PUT",
      headers: { authorization, accept },
    });
    expect(response.status).toBe(status);
  });

  it("answers a URL that cannot be decoded, also below /graphql", async () => {
    const response = await fetch(`${service.url}/graphql/%E0%A4%A`, { headers: { accept: "application/json" } });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { message: expect.any(String) } });
  });
});
