/** How long the doors wait for what, in milliseconds. Tests shorten it. */
export interface Timings {
  /** That the client of a WebSocket may take to say who it is. */
  initWait: number;
  /** Between two pings. */
  keepAlive: number;
  /** Between two looks at the keys that hold streams open. */
  keyCheck: number;
  /** That a request may take to arrive whole. What is answered takes as long as it likes. */
  request: number;
  /** That a socket or a stream lives which no credential opened: time enough to ask for the schema, and all that it may ask for. */
  anonymous: number;
}

export const usualTimings: Timings = {
  initWait: 3_000,
  keepAlive: 12_000,
  keyCheck: 10_000,
  request: 30_000,
  anonymous: 30_000,
};
