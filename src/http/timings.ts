/** How long the doors wait for what, in milliseconds. Tests shorten it. */
export interface Timings {
  /** That the client of a WebSocket may take to say who it is. */
  initWait: number;
  /** Between two pings. */
  keepAlive: number;
  /** Between two looks at the keys that hold streams open. */
  keyCheck: number;
}

export const usualTimings: Timings = { initWait: 3_000, keepAlive: 12_000, keyCheck: 10_000 };
