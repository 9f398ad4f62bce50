import { Follower, type SeenEvent } from "./follower.js";
import { post } from "./graphql-over-http.js";

/** One event on a page of the log. */
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

/** Returns the whole log, read in pages as a client backfills. */
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

/** Returns the cursor of the end of the log, which is its beginning while it is empty. */
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

/** Returns the events of a log that match a follower's filter. */
export function filtered(log: readonly ListedEvent[], { filter }: Follower): ListedEvent[] {
  return log.filter(
    ({ type, status }) =>
      (!filter?.type || filter.type.some((wanted) => wanted === type)) &&
      (!filter?.status || filter.status.some((wanted) => wanted === status)),
  );
}

/** Returns the differences between the events that a follower received and those that it should have received; empty if there are none. */
export function differences(log: readonly ListedEvent[], follower: Follower): string[] {
  const expected = filtered(log, follower);
  const problems: string[] = [];
  const ids = new Set(follower.seen.map(({ id }) => id));
  if (ids.size !== follower.seen.length)
    problems.push(`${follower.seen.length - ids.size} events were delivered twice`);
  const missed = expected.filter(({ id }) => !ids.has(id)).length;
  if (missed > 0) problems.push(`${missed} events were never delivered`);
  const at = expected.findIndex(({ cursor, status }, index) => {
    const seen = follower.seen[index];
    return seen?.cursor !== cursor || seen.status !== status;
  });
  if (at >= 0) problems.push(`event ${at + 1} of ${expected.length} differs from the log`);
  if (follower.seen.length > expected.length) problems.push(`${follower.seen.length - expected.length} too many`);
  return problems;
}

/** Statuses after which only a redaction may follow. */
const terminal = new Set(["VERIFIED", "CANCELED"]);

/** Returns transitions that no session can make: from a final status to another, or between the same status PROCESSING. */
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
