import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HostedPageError } from "../../src/page/backend.js";
import { registerHostedPage } from "../../src/page/routes.js";
import { specimenPicture } from "../../src/page/specimen-pictures.js";
import { FakeBackend } from "./fake-backend.js";

let app: FastifyInstance;
let backend: FakeBackend;

beforeEach(async () => {
  app = fastify({ bodyLimit: 1024 * 1024 });
  backend = new FakeBackend();
  await registerHostedPage(app, backend);
});

afterEach(() => app.close());

const mara = {
  document: { type: "passport", country: "DE", front: { source: "specimen", specimen: "de_passport_mara" } },
  selfie: { source: "specimen", specimen: "face_mara" },
  testCase: "auto",
};

/** Posts answers and files in the way the browser does. */
async function submit(token: string, answers: unknown, files: Record<string, Buffer> = {}) {
  const form = new FormData();
  form.set("answers", typeof answers === "string" ? answers : JSON.stringify(answers));
  for (const [field, bytes] of Object.entries(files)) form.set(field, new Blob([new Uint8Array(bytes)]), field);
  const request = new Request("http://page.test/", { method: "POST", body: form });
  return app.inject({
    method: "POST",
    url: `/start/${token}/submit`,
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

describe("opening a link", () => {
  test("serves a page that loads nothing from other sites and cannot be framed", async () => {
    const answer = await app.inject(backend.link("open"));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["referrer-policy"]).toBe("no-referrer");
    expect(answer.body).not.toMatch(/(src|href)="(?!\/_page\/|#)/);
    for (const [, path = ""] of answer.body.matchAll(/(?:src|href)="(\/_page\/[^"]+)"/g))
      expect((await app.inject(path)).statusCode, path).toBe(200);
  });

  test.each([
    ["used", 410, "This link has been used"],
    ["expired", 410, "This link has expired"],
    ["unknown", 404, "This link leads nowhere"],
  ] as const)("answers a link that is %s with %i and says why", async (kind, status, title) => {
    backend.links.set("closed", kind === "used" ? { kind, returnUrl: "https://shop.example/back" } : { kind });
    const answer = await app.inject("/start/closed");
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(`<h1>${title}</h1>`);
    expect(answer.body.includes('href="https://shop.example/back"')).toBe(kind === "used");
  });

  test("escapes the data of the session", async () => {
    const nasty = "</script><script>alert(1)</script>";
    const answer = await app.inject(
      backend.link("nasty", { providedEmail: nasty, lastErrorCode: nasty, lastErrorReason: nasty }),
    );
    expect(answer.body).not.toContain("<script>alert");
    expect(answer.body).toContain("\\u003c/script>");
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "JaVaScRiPt:alert(1)",
    "file:///etc/passwd",
    "not a url",
  ])("never offers the return url %s", async (returnUrl) => {
    backend.links.set("used", { kind: "used", returnUrl });
    expect((await app.inject("/start/used")).body).not.toContain("Back to where I came from");
    backend.link("open", { returnUrl });
    expect((await submit("open", mara)).json()).toEqual({ returnUrl: null, status: "processing" });
  });

  test.each([
    "https://shop.example/done?a=1",
    "myapp://verified",
    "com.example.app:/verified",
  ])("passes on the return url %s", async (returnUrl) => {
    backend.link("open", { returnUrl });
    expect((await submit("open", mara)).json()).toEqual({ returnUrl, status: "processing" });
  });
});

describe("submitting", () => {
  test("submits specimens with their ids", async () => {
    backend.link("open");
    expect((await submit("open", { ...mara, delayMs: 5 })).statusCode).toBe(200);
    const [submission] = backend.submissions;
    expect(submission?.testCase).toBe("auto");
    expect(submission?.delayMs).toBe(5);
    expect(submission?.document).toMatchObject({
      type: "passport",
      country: "DE",
      front: { specimen: "de_passport_mara" },
    });
    expect(submission?.document?.back).toBeUndefined();
    expect(submission?.selfie).toMatchObject({ source: "specimen", specimen: "face_mara", contentType: "image/png" });
  });

  test("submits uploaded images unchanged, with names by their type", async () => {
    backend.link("open");
    const bytes = specimenPicture("face_theo").bytes;
    const document = { type: "id_card", country: "US", front: { source: "camera" }, back: { source: "upload" } };
    const answers = { ...mara, document, testCase: { selfie: "selfie_face_mismatch" } };
    const answer = await submit("open", answers, { "document.front": bytes, "document.back": bytes });
    expect(answer.statusCode).toBe(200);
    const [submission] = backend.submissions;
    expect(submission?.document?.front).toMatchObject({ source: "camera", filename: "document_front.png" });
    expect(submission?.document?.front.bytes.equals(bytes)).toBe(true);
    expect(submission?.document?.back).toMatchObject({ source: "upload", contentType: "image/png" });
    expect(submission?.testCase).toEqual({ selfie: "selfie_face_mismatch" });
  });

  const upload = { source: "upload" };
  test.each([
    ["answers that are no JSON", "{", "answers"],
    ["answers that are no object", [], null],
    ["no document", { ...mara, document: undefined }, "document"],
    ["no country", { ...mara, document: { ...mara.document, country: undefined } }, "document.country"],
    ["a country without coverage", { ...mara, document: { ...mara.document, country: "IS" } }, "document.country"],
    ["a type that isn't allowed", { ...mara, document: { ...mara.document, type: "visa" } }, "document.type"],
    ["no front", { ...mara, document: { ...mara.document, front: undefined } }, "document.front"],
    ["no back of a card", { ...mara, document: { ...mara.document, type: "id_card" } }, "document.back"],
    ["an upload without a file", { ...mara, document: { ...mara.document, front: upload } }, "document.front"],
    ["a face for a document", { ...mara, selfie: { source: "specimen", specimen: "de_passport_mara" } }, "selfie"],
    ["an unknown specimen", { ...mara, selfie: { source: "specimen", specimen: "../x" } }, "selfie"],
    ["an unknown source", { ...mara, selfie: { source: "telepathy" } }, "selfie.source"],
    ["a code of another check", { ...mara, testCase: { document: "selfie_manipulated" } }, "testCase.document"],
    ["a negative delay", { ...mara, delayMs: -1 }, "delayMs"],
    ["a delay in words", { ...mara, delayMs: "long" }, "delayMs"],
  ])("%s is refused, naming the field", async (_what, answers, field) => {
    backend.link("open");
    const answer = await submit("open", answers);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: { message: expect.any(String), field } });
    expect(answer.body).not.toContain("    at ");
    expect(backend.submissions).toEqual([]);
  });

  test.each([
    ["a date that doesn't exist", { dob: { day: 31, month: 2, year: 1990 } }, "idNumber.dob"],
    ["an empty name", { firstName: "  " }, "idNumber.firstName"],
    ["a name that is too long", { lastName: "x".repeat(201) }, "idNumber.lastName"],
    ["no number", { number: undefined }, "idNumber.number"],
  ])("%s is refused, naming the field", async (_what, change, field) => {
    backend.link("open", { checks: ["id_number"] });
    const idNumber = { firstName: "Mara", lastName: "Specimen", dob: { day: 12, month: 8, year: 1989 }, number: "000" };
    expect((await submit("open", { idNumber: { ...idNumber, ...change } })).json()).toMatchObject({ error: { field } });
    expect((await submit("open", { idNumber })).statusCode).toBe(200);
  });

  test("refuses a file that is not an image", async () => {
    backend.link("open");
    const answer = await submit("open", { ...mara, selfie: upload }, { selfie: Buffer.from("<svg onload=alert(1)>") });
    expect(answer.json()).toEqual({ error: { message: "Use a JPEG, PNG or WebP image.", field: "selfie" } });
  });

  test("refuses an image over 10 MB and a body over the limit with 413", async () => {
    backend.link("open");
    const large = Buffer.alloc(10 * 1024 * 1024 + 1, 1);
    const answer = await submit("open", { ...mara, selfie: upload }, { selfie: large });
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ error: { field: "selfie" } });
    expect((await submit("open", mara, { selfie: Buffer.alloc(31 * 1024 * 1024) })).statusCode).toBe(413);
  });

  test("refuses an upload if live capture is required, but accepts a specimen", async () => {
    backend.link("open", { requireLiveCapture: true });
    const file = { "document.front": specimenPicture("de_passport_mara").bytes };
    const uploaded = await submit("open", { ...mara, document: { ...mara.document, front: upload } }, file);
    expect(uploaded.json()).toMatchObject({ error: { field: "document.front" } });
    expect((await submit("open", mara)).statusCode).toBe(200);
  });

  test("answers an error of the backend with its field", async () => {
    backend.link("open");
    backend.refusal = new HostedPageError("error.wrongPhoneCode", "phone.code");
    const answer = await submit("open", mara);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({
      error: { message: "This is not the code that was sent to this number.", field: "phone.code" },
    });
  });

  test("responds with 500 and no details when the core throws", async () => {
    backend.link("open");
    backend.submit = () => Promise.reject(new Error("secret detail"));
    const answer = await submit("open", mara);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("secret detail");
  });
});

describe("other posts", () => {
  const post = (url: string, payload: string) =>
    app.inject({ method: "POST", url, payload, headers: { "content-type": "application/json" } });

  test("sends a code only to a valid number or address", async () => {
    backend.link("open", { checks: ["phone", "email"] });
    const good = await post("/start/open/code", JSON.stringify({ channel: "phone", to: "+1 (555) 010-0100" }));
    expect(good.json()).toEqual({ code: "424242" });
    expect(backend.codes).toEqual([{ channel: "phone", to: "+15550100100" }]);
    for (const body of [
      { channel: "phone", to: "555" },
      { channel: "email", to: "a@b" },
      { channel: "pigeon", to: "x" },
      null,
    ])
      expect((await post("/start/open/code", JSON.stringify(body))).statusCode).toBe(400);
  });

  test("ends a visit early only with one of Stripe's codes", async () => {
    backend.link("open", { returnUrl: "https://shop.example/" });
    expect((await post("/start/open/fail", '{"code":"selfie_manipulated"}')).statusCode).toBe(400);
    expect((await post("/start/open/fail", "nonsense")).statusCode).toBe(400);
    expect((await post("/start/open/fail", '{"code":"consent_declined"}')).json()).toEqual({
      returnUrl: "https://shop.example/",
    });
    expect(backend.failures).toEqual(["consent_declined"]);
  });

  test.each([
    ["used", 410],
    ["expired", 410],
    ["unknown", 404],
  ] as const)("refuses posts to a link that is %s", async (kind, status) => {
    if (kind !== "unknown") backend.links.set("closed", kind === "used" ? { kind, returnUrl: null } : { kind });
    expect((await post("/start/closed/code", "{}")).statusCode).toBe(status);
    expect((await post("/start/closed/fail", '{"code":"abandoned"}')).statusCode).toBe(status);
    expect((await submit("closed", mara)).statusCode).toBe(status);
    expect((await app.inject("/start/closed/status")).statusCode).toBe(kind === "unknown" ? 404 : 200);
  });

  test.each([
    "/_page/../routes.ts",
    "/_page/%2e%2e/routes.ts",
    "/_page/none.js",
    "/_page/specimens/none.png",
  ])("does not serve %s", async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });

  test.each([
    ["main.js", "text/javascript; charset=utf-8"],
    ["steps/welcome.js", "text/javascript; charset=utf-8"],
    ["tokens.css", "text/css; charset=utf-8"],
    ["mark.svg", "image/svg+xml"],
  ])("serves %s as %s, with revalidation and without sniffing", async (path, type) => {
    const { statusCode, headers } = await app.inject(`/_page/${path}`);
    expect({ statusCode, headers }).toMatchObject({
      statusCode: 200,
      headers: { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" },
    });
  });

  test("serves both sides of a specimen as an image", async () => {
    for (const side of ["front", "back"]) {
      const answer = await app.inject(`/_page/specimens/de_id_card_mara.png?side=${side}`);
      expect(answer.headers["content-type"]).toBe("image/png");
      expect(answer.rawPayload.length).toBeGreaterThan(10_000);
    }
  });
});
