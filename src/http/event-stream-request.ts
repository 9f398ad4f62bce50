import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Request } from "graphql-sse";
import type { Caller } from "../access/caller.js";
import { preferredType } from "./accept.js";
import type { EventStream } from "./event-stream.js";
import type { ResultStream } from "./result-stream.js";

/** State of one request to the event stream endpoint. */
export interface StreamContext {
  caller: Caller;
  /** Key of the reservation, made of its token and the caller; null in distinct connections mode. */
  reservation: string | null;
  /** The token of the reservation, as the client knows it. */
  token: string | null;
  stream: EventStream | null;
  results: ResultStream | null;
}

export type StreamRequest = Request<FastifyRequest, StreamContext>;

const tokenHeader = "x-graphql-event-stream-token";
const eventStreamType = "text/event-stream";

/**
 * Returns a request in the form that graphql-sse takes. The reservation is keyed by token and caller, so that a token is of no use to
 * another caller. `Accept` is negotiated here, since the library only compares it as text.
 */
export function streamRequestOf(request: FastifyRequest, caller: Caller): StreamRequest {
  const token = tokenOf(request) ?? (request.method === "PUT" ? randomUUID() : null);
  const accept = acceptOf(request, token);
  return {
    method: request.method,
    url: request.url,
    headers: { get: (name) => (name === "accept" ? accept : headerOf(request, name)) },
    body: isRecord(request.body) ? request.body : null,
    raw: request,
    context: {
      caller,
      token,
      reservation: token === null ? null : `${accountOf(caller)} ${token}`,
      stream: null,
      results: null,
    },
  };
}

/** Returns true for a request whose response is a stream. */
export function wantsEvents({ headers }: StreamRequest): boolean {
  return headers.get("accept") === eventStreamType;
}

/** Returns true for a request with the hash of a document in place of the document, as automatic persisted queries send it. */
export function hasOnlyHash({ method, url, body }: FastifyRequest): boolean {
  if (method !== "GET") return isRecord(body) && body.query === undefined && isPersistedQuery(body.extensions);
  const search = new URL(url, "http://localhost").searchParams;
  return !search.has("query") && isPersistedQuery(parsed(search.get("extensions")));
}

/** Returns the media type to negotiate by, or the header itself where no type that the request could be answered with is accepted. */
function acceptOf(request: FastifyRequest, token: string | null): string | null {
  return preferredType(request, typesOf(request, token)) ?? request.headers.accept ?? null;
}

function typesOf({ method }: FastifyRequest, token: string | null): readonly string[] {
  if (method === "PUT") return ["text/plain"];
  // Without a reservation the only answer to an operation is a stream.
  const isOperation = method === "GET" || method === "POST";
  return token === null && isOperation ? [eventStreamType] : ["application/json", eventStreamType];
}

function tokenOf(request: FastifyRequest): string | null {
  const inHeader = headerOf(request, tokenHeader);
  return inHeader || new URL(request.url, "http://localhost").searchParams.get("token") || null;
}

function accountOf(caller: Caller): string {
  return caller.kind === "partner" ? `${caller.tenantId} ${caller.keyId}` : `${caller.tenantId} ${caller.sessionId}`;
}

function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join("\n") : (value ?? null);
}

function isPersistedQuery(extensions: unknown): boolean {
  return isRecord(extensions) && isRecord(extensions.persistedQuery);
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}
