import type { Caller } from "../access/caller.js";

/** The part of a request, or of one operation on a socket, that the execution context is made from. */
export interface GraphqlRequest {
  /** Null when no credential was sent: the schema can be read, nothing else. */
  caller: Caller | null;
  requestId: string;
  /** The cursor of `Last-Event-ID`, with which an event stream resumes. It replaces the `after` argument. */
  resumeAfter: string | null;
}
