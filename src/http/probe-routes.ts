import type { FastifyInstance } from "fastify";
import type { Doors, Readiness } from "./doors.js";

/** `/livez`, `/readyz` and `/metrics`. `closing` tells when the service goes down, which ends readiness before anything else. */
export function openProbes(app: FastifyInstance, doors: Doors, closing: () => boolean): void {
  app.get("/livez", async () => ({ live: true }));

  app.get("/readyz", async (_request, reply) => {
    const { ready, reasons } = await readiness(doors, closing);
    reply.code(ready ? 200 : 503);
    return ready ? { ready } : { ready, reasons };
  });

  app.get("/metrics", async (_request, reply) => {
    const { registry } = doors.telemetry;
    reply.type(registry.contentType);
    return registry.metrics();
  });
}

async function readiness(doors: Doors, closing: () => boolean): Promise<Readiness> {
  if (closing()) return { ready: false, reasons: ["The service is shutting down."] };
  try {
    return await doors.ready();
  } catch (error) {
    doors.telemetry.log.error({ err: error }, "readiness could not be determined");
    return { ready: false, reasons: ["Readiness could not be determined; see the log."] };
  }
}
