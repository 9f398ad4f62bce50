import type { FastifyInstance } from "fastify";
import { StripeError } from "../api/stripe-error.js";
import { fileBytes } from "../specimen-images.js";
import type { World } from "../state/world.js";
import { isExpired } from "./render-file-link.js";

/** Serves the `url` of file links: the bytes of the file without a key, until the link expires. */
export function registerLinkDownloads(app: FastifyInstance, world: World): void {
  app.get<{ Params: { token: string } }>("/links/:token", async ({ params }, reply) => {
    const bytes = find(world, params.token);
    if (bytes !== null)
      return reply.headers({ "Content-Type": bytes.contentType, "Cache-Control": "no-store" }).send(bytes.data);
    const gone = new StripeError(404, "This file link does not exist, has expired, or its file is gone.");
    return reply.code(gone.status).send(gone.body());
  });
}

function find(world: World, token: string): { contentType: string; data: Buffer } | null {
  for (const ledger of world.ledgers()) {
    const link = ledger.fileLinks.where("token", token)[0];
    const file = link === undefined ? undefined : ledger.files.get(link.file);
    if (link === undefined || file === undefined || isExpired(world, link)) continue;
    const data = fileBytes(file.bytes);
    if (data !== null) return { contentType: file.contentType, data };
  }
  return null;
}
