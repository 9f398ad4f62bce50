import type { FastifyInstance } from "fastify";
import { Answers, readJson } from "./answers.js";
import { registerAssets } from "./assets.js";
import { type HostedPageBackend, HostedPageError, type HostedSession } from "./backend.js";
import { BadRequest } from "./bad-request.js";
import { renderClosedLink } from "./closed-link.js";
import { describeFailure, earlyFailures } from "./failures.js";
import { frameAncestors } from "./frame-origins.js";
import { maxImageBytes } from "./image-file.js";
import { languageOf, type TextKey, type TextValues, translate } from "./languages.js";
import { registerModal, registerModalPosts } from "./modal.js";
import { renderOpenLink } from "./open-link.js";
import { safeReturnUrl } from "./return-url.js";
import { pageHeaders } from "./shell.js";
import { readEmailAddress, readPhoneNumber, readSubmission } from "./submission.js";

interface ByToken {
  Params: { token: string };
}

/** Three images and the answers. */
const largestSubmission = maxImageBytes * 3 + 64 * 1024;

/** Settings of the hosted page: its address, and the sites that may show it in their modal. */
export interface HostedPageSettings {
  /** Origins, besides those of this machine. */
  allowedFrameOrigins?: readonly string[];
  /** Where browsers reach the emulator, if that is another address than the one that a request names. */
  publicUrl?: string | null;
}

/**
 * Serves the hosted page: `GET /start/:token` for people, the posts of its steps below it, its own files below `/_page/`, and
 * the script and pages of the modal. Posts answer JSON; what they refuse is a 4xx `{error: {message, field}}`.
 */
export async function registerHostedPage(
  app: FastifyInstance,
  backend: HostedPageBackend,
  { allowedFrameOrigins = [], publicUrl = null }: HostedPageSettings = {},
): Promise<void> {
  await registerAssets(app);
  const ancestors = frameAncestors(allowedFrameOrigins);

  app.get<ByToken>("/start/:token", (request, reply) => {
    const { token } = request.params;
    const link = backend.open(token);
    const language = languageOf(request);
    const framed = link.framed === true;
    reply.headers(pageHeaders(framed ? ancestors : []));
    if (link.kind === "open") return reply.send(renderOpenLink({ token, session: link.session, framed, language }));
    const closed = renderClosedLink(link, backend.status(token)?.status ?? null, language);
    return reply.code(closed.status).send(closed.html);
  });
  registerModal(app, { allowedOrigins: allowedFrameOrigins, ancestors, publicUrl });

  await app.register(async (posts) => {
    readBodiesRaw(posts);
    answerErrorsAsJson(posts);
    registerPosts(posts, backend);
    registerModalPosts(posts, backend);
  });
}

function registerPosts(app: FastifyInstance, backend: HostedPageBackend): void {
  app.get<ByToken>("/start/:token/status", (request, reply) => {
    const status = backend.status(request.params.token);
    if (!status) throw new BadRequest("error.linkUnknown", null, { statusCode: 404 });
    const { lastErrorCode: code, lastErrorReason: reason } = status;
    const failure = code === null ? null : describeFailure(code, reason, languageOf(request));
    return reply.header("cache-control", "no-store").send({ status: status.status, failure });
  });

  app.post<ByToken>("/start/:token/code", (request) => {
    const session = openSession(backend, request.params.token);
    const answers = new Answers(readJson(request.body));
    const channel = answers.choice("channel", ["phone", "email"]);
    if (!session.checks.includes(channel)) throw new BadRequest("error.choice", "channel");
    const to = channel === "phone" ? readPhoneNumber(answers, "to") : readEmailAddress(answers, "to");
    return backend.sendCode(request.params.token, channel, to);
  });

  app.post<ByToken>("/start/:token/fail", (request) => {
    openSession(backend, request.params.token);
    const code = new Answers(readJson(request.body)).choice("code", earlyFailures);
    return { returnUrl: safeReturnUrl(backend.fail(request.params.token, code).returnUrl) };
  });

  app.post<ByToken>("/start/:token/submit", { bodyLimit: largestSubmission }, async (request) => {
    const session = openSession(backend, request.params.token);
    const form = await readForm(request.body, request.headers["content-type"] ?? "");
    const { returnUrl, status } = await backend.submit(request.params.token, await readSubmission(form, session));
    return { returnUrl: safeReturnUrl(returnUrl), status };
  });
}

/** Returns the session of an open link. Throws an error that the page can show for any other link. */
function openSession(backend: HostedPageBackend, token: string): HostedSession {
  const link = backend.open(token);
  switch (link.kind) {
    case "open":
      return link.session;
    case "used":
      throw new BadRequest("error.linkUsed", null, { statusCode: 410 });
    case "expired":
      throw new BadRequest("error.linkExpired", null, { statusCode: 410 });
    case "unknown":
      throw new BadRequest("error.linkUnknown", null, { statusCode: 404 });
  }
}

/** Replaces the server's body parsers: each of these routes parses its own body. */
function readBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

async function readForm(body: unknown, contentType: string): Promise<FormData> {
  if (!Buffer.isBuffer(body) || !contentType.startsWith("multipart/form-data"))
    throw new BadRequest("error.unreadable");
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new BadRequest("error.unreadable");
  }
}

function answerErrorsAsJson(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = (
      status: number,
      text: TextKey,
      about: { field: string | null; code?: string },
      values?: TextValues,
    ) => reply.code(status).send({ error: { message: translate(languageOf(request), text, values), ...about } });
    if (error instanceof BadRequest) {
      const { field, code } = error;
      return answer(error.statusCode, error.text, code === undefined ? { field } : { field, code }, error.values);
    }
    if (error instanceof HostedPageError) return answer(422, error.text, { field: error.field });
    const status = statusOf(error);
    if (status === 413) return answer(413, "error.tooLarge", { field: null });
    if (status < 500) return answer(status, "error.unreadable", { field: null });
    request.log.error({ err: error }, "the hosted page failed");
    return answer(500, "error.ours", { field: null });
  });
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}
