import { Follower, type SeenEvent } from "./follower.js";
import { post } from "./graphql-over-http.js";

/** One event as a page of the log lists it. */
export interface ListedEvent extends SeenEvent {
  sessionId: string;
}

const document = `query($after: String) {
  verificationEvents(first: 100, after: $after) {
    edges { cursor node { id type status session { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Listed {
  verificationEvents: {
    edges: { cursor: string; node: { id: string; type: string; status: string; session: { id: string } } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

/** The whole log by pages, as a client backfills. */
export async function listLog(url: string, key: string): Promise<ListedEvent[]> {
  const events: ListedEvent[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { data: Listed | null; errors: unknown[] } = await post<Listed, object>(
      url,
      document,
      { after },
      key,
    );
    if (!answer.data) throw new Error(`the log can't be listed: ${JSON.stringify(answer.errors)}`);
    const { edges, pageInfo } = answer.data.verificationEvents;
    for (const { cursor, node } of edges) {
      events.push({ cursor, id: node.id, type: node.type, status: node.status, sessionId: node.session.id });
    }
    if (!pageInfo.hasNextPage) return events;
    after = pageInfo.endCursor;
  }
}

/** The cursor of a log's beginning, or of its end where there is something. */
export async function cursorBefore(url: string, key: string): Promise<string> {
  const page = "{ verificationEvents(last: 1) { pageInfo { endCursor } } }";
  const { data, errors } = await post<{ verificationEvents: { pageInfo: { endCursor: string } } }, object>(
    url,
    page,
    {},
    key,
  );
  if (!data) throw new Error(`the log can't be listed: ${JSON.stringify(errors)}`);
  return data.verificationEvents.pageInfo.endCursor;
}

/** What of a log a follower's filter lets through. */
export function filtered(log: readonly ListedEvent[], { filter }: Follower): ListedEvent[] {
  return log.filter(
    ({ type, status }) =>
      (!filter?.type || filter.type.some((wanted) => wanted === type)) &&
      (!filter?.status || filter.status.some((wanted) => wanted === status)),
  );
}

/** Differences between what a follower saw and what the log says that it should have seen; none where all is well. */
export function differences(log: readonly ListedEvent[], follower: Follower): string[] {
  const expected = filtered(log, follower);
  const problems: string[] = [];
  const ids = new Set(follower.seen.map(({ id }) => id));
  if (ids.size !== follower.seen.length) problems.push(`${follower.seen.length - ids.size} events came twice`);
  const missed = expected.filter(({ id }) => !ids.has(id)).length;
  if (missed > 0) problems.push(`${missed} events never came`);
  const at = expected.findIndex(({ cursor, status }, index) => {
    const seen = follower.seen[index];
    return seen?.cursor !== cursor || seen.status !== status;
  });
  if (at >= 0) problems.push(`event ${at + 1} of ${expected.length} is not the one of the log`);
  if (follower.seen.length > expected.length) problems.push(`${follower.seen.length - expected.length} too many`);
  return problems;
}

/** How far a status is from the beginning; what follows a final one is no way back but the redaction beside it. */
const terminal = new Set(["VERIFIED", "CANCELED"]);

/** Steps of a session's history that no session can take: back from a final status, or from an attempt to the one before. */
export function regressions(events: readonly { sessionId: string; type: string; status: string }[]): string[] {
  const last = new Map<string, string>();
  const found: string[] = [];
  for (const { sessionId, type, status } of events) {
    const before = last.get(sessionId);
    const possible =
      before === undefined
        ? type === "STARTED" && status === "REQUIRES_INPUT"
        : terminal.has(before)
          ? status === before && type === "REDACTED"
          : !(before === status && status === "PROCESSING");
    if (!possible) found.push(`${sessionId}: ${before ?? "nothing"} -> ${type} ${status}`);
    last.set(sessionId, status);
  }
  return found;
}
