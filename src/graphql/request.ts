import type { Caller } from "../access/caller.js";

/** What a door tells of one request or one socket's operation; the context of its execution is made from it. */
export interface GraphqlRequest {
  /** Null where no credential was sent: the schema may be read, nothing else. */
  caller: Caller | null;
  requestId: string;
  /** The cursor a stream was broken off at, from the SSE door's `Last-Event-ID`; it stands in for the `after` argument. */
  resumeAfter: string | null;
}
