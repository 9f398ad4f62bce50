import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatError } from "../../src/graphql/format-error.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { TinyService } from "./tiny-service.js";

const authorization = "Bearer partner";
const json = { authorization, "content-type": "application/json" };
const stream = { ...json, accept: "text/event-stream" };
const persistedQuery = { version: 1, sha256Hash: "a".repeat(64) };

describe("error codes of the GraphQL endpoints", () => {
  let service: TinyService;
  beforeAll(async () => {
    const log = createLogger("error", { write: () => undefined });
    service = await TinyService.start({
      formatError: (formatted, error, requestId) =>
        formatError(formatted, error, requestId, { log, isTransientFailure: () => false }),
    });
  });
  afterAll(() => service.stop());

  it.each<[string, string, RequestInit, number, string, string?]>([
    [
      "a mutation by GET",
      "/graphql?query=mutation%7Btick%7D",
      { headers: { authorization } },
      405,
      "METHOD_NOT_ALLOWED",
      "POST",
    ],
    [
      "a subscription by GET",
      "/graphql?query=subscription%7Bticks%7D",
      { headers: { authorization } },
      405,
      "METHOD_NOT_ALLOWED",
      "POST",
    ],
    ["PUT", "/graphql", { method: "PUT", headers: json, body: "{}" }, 405, "METHOD_NOT_ALLOWED", "GET, POST"],
    [
      "PATCH on a stream",
      "/graphql/stream",
      { method: "PATCH", headers: stream, body: "{}" },
      405,
      "METHOD_NOT_ALLOWED",
      "GET, POST, PUT, DELETE",
    ],
    [
      "a mutation by GET on a stream",
      "/graphql/stream?query=mutation%7Btick%7D",
      { headers: stream },
      405,
      "METHOD_NOT_ALLOWED",
      "POST",
    ],
    [
      "a body that is no JSON",
      "/graphql",
      { method: "POST", headers: { ...json, "content-type": "text/plain" }, body: "{ hello }" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "a GET with the content type of a form",
      "/graphql?query=%7Bhello%7D",
      { headers: { ...json, "content-type": "application/x-www-form-urlencoded" } },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "a body that is no JSON on a stream",
      "/graphql/stream",
      { method: "POST", headers: { ...stream, "content-type": "text/plain" }, body: "{ hello }" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "a media type that GraphQL does not have",
      "/graphql",
      { method: "POST", headers: { ...json, accept: "image/png" }, body: '{"query":"{ hello }"}' },
      406,
      "NOT_ACCEPTABLE",
    ],
    [
      "a hash in place of the document",
      "/graphql",
      { method: "POST", headers: json, body: JSON.stringify({ extensions: { persistedQuery } }) },
      200,
      "PERSISTED_QUERY_NOT_SUPPORTED",
    ],
    [
      "a hash in place of the document by GET",
      `/graphql?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery }))}`,
      { headers: { authorization } },
      200,
      "PERSISTED_QUERY_NOT_SUPPORTED",
    ],
    [
      "a hash in place of the document on a stream",
      "/graphql/stream",
      { method: "POST", headers: stream, body: JSON.stringify({ extensions: { persistedQuery } }) },
      400,
      "PERSISTED_QUERY_NOT_SUPPORTED",
    ],
    [
      "a hash in place of the document on a stream by GET",
      `/graphql/stream?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery }))}`,
      { headers: stream },
      400,
      "PERSISTED_QUERY_NOT_SUPPORTED",
    ],
    [
      "a stream without a document",
      "/graphql/stream",
      { method: "POST", headers: stream, body: "{}" },
      400,
      "BAD_REQUEST",
    ],
  ])("%s", async (_title, path, init, status, code, allow) => {
    const response = await fetch(`${service.url}${path}`, init);
    const body = await response.json();
    expect({ status: response.status, code: body.errors[0].extensions?.code }).toEqual({ status, code });
    if (allow) expect(response.headers.get("allow")).toBe(allow);
    expect(body.data).toBeUndefined();
  });
});
