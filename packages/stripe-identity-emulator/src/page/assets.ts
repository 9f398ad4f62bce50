import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { findSpecimen } from "../specimens/catalogue.js";
import { specimenPicture } from "./specimen-pictures.js";

/** The browser's files are beside this module: in `src` the sources, in `dist` the copies made by the build. */
const folder = fileURLToPath(new URL("./assets/", import.meta.url));

/** Content types by extension: the plugin's own table still has `application/javascript`. */
const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Serves the browser's files and the specimens' pictures below `/_page/`. Does nothing when called again. */
export async function registerAssets(app: FastifyInstance): Promise<void> {
  if (app.hasRoute({ method: "GET", url: "/_page/main.js" })) return;
  await app.register(
    async (scope) => {
      scope.setNotFoundHandler((_request, reply) =>
        reply.code(404).send({ error: { message: "There is no such file.", field: null } }),
      );
      scope.get<{ Params: { id: string }; Querystring: { side?: string } }>("/specimens/:id", (request, reply) => {
        const specimen = findSpecimen(request.params.id.replace(/\.png$/, ""));
        if (!specimen) return reply.code(404).send({ error: { message: "There is no such specimen.", field: null } });
        const picture = specimenPicture(specimen.id, request.query.side === "back" ? "back" : "front");
        return reply
          .header("content-type", picture.contentType)
          .header("cache-control", "public, max-age=3600")
          .header("x-content-type-options", "nosniff")
          .send(picture.bytes);
      });
      await scope.register(fastifyStatic, {
        root: folder,
        wildcard: false,
        // Served above, by the ids of the catalogue.
        globIgnore: ["specimens/**"],
        index: false,
        contentType: false,
        cacheControl: false,
        etag: false,
        lastModified: false,
        acceptRanges: false,
        setHeaders(response, path) {
          response.setHeader("content-type", contentTypes[extname(path)] ?? "application/octet-stream");
          response.setHeader("cache-control", "no-cache");
          response.setHeader("x-content-type-options", "nosniff");
        },
      });
    },
    { prefix: "/_page" },
  );
}
