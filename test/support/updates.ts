import type { Client } from "graphql-ws";
import type { TypedDocumentString } from "../generated/graphql.js";

/** A subscription whose values are awaited one by one. */
export interface Updates<Data> {
  /** The next value; rejects where the stream ends or fails first, or stays silent for too long. */
  next(): Promise<Data>;
  /** All values so far that nobody has taken. */
  waiting(): readonly Data[];
  stop(): void;
}

const patience = 20_000;

/** The code of the socket's end, where that ended the subscription. */
function closeCodeIn(error: unknown): string | null {
  return typeof error === "object" && error !== null && "code" in error ? `closed with ${error.code}` : null;
}

/** Subscribes, and keeps what comes until it is asked for. */
export function updatesOf<Data, Variables extends Record<string, unknown>>(
  client: Client,
  document: string | TypedDocumentString<Data, Variables>,
  variables: Variables,
): Updates<Data> {
  const values: Data[] = [];
  let ended: Error | null = null;
  let wake: () => void = () => undefined;
  const tell = () => wake();
  const stop = client.subscribe<Data>(
    { query: document.toString(), variables },
    {
      next(result) {
        if (result.errors) ended ??= new Error(JSON.stringify(result.errors));
        else if (result.data) values.push(result.data);
        tell();
      },
      error(error) {
        ended ??= error instanceof Error ? error : new Error(closeCodeIn(error) ?? JSON.stringify(error));
        tell();
      },
      complete() {
        ended ??= new Error("the stream is complete");
        tell();
      },
    },
  );
  return {
    async next() {
      const deadline = Date.now() + patience;
      for (;;) {
        const value = values.shift();
        if (value !== undefined) return value;
        if (ended) throw ended;
        const left = deadline - Date.now();
        if (left <= 0) throw new Error("nothing came");
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    waiting: () => values,
    stop,
  };
}
