import type { FastifyInstance } from "fastify";
import { Answers } from "./answers.js";
import { registerAssets } from "./assets.js";
import { type EarlyFailureCode, type HostedPageBackend, HostedPageError, type HostedSession } from "./backend.js";
import { BadRequest } from "./bad-request.js";
import { renderClosedLink } from "./closed-link.js";
import { describeFailure } from "./failures.js";
import { maxImageBytes } from "./image-file.js";
import { renderOpenLink } from "./open-link.js";
import { safeReturnUrl } from "./return-url.js";
import { pageHeaders } from "./shell.js";
import { readEmailAddress, readPhoneNumber, readSubmission } from "./submission.js";

interface ByToken {
  Params: { token: string };
}

const earlyFailures: readonly EarlyFailureCode[] = [
  "consent_declined",
  "under_supported_age",
  "country_not_supported",
  "device_not_supported",
  "abandoned",
];

/** Three images and the answers. */
const largestSubmission = maxImageBytes * 3 + 64 * 1024;

/**
 * The hosted page: `GET /start/:token` for people, the posts of its steps below it, and its own files below `/_page/`.
 * Posts answer JSON; what they refuse is a 4xx `{error: {message, field}}`.
 */
export async function registerHostedPage(app: FastifyInstance, backend: HostedPageBackend): Promise<void> {
  await registerAssets(app);

  app.get<ByToken>("/start/:token", (request, reply) => {
    const { token } = request.params;
    const link = backend.open(token);
    if (link.kind === "open") return reply.headers(pageHeaders).send(renderOpenLink(token, link.session));
    const closed = renderClosedLink(link, backend.status(token)?.status ?? null);
    return reply.code(closed.status).headers(pageHeaders).send(closed.html);
  });

  await app.register(async (posts) => {
    readBodiesRaw(posts);
    answerErrorsAsJson(posts);
    registerPosts(posts, backend);
  });
}

function registerPosts(app: FastifyInstance, backend: HostedPageBackend): void {
  app.get<ByToken>("/start/:token/status", (request, reply) => {
    const status = backend.status(request.params.token);
    if (!status) throw new BadRequest("This link leads nowhere.", null, 404);
    const failure =
      status.lastErrorCode === null ? null : describeFailure(status.lastErrorCode, status.lastErrorReason);
    return reply.header("cache-control", "no-store").send({ status: status.status, failure });
  });

  app.post<ByToken>("/start/:token/code", (request) => {
    const session = openSession(backend, request.params.token);
    const answers = new Answers(readJson(request.body));
    const channel = answers.choice("channel", ["phone", "email"]);
    if (!session.checks.includes(channel)) throw new BadRequest("This verification sends no such code.", "channel");
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

/** The session behind an open link; for any other link a refusal that the page can show. */
function openSession(backend: HostedPageBackend, token: string): HostedSession {
  const link = backend.open(token);
  switch (link.kind) {
    case "open":
      return link.session;
    case "used":
      throw new BadRequest("This link has been used already.", null, 410);
    case "expired":
      throw new BadRequest("This link has expired.", null, 410);
    case "unknown":
      throw new BadRequest("This link leads nowhere.", null, 404);
  }
}

/** Parsers of the surrounding server don't reach these routes: each reads its own body. */
function readBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

function readJson(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString("utf8") : "");
  } catch {
    throw new BadRequest("Send JSON.");
  }
}

async function readForm(body: unknown, contentType: string): Promise<FormData> {
  if (!Buffer.isBuffer(body) || !contentType.startsWith("multipart/form-data"))
    throw new BadRequest("Send a multipart form.");
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new BadRequest("The form can't be read.");
  }
}

function answerErrorsAsJson(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof BadRequest)
      return reply.code(error.statusCode).send({ error: { message: error.message, field: error.field } });
    if (error instanceof HostedPageError)
      return reply.code(422).send({ error: { message: error.message, field: error.field } });
    const status = statusOf(error);
    if (status === 413) return reply.code(413).send({ error: { message: "This is too large to send.", field: null } });
    if (status < 500) return reply.code(status).send({ error: { message: "This can't be read.", field: null } });
    request.log.error({ err: error }, "the hosted page failed");
    return reply.code(500).send({ error: { message: "Something went wrong on our side. Try again.", field: null } });
  });
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}
