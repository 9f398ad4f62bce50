import type { Logger } from "./logger.js";
import { Metrics } from "./metrics.js";

/** Joins the log and the metrics of one service, for code that hands both on. */
export class Telemetry {
  readonly metrics = new Metrics();

  constructor(readonly log: Logger) {}
}
