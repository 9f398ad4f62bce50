import type { FastifyInstance } from "fastify";
import type { Telemetry } from "../telemetry/telemetry.js";

export interface Readiness {
  ready: boolean;
  /** Why the service is not ready, in words for an operator. */
  reasons: string[];
}

export interface ProbeRoutesOptions {
  ready(): Promise<Readiness>;
  telemetry: Telemetry;
}

/** Registers `/livez`, `/readyz` and `/metrics`. While `isClosing` returns true the service is not ready. */
export function registerProbeRoutes(app: FastifyInstance, options: ProbeRoutesOptions, isClosing: () => boolean): void {
  app.get("/livez", async () => ({ live: true }));

  app.get("/readyz", async (_request, reply) => {
    const { ready, reasons } = await readiness(options, isClosing);
    reply.code(ready ? 200 : 503);
    return ready ? { ready } : { ready, reasons };
  });

  app.get("/metrics", async (_request, reply) => {
    const { registry } = options.telemetry.metrics;
    reply.type(registry.contentType);
    return registry.metrics();
  });
}

async function readiness({ ready, telemetry }: ProbeRoutesOptions, isClosing: () => boolean): Promise<Readiness> {
  if (isClosing()) return { ready: false, reasons: ["The service is shutting down."] };
  try {
    return await ready();
  } catch (error) {
    telemetry.log.error({ err: error }, "readiness could not be determined");
    return { ready: false, reasons: ["Readiness could not be determined; see the log."] };
  }
}
