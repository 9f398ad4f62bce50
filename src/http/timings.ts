/** Timeouts and intervals of the HTTP server, in milliseconds. Tests shorten them. */
export interface Timings {
  /** Time for a WebSocket client to send `connection_init`. */
  initWait: number;
  /** Interval between pings on a WebSocket. */
  keepAlive: number;
  /** Interval between checks whether the API keys behind open streams are still valid. */
  keyCheck: number;
  /** Time for a request to arrive in full. The response may take longer. */
  request: number;
  /** Time over which a shutdown disconnects streaming clients, so that they do not all reconnect in the same moment. */
  disconnectSpread: number;
}

export const defaultTimings: Timings = {
  initWait: 3_000,
  keepAlive: 12_000,
  keyCheck: 10_000,
  request: 30_000,
  disconnectSpread: 500,
};
