import { Script } from "node:vm";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import type { HostedPageSettings } from "../../src/page/routes.js";
import { registerHostedPage } from "../../src/page/routes.js";
import { FakeBackend } from "./fake-backend.js";

let app: FastifyInstance;
let backend: FakeBackend;

afterEach(() => app?.close());

async function serve(settings: HostedPageSettings = {}): Promise<void> {
  app = fastify();
  backend = new FakeBackend();
  await registerHostedPage(app, backend, settings);
}

/** Returns the settings with which the script calls its own definition. */
function settingsOf(script: string): Record<string, unknown> {
  return JSON.parse(/defineStripe\((\{.*\})\);\n\}\)\(\);\n$/s.exec(script)?.[1] ?? "null");
}

const ancestorsOf = (header: unknown) => /frame-ancestors (.*)$/.exec(String(header))?.[1]?.split(" ");

describe("the script in place of Stripe.js", () => {
  test.each([
    ["/v3/", 3],
    ["/v3", 3],
    ["/stripe.js", 3],
    ["/v3/stripe.js", 3],
    ["/endive/stripe.js", "endive"],
  ])("is at %s, says its release, and may be loaded by any site", async (url, version) => {
    await serve();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "no-store",
    });
    expect(() => new Script(answer.body)).not.toThrow();
    expect(settingsOf(answer.body)).toMatchObject({ version });
  });

  test("takes the modal from the address by which it was asked for, or from the public one", async () => {
    await serve();
    const byName = await app.inject({ url: "/v3/", headers: { host: "localhost:12111" } });
    expect(settingsOf(byName.body)).toMatchObject({ baseUrl: "http://localhost:12111" });
    await app.close();
    await serve({ publicUrl: "https://emulator.example/" });
    const behind = await app.inject({ url: "/v3/", headers: { host: "10.0.0.7:12111" } });
    expect(settingsOf(behind.body)).toMatchObject({ baseUrl: "https://emulator.example/" });
  });

  test("speaks the browser's language", async () => {
    await serve();
    const answer = await app.inject({ url: "/v3/", headers: { "accept-language": "ar" } });
    expect(settingsOf(answer.body)).toMatchObject({
      language: { tag: "ar", direction: "rtl" },
      texts: { close: "إغلاق" },
    });
  });
});

describe("framing", () => {
  const loopback = ["http://localhost:*", "https://localhost:*", "http://*.localhost:*", "http://127.0.0.1:*"];

  test("is granted to sites of this machine and to listed ones, for the modal's pages", async () => {
    await serve({ allowedFrameOrigins: ["https://app.example", "http://staging.example:8080"] });
    backend.links.set("modal_1", { ...backend.open(backend.link("x").slice(7)), framed: true });
    backend.links.set("modal_2", { kind: "used", returnUrl: null, framed: true });
    for (const url of ["/modal", "/start/modal_1", "/start/modal_2"]) {
      const ancestors = ancestorsOf((await app.inject(url)).headers["content-security-policy"]);
      expect(ancestors, url).toEqual(
        expect.arrayContaining([...loopback, "https://app.example", "http://staging.example:8080"]),
      );
      expect(ancestors?.every((source) => source === "'self'" || /^https?:\/\/[\w.*-]+:?[\d*]*$/.test(source))).toBe(
        true,
      );
    }
  });

  test("is granted to none for the page of a link, open or closed", async () => {
    await serve({ allowedFrameOrigins: ["https://app.example"] });
    backend.links.set("used", { kind: "used", returnUrl: null });
    for (const url of [backend.link("open"), "/start/used", "/start/unknown"])
      expect(ancestorsOf((await app.inject(url)).headers["content-security-policy"]), url).toEqual(["'none'"]);
  });

  test.each([
    "app.example",
    "https://app.example/",
    "https://app.example; script-src *",
    "*",
    "null",
    "ftp://app.example",
  ])("can't be granted to %s, which is no origin", async (origin) => {
    await expect(serve({ allowedFrameOrigins: [origin] })).rejects.toThrow(
      `allowedFrameOrigins: "${origin}" is not an origin such as https://app.example`,
    );
  });
});

describe("the exchange of a client secret", () => {
  const open = (payload: object, language = "en") =>
    app.inject({ method: "POST", url: "/modal/open", payload, headers: { "accept-language": language } });

  test("gives the path of a visit", async () => {
    await serve();
    backend.secrets.set("vs_1_secret_a", { kind: "open", token: "modal_test_1" });
    expect((await open({ clientSecret: "vs_1_secret_a" })).json()).toEqual({ path: "/start/modal_test_1" });
  });

  test.each([
    [
      "used",
      410,
      { code: "token_already_used" },
      "Diese Prüfung wurde schon einmal geöffnet. Bitte starten Sie sie neu.",
    ],
    ["expired", 410, {}, "Diese Prüfung war zu lange offen. Bitte starten Sie sie neu."],
    ["unknown", 404, { code: "resource_missing" }, "Diese Prüfung wurde nicht gefunden. Bitte starten Sie sie neu."],
  ] as const)("refuses one that is %s, in words for the person", async (kind, status, code, message) => {
    await serve();
    backend.secrets.set("vs_1_secret_a", { kind });
    const answer = await open({ clientSecret: "vs_1_secret_a" }, "de");
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ error: { message, field: "clientSecret", ...code } });
  });

  test("refuses what is no secret", async () => {
    await serve();
    for (const payload of [{}, { clientSecret: 1 }, { clientSecret: "x".repeat(301) }])
      expect((await open(payload)).statusCode).toBe(400);
  });
});
