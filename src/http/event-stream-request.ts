import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Request } from "graphql-sse";
import type { Caller } from "../access/caller.js";
import type { EventStream } from "./event-stream.js";
import type { ResultStream } from "./result-stream.js";

/** What one request to the event stream door carries along. */
export interface StreamContext {
  /** The reservation that is meant, known only together with who made it; null in distinct connections mode. */
  reservation: string | null;
  /** The token of the reservation as the client knows it. */
  token: string | null;
  stream: EventStream | null;
  results: ResultStream | null;
}

export type StreamRequest = Request<FastifyRequest, StreamContext>;

const tokenHeader = "x-graphql-event-stream-token";
const eventStreamType = "text/event-stream";

/**
 * A request as graphql-sse sees it. A reservation's token is joined to the caller, so that nobody gets into another's stream by its
 * token; and `Accept` is read as HTTP has it, where the library compares it letter by letter.
 */
export function streamRequestOf(request: FastifyRequest): StreamRequest {
  const token = tokenOf(request) ?? (request.method === "PUT" ? randomUUID() : null);
  const accept = acceptOf(request, token);
  return {
    method: request.method,
    url: request.url,
    headers: { get: (name) => (name === "accept" ? accept : headerOf(request, name)) },
    body: isRecord(request.body) ? request.body : null,
    raw: request,
    context: {
      token,
      reservation: token === null ? null : `${accountOf(request.caller)} ${token}`,
      stream: null,
      results: null,
    },
  };
}

/** Whether the answer is to be a stream. */
export function wantsEvents({ headers }: StreamRequest): boolean {
  return headers.get("accept") === eventStreamType;
}

function acceptOf(request: FastifyRequest, token: string | null): string | null {
  const types = request.headers.accept?.split(",").map((part) => part.split(";", 1)[0]?.trim().toLowerCase()) ?? [
    "*/*",
  ];
  if (types.includes(eventStreamType)) return eventStreamType;
  // Without a reservation there is no other answer than a stream, so whoever takes anything takes that.
  const isOperation = request.method === "GET" || request.method === "POST";
  if (token === null && isOperation && (types.includes("*/*") || types.includes("text/*"))) return eventStreamType;
  return types.length === 1 ? (types[0] ?? null) : (request.headers.accept ?? null);
}

function tokenOf(request: FastifyRequest): string | null {
  const inHeader = headerOf(request, tokenHeader);
  return inHeader || new URL(request.url, "http://localhost").searchParams.get("token") || null;
}

function accountOf(caller: Caller | null): string {
  if (caller === null) return "anybody";
  return caller.kind === "partner" ? `${caller.tenantId} ${caller.keyId}` : `${caller.tenantId} ${caller.sessionId}`;
}

function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join("\n") : (value ?? null);
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}
