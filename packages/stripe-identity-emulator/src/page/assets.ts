import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { drawSpecimen, findSpecimen } from "../specimens/index.js";

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The browser's files lie beside this module: in `src` as written, in `dist` where the build copies them. */
const folder = fileURLToPath(new URL("./assets/", import.meta.url));

function readAssets(): Map<string, { contentType: string; bytes: Buffer }> {
  const assets = new Map<string, { contentType: string; bytes: Buffer }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    assets.set(relative(folder, path).split(sep).join("/"), { contentType, bytes: readFileSync(path) });
  }
  return assets;
}

/** Serves the browser's files and the specimens' images below `/_page/`. Only files that lie there can be asked for; a second call does nothing. */
export function registerAssets(app: FastifyInstance): void {
  if (app.hasRoute({ method: "GET", url: "/_page/*" })) return;
  const assets = readAssets();
  app.get<{ Params: { id: string }; Querystring: { side?: string } }>("/_page/specimens/:id", (request, reply) => {
    const specimen = findSpecimen(request.params.id.replace(/\.png$/, ""));
    if (!specimen) return reply.code(404).send({ error: { message: "There is no such specimen.", field: null } });
    const drawing = drawSpecimen(specimen.id, request.query.side === "back" ? "back" : "front");
    return reply
      .header("content-type", drawing.contentType)
      .header("cache-control", "public, max-age=3600")
      .header("x-content-type-options", "nosniff")
      .send(drawing.bytes);
  });
  app.get<{ Params: { "*": string } }>("/_page/*", (request, reply) => {
    const asset = assets.get(request.params["*"]);
    if (!asset) return reply.code(404).send({ error: { message: "There is no such file.", field: null } });
    return reply
      .header("content-type", asset.contentType)
      .header("cache-control", "no-cache")
      .header("x-content-type-options", "nosniff")
      .send(asset.bytes);
  });
}
