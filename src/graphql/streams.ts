import { GraphQLError } from "graphql";
import type { VerificationEvent } from "../verification/event.js";
import type { VerificationSession } from "../verification/session.js";
import type { GraphqlContext } from "./context.js";
import { eventCursor, positionOf } from "./cursors.js";
import { ErrorCode } from "./errors.js";
import { eventFilter, type VerificationEventFilter } from "./inputs/filters.js";
import type { Edge } from "./types/connections.js";
import { VerificationEventEdge, VerificationEventObject } from "./types/verification-event.js";
import { VerificationSessionUpdate } from "./types/verification-session-update.js";

/** The stream behind `verificationSessionUpdated`. Throws before it begins where the session or the cursor isn't good. */
export async function sessionUpdates(
  context: GraphqlContext,
  { id, after }: { id: string; after?: string | null },
): Promise<AsyncIterableIterator<VerificationSessionUpdate>> {
  const { tenantId, services } = context;
  const present = context.maySee(id) ? await currentSession(context, id) : null;
  if (!present) {
    throw new GraphQLError("There is no verification session of this id.", {
      extensions: { code: ErrorCode.NOT_FOUND },
    });
  }
  const position = cursorPosition(context, after);
  const from = position ?? present.position;
  // A session that was quiet for long has nothing among what is no longer held: its cursor is as good as the oldest.
  const isQuiet = from === present.position;
  const { prunedTo } = await services.feed.check(tenantId, isQuiet ? null : from);
  const filter = { types: null, statuses: null, sessionId: id };
  const begin = isQuiet ? Math.max(from, prunedTo) : from;
  const events = services.feed.stream({ tenantId, after: begin, filter, ...readerOf(context) });
  const updates = mapped(context, events, async (event) => {
    const session = (await services.feed.sessionOf(event)) ?? present;
    return new VerificationSessionUpdate({
      ...session,
      ...event.state,
      position: event.position,
      updatedAt: event.occurredAt,
    });
  });
  return position === null ? preceded(new VerificationSessionUpdate(present), updates) : updates;
}

/** The stream behind `verificationEvents`. */
export async function eventEdges(
  context: GraphqlContext,
  { after, filter }: { after?: string | null; filter?: VerificationEventFilter | null },
): Promise<AsyncIterableIterator<Edge<VerificationEventObject>>> {
  const { tenantId, services } = context;
  const position = cursorPosition(context, after);
  // "From now on" begins when the client is told that it has begun, not when the stream is first read.
  const { newest } = await services.feed.check(tenantId, position);
  const events = services.feed.stream({ tenantId, after: position ?? newest, filter: eventFilter(filter) });
  return mapped(context, events, async (event: VerificationEvent) => {
    return new VerificationEventEdge(eventCursor(tenantId, event.position), new VerificationEventObject(event));
  });
}

/** All tokens of a session count together: a new one is no way to more streams. */
function readerOf({ known }: GraphqlContext): { reader?: string } {
  return known.kind === "viewer" ? { reader: `${known.tenantId} ${known.sessionId}` } : {};
}

/** The cursor that a broken stream left off at counts more than the one it once began with. */
function cursorPosition(context: GraphqlContext, after: string | null | undefined): number | null {
  const { tenantId, resumeAfter } = context;
  if (resumeAfter !== null) return positionOf(tenantId, resumeAfter, "Last-Event-ID");
  return after == null ? null : positionOf(tenantId, after, "after");
}

async function currentSession(context: GraphqlContext, id: string): Promise<VerificationSession | null> {
  const [session] = await context.tenant.sessions([id]);
  return session ?? null;
}

/** Each event is executed with loaders of its own: what the one before it loaded is old by then. */
function mapped<From, To>(
  context: GraphqlContext,
  source: AsyncIterableIterator<From>,
  map: (value: From) => Promise<To>,
): AsyncIterableIterator<To> {
  return {
    async next() {
      const { done, value } = await source.next();
      if (done) return { done: true, value: undefined };
      context.forget();
      return { done: false, value: await map(value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function preceded<T>(first: T, rest: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
  let told = false;
  return {
    async next() {
      if (told) return rest.next();
      told = true;
      return { done: false, value: first };
    },
    async return() {
      await rest.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The place in the log of what a stream gave; null for anything else. */
export function cursorOf(sourceEvent: unknown): string | null {
  const given = sourceEvent instanceof VerificationSessionUpdate || sourceEvent instanceof VerificationEventEdge;
  return given ? sourceEvent.cursor : null;
}
