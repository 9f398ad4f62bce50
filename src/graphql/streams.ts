import { GraphQLError } from "graphql";
import type { VerificationEvent } from "../verification/event.js";
import { type VerificationSession, VerificationStatus } from "../verification/session.js";
import type { GraphqlContext } from "./context.js";
import { eventCursor, positionOf } from "./cursors.js";
import { ErrorCode } from "./errors.js";
import { toEventFilter, type VerificationEventFilter } from "./inputs/filters.js";
import type { Edge } from "./types/connections.js";
import { VerificationEventEdge, VerificationEventObject } from "./types/verification-event.js";
import { VerificationSessionUpdate } from "./types/verification-session-update.js";

/**
 * Returns the stream of `verificationSessionUpdated`. Rejects before the stream starts when the session does not exist or the cursor is
 * invalid.
 */
export async function sessionUpdates(
  context: GraphqlContext,
  args: { id: string; after?: string | null; completeWhenFinal?: boolean | null },
): Promise<AsyncIterableIterator<VerificationSessionUpdate>> {
  const { tenantId, services } = context;
  const { id } = args;
  const current = context.maySee(id) ? await readSession(context, id) : null;
  if (!current) {
    throw new GraphQLError("No verification session has this id.", { extensions: { code: ErrorCode.NOT_FOUND } });
  }
  const position = startPosition(context, args.after);
  const after = position ?? current.position;
  // The cursor of the current state never expires: the session has no event after it, so none that could have been removed.
  const isCurrent = after === current.position;
  const { prunedTo } = await services.feed.check(tenantId, isCurrent ? null : after);
  // The reader has the final state already, so no update would come that completes the stream.
  if (args.completeWhenFinal && position !== null && after >= current.position && isFinal(current))
    return emptyStream();
  const filter = { types: null, statuses: null, sessionId: id };
  const events = services.feed.stream({
    tenantId,
    after: isCurrent ? Math.max(after, prunedTo) : after,
    filter,
    ...readerOf(context),
  });
  const updates = mapped(context, events, async (event) => {
    const session = (await services.feed.sessionOf(event)) ?? current;
    return new VerificationSessionUpdate({
      ...session,
      ...event.state,
      position: event.position,
      updatedAt: event.occurredAt,
    });
  });
  const all = position === null ? startingWith(new VerificationSessionUpdate(current), updates) : updates;
  return args.completeWhenFinal ? untilFinal(all) : all;
}

/** Returns the stream of `verificationEvents`. Rejects before the stream starts when the cursor is invalid. */
export async function eventEdges(
  context: GraphqlContext,
  { after, filter }: { after?: string | null; filter?: VerificationEventFilter | null },
): Promise<AsyncIterableIterator<Edge<VerificationEventObject>>> {
  const { tenantId, services } = context;
  const position = startPosition(context, after);
  // Without a cursor the stream starts with the events after this moment, not after the moment of the first read.
  const { newest } = await services.feed.check(tenantId, position);
  const events = services.feed.stream({ tenantId, after: position ?? newest, filter: toEventFilter(filter) });
  return mapped(context, events, async (event: VerificationEvent) => {
    return new VerificationEventEdge(eventCursor(tenantId, event.position), new VerificationEventObject(event));
  });
}

/** Returns the name under which streams are counted. All viewer tokens of a session share one limit. */
function readerOf({ authenticatedCaller: caller }: GraphqlContext): { reader?: string } {
  return caller.kind === "viewer" ? { reader: `${caller.tenantId} ${caller.sessionId}` } : {};
}

/** Returns the position to start after. `Last-Event-ID` of a resumed stream replaces the `after` with which it once started. */
function startPosition(context: GraphqlContext, after: string | null | undefined): number | null {
  const { tenantId, resumeAfter } = context;
  if (resumeAfter !== null) return positionOf(tenantId, resumeAfter, "Last-Event-ID");
  return after == null ? null : positionOf(tenantId, after, "after");
}

async function readSession(context: GraphqlContext, id: string): Promise<VerificationSession | null> {
  const [session] = await context.tenant.sessions([id]);
  return session ?? null;
}

/** Maps a stream. Each event is executed with new loaders, because data that was loaded for an earlier event may be outdated. */
function mapped<From, To>(
  context: GraphqlContext,
  source: AsyncIterableIterator<From>,
  map: (value: From) => Promise<To>,
): AsyncIterableIterator<To> {
  return {
    async next() {
      const { done, value } = await source.next();
      if (done) return { done: true, value: undefined };
      context.reset();
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

/** Returns a stream with one item before the others. */
function startingWith<T>(first: T, rest: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
  let started = false;
  return {
    async next() {
      if (started) return rest.next();
      started = true;
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

/** Returns a stream that completes after the update with a final status. */
function untilFinal(
  updates: AsyncIterableIterator<VerificationSessionUpdate>,
): AsyncIterableIterator<VerificationSessionUpdate> {
  let isComplete = false;
  return {
    async next() {
      if (isComplete) return { done: true, value: undefined };
      const step = await updates.next();
      if (!step.done && isFinal(step.value.session)) {
        isComplete = true;
        await updates.return?.();
      }
      return step;
    },
    async return() {
      await updates.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function isFinal({ status }: Pick<VerificationSession, "status">): boolean {
  return status === VerificationStatus.VERIFIED || status === VerificationStatus.CANCELED;
}

async function* emptyStream(): AsyncGenerator<never, void, undefined> {}

/** Returns the cursor of an item of either stream; null for any other value. */
export function cursorOf(sourceEvent: unknown): string | null {
  const hasCursor = sourceEvent instanceof VerificationSessionUpdate || sourceEvent instanceof VerificationEventEdge;
  return hasCursor ? sourceEvent.cursor : null;
}
