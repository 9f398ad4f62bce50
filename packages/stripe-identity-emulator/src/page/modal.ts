import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Answers, readJson } from "./answers.js";
import type { HostedPageBackend } from "./backend.js";
import { BadRequest } from "./bad-request.js";
import { modalRefusalCodes } from "./failures.js";
import { embedJson, escapeHtml } from "./html.js";
import { type Language, languageOf, translate } from "./languages.js";
import { languageWith, pageHeaders, renderShell } from "./shell.js";

/** Settings of the modal's routes. */
export interface ModalSettings {
  /** Sites that may show the modal, besides those of this machine. */
  allowedOrigins: readonly string[];
  /** The same as values of `frame-ancestors`. */
  ancestors: readonly string[];
  /** Where browsers reach the emulator, if that is another address than the one that a request names. */
  publicUrl: string | null;
}

const fromAssets = (path: string) => readFileSync(fileURLToPath(new URL(`./assets/${path}`, import.meta.url)), "utf8");

/** The script that other sites load: its modules joined into one that is no module, since Stripe's own isn't one either. */
const source = ["modal/dialog.js", "modal/stripe.js"]
  .map((path) =>
    fromAssets(path)
      .replace(/^import .*$/gm, "")
      .replace(/^export /gm, ""),
  )
  .join("\n");
const css = fromAssets("modal/dialog.css");

/**
 * Serves the stand-in for Stripe.js: the script at `/v3/` and at each release's `/{release}/stripe.js`, and the page that the
 * modal opens with.
 */
export function registerModal(app: FastifyInstance, settings: ModalSettings): void {
  for (const path of ["/v3", "/v3/", "/stripe.js"]) {
    app.get(path, (request, reply) => reply.headers(scriptHeaders).send(renderScript(request, 3, settings)));
  }
  app.get<{ Params: { release: string } }>("/:release(^[a-z0-9]+$)/stripe.js", (request, reply) => {
    const { release } = request.params;
    return reply.headers(scriptHeaders).send(renderScript(request, release === "v3" ? 3 : release, settings));
  });

  app.get("/modal", (request, reply) =>
    reply.headers(pageHeaders(settings.ancestors)).send(renderOpening(languageOf(request))),
  );
}

/** Exchanges a client secret for a visit, among the posts of the page: they read their bodies and answer errors alike. */
export function registerModalPosts(app: FastifyInstance, backend: HostedPageBackend): void {
  app.post("/modal/open", (request) => {
    const answers = new Answers(readJson(request.body));
    const livemode = answers.value("livemode") === true;
    const visit = backend.openModal(answers.text("clientSecret", 300), livemode);
    if (visit.kind === "open") return { path: `/start/${visit.token}` };
    throw new BadRequest(`modal.${visit.kind}`, "clientSecret", {
      statusCode: visit.kind === "unknown" ? 404 : 410,
      code: modalRefusalCodes[visit.kind],
    });
  });
}

/** The script may be run by any page; it opens the modal on permitted ones only. */
const scriptHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/javascript; charset=utf-8",
  "cache-control": "no-store",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
  vary: "accept-language, cookie",
};

/** Returns everything that the script knows of the emulator. */
function scriptSettings(request: FastifyRequest, version: 3 | string, { publicUrl, allowedOrigins }: ModalSettings) {
  const language = languageOf(request);
  return {
    version,
    // By the name that the site itself uses: browsers keep more in a frame of the same name than in one of another.
    baseUrl: publicUrl ?? `${request.protocol}://${request.host}`,
    allowedOrigins,
    css,
    language: { tag: language.tag, direction: language.direction },
    texts: {
      name: translate(language, "page.name"),
      close: translate(language, "page.close"),
      loading: translate(language, "page.loading"),
      cancelled: translate(language, "failure.abandoned.what"),
      unreachable: translate(language, "modal.unreachable"),
      openAlready: translate(language, "modal.openAlready"),
    },
  };
}

export type ScriptSettings = ReturnType<typeof scriptSettings>;

function renderScript(request: FastifyRequest, version: 3 | string, settings: ModalSettings): string {
  return `(() => {\n${source}\ndefineStripe(${embedJson(scriptSettings(request, version, settings))});\n})();\n`;
}

/** Renders the page that takes the client secret from the site around it and goes on to the visit. */
function renderOpening(language: Language): string {
  return renderShell({
    language,
    title: translate(language, "page.name"),
    stylesheets: ["tokens.css", "page.css", "pieces.css", "modal/framed.css"],
    script: "modal/open.js",
    data: { language: languageWith(language, ["error.connection", "error.unknown"]) },
    body: `<main class="opening"><div class="emblem emblem-neutral emblem-busy" aria-hidden="true"></div>
<p role="status">${escapeHtml(translate(language, "page.loading"))}</p></main>`,
  });
}
