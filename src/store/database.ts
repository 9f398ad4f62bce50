import type { Kysely } from "kysely";
import type { Tables } from "./tables.js";

/** The place where the tables are stored. */
export type DatabaseLocation =
  | {
      kind: "postgres";
      url: string;
      /** Reaches the server itself where `url` is a pooler's; null: `url` does. */
      directUrl: string | null;
      poolSize: number;
    }
  | { kind: "embedded"; folder: string }
  /** Lost when the process ends. */
  | { kind: "memory" };

/** A PostgreSQL server or the embedded database. Both have the same SQL dialect and the same migrations. */
export interface Database {
  readonly kind: DatabaseLocation["kind"];
  readonly db: Kysely<Tables>;
  /** Calls the listener for each notification on a channel. Reconnects when the connection is lost; notifications may be lost with it. */
  listen(channel: string, listener: (payload: string) => void): Promise<void>;
  notify(channel: string, payload: string): Promise<void>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Thrown where the database can't be opened. The message is one line for the operator, without the URL, which may contain a password. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}
