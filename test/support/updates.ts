import type { Client } from "graphql-ws";
import type { TypedDocumentString } from "../generated/graphql.js";

/** A subscription whose values are read one by one. */
export interface Updates<Data> {
  /** Resolves with the next value; rejects when the stream ends or fails first, or when no value arrives in time. */
  next(): Promise<Data>;
  /** Returns the values that have arrived and are not read yet. */
  unread(): readonly Data[];
  stop(): void;
}

const timeout = 20_000;

/** Returns the close code when the end of the socket ended the subscription, otherwise null. */
function closeCodeIn(error: unknown): string | null {
  return typeof error === "object" && error !== null && "code" in error ? `closed with ${error.code}` : null;
}

/** Subscribes, and buffers the values until they are read. */
export function updatesOf<Data, Variables extends Record<string, unknown>>(
  client: Client,
  document: string | TypedDocumentString<Data, Variables>,
  variables: Variables,
): Updates<Data> {
  const values: Data[] = [];
  let ended: Error | null = null;
  let wake: () => void = () => undefined;
  const stop = client.subscribe<Data>(
    { query: document.toString(), variables },
    {
      next(result) {
        if (result.errors) ended ??= new Error(JSON.stringify(result.errors));
        else if (result.data) values.push(result.data);
        wake();
      },
      error(error) {
        ended ??= error instanceof Error ? error : new Error(closeCodeIn(error) ?? JSON.stringify(error));
        wake();
      },
      complete() {
        ended ??= new Error("the stream is complete");
        wake();
      },
    },
  );
  return {
    async next() {
      const deadline = Date.now() + timeout;
      for (;;) {
        const value = values.shift();
        if (value !== undefined) return value;
        if (ended) throw ended;
        const left = deadline - Date.now();
        if (left <= 0) throw new Error(`no value arrived within ${timeout / 1_000} s`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    unread: () => values,
    stop,
  };
}
