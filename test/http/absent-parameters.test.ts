import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "./tiny-service.js";

const authorization = "Bearer partner";
const query = "query Hello($to: String) { hello(to: $to) }";
const answer = { data: { hello: "hello you" } };

/** Spellings of "not given". Over GET they are JSON in the query string. */
const bodies = [
  ["an empty operationName", { operationName: "" }],
  ["operationName null", { operationName: null }],
  ["variables null", { variables: null }],
  ["extensions null", { extensions: null }],
  ["all of them", { operationName: "", variables: null, extensions: null }],
] as const;
const searches = [
  ["an empty operationName", "operationName="],
  ["variables null", "variables=null"],
  ["empty variables", "variables="],
  ["extensions null", "extensions=null"],
  ["empty extensions", "extensions="],
  ["all of them", "operationName=&variables=null&extensions=null"],
] as const;

describe("empty parameters count as absent", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  /** The first result on an event stream. */
  async function resultOf(response: Response): Promise<unknown> {
    const text = await response.text();
    const data = /^event: next\ndata: (.*)$/m.exec(text)?.[1];
    return data === undefined ? text : JSON.parse(data);
  }

  it.each(bodies)("POST /graphql: %s", async (_title, parameters) => {
    const response = await service.post({ query, ...parameters }, { authorization });
    expect(await response.json()).toEqual(answer);
  });

  it.each(searches)("GET /graphql: %s", async (_title, search) => {
    const response = await fetch(`${service.url}/graphql?${search}&query=${encodeURIComponent(query)}`, {
      headers: { authorization },
    });
    expect(await response.json()).toEqual(answer);
  });

  it.each(bodies)("POST /graphql/stream: %s", async (_title, parameters) => {
    const response = await fetch(`${service.url}/graphql/stream`, {
      method: "POST",
      headers: { authorization, accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query, ...parameters }),
    });
    expect(await resultOf(response)).toEqual(answer);
  });

  it.each(searches)("GET /graphql/stream: %s", async (_title, search) => {
    const response = await fetch(`${service.url}/graphql/stream?${search}&query=${encodeURIComponent(query)}`, {
      headers: { authorization, accept: "text/event-stream" },
    });
    expect(await resultOf(response)).toEqual(answer);
  });

  it.each(bodies)("WS /graphql: %s", async (_title, parameters) => {
    const socket = new WebSocket(service.socketUrl, "graphql-transport-ws");
    await once(socket, "open");
    const send = async (message: object): Promise<unknown> => {
      socket.send(JSON.stringify(message));
      const [data] = await once(socket, "message");
      return JSON.parse(String(data));
    };
    await send({ type: "connection_init", payload: { authorization } });
    const next = await send({ type: "subscribe", id: "1", payload: { query, ...parameters } });
    expect(next).toEqual({ type: "next", id: "1", payload: answer });
    socket.close();
  });

  it("still refuses an operationName that the document does not have", async () => {
    const response = await service.post({ query, operationName: "Other" }, { authorization });
    expect(JSON.stringify(await response.json())).toContain('Unknown operation named \\"Other\\"');
  });

  it("leaves the other parameters of a GET exactly as they were sent", async () => {
    const search = `variables=null&operationName=Hello&query=${encodeURIComponent(query)}&variables=%7B%22to%22:%22a%2Bb+c%22%7D`;
    const response = await fetch(`${service.url}/graphql?${search}`, { headers: { authorization } });
    expect(await response.json()).toEqual({ data: { hello: "hello a+b c" } });
  });
});
