import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { languageOf, languages } from "../../src/page/languages.js";
import { registerHostedPage } from "../../src/page/routes.js";
import { FakeBackend } from "./fake-backend.js";
import { textsInPageCode } from "./support/page-code.js";

const folder = fileURLToPath(new URL("../../src/page/assets/texts/", import.meta.url));
const read = (file: string): Record<string, string> => JSON.parse(readFileSync(`${folder}${file}`, "utf8"));
const english = read("en.json");
const keys = Object.keys(english);
const others = readdirSync(folder).filter((file) => file !== "en.json");

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe("the catalogue", () => {
  test("has the languages of the page's users", () => {
    expect(languages.map(({ code }) => code).sort()).toEqual(
      ["ar", "de", "en", "es", "fr", "id", "it", "ja", "nl", "pl", "pt", "zh"].sort(),
    );
  });

  test.each(others)("%s has every text, in the order of the English file, and no other", (file) => {
    expect(Object.keys(read(file))).toEqual(keys);
  });

  test.each(["en.json", ...others])("%s has no empty text, and none with blanks around it", (file) => {
    expect(Object.entries(read(file)).filter(([, text]) => text.trim() === "" || text.trim() !== text)).toEqual([]);
  });

  test.each(others)("%s has the placeholders of the English texts", (file) => {
    const texts = read(file);
    const differing = keys.filter(
      (key) => placeholders(texts[key] ?? "").join() !== placeholders(english[key] ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  test.each(others)("%s leaves no sentence in English", (file) => {
    const texts = read(file);
    const same = keys.filter((key) => texts[key] === english[key] && /\w+ \w+/.test(english[key] ?? ""));
    expect(same).toEqual([]);
  });

  test("has no text that the page doesn't use", () => {
    const texts = textsInPageCode();
    const named = new Set(texts.flatMap(({ parts }) => (parts.length === 1 ? parts : [])));
    const patterns = texts
      .filter(({ parts }) => parts.length > 1 && /^[a-z]+\./i.test(parts[0] ?? ""))
      .map(({ parts }) => new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("\\w+")}$`));
    const unused = keys.filter((key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

describe("the page's code", () => {
  /** Names that are no English: of keys and of globals. */
  const names = new Set(["Escape", "Stripe"]);

  /** Two words in a row, or one that begins like a sentence, once markup is taken out. */
  function isProse(part: string): boolean {
    const plain = part
      .replace(/^[^<]*>/, "")
      .replace(/<[^>]*>?/g, "")
      .trim();
    return /[A-Za-z]+ [a-z]{2,}/.test(plain) || (/^[A-Z][a-z]+[.!?…]?$/.test(plain) && !names.has(plain));
  }

  test("finds English where there is some", () => {
    for (const text of ["Take a selfie", "Continue", "Sending…", "<h1>This page needs JavaScript</h1>"])
      expect(isProse(text), text).toBe(true);
    for (const text of ["actions", "frame-ancestors", '<main class="card" id="step">', "document.front", "AE AL AM"])
      expect(isProse(text), text).toBe(false);
  });

  test("holds no text that people read: all are in the catalogue", () => {
    const found = textsInPageCode()
      .filter(({ forDevelopers, isClass }) => !forDevelopers && !isClass)
      .flatMap(({ file, parts }) => parts.filter(isProse).map((part) => `${file}: ${part}`));
    expect(found).toEqual([]);
  });
});

describe("the language of a request", () => {
  const choose = (headers: Record<string, string>, url = "/start/x") => languageOf({ headers, url }).code;

  test.each([
    [undefined, "en"],
    ["", "en"],
    ["*", "en"],
    ["de", "de"],
    ["de-AT, en;q=0.8", "de"],
    ["sv, fr-CH;q=0.9, en;q=0.8", "fr"],
    ["pt-BR", "pt"],
    ["pt-PT, pt;q=0.9", "pt"],
    ["zh-CN, zh;q=0.9", "zh"],
    ["zh-Hans-CN", "zh"],
    ["ar-EG", "ar"],
    ["es-419, es;q=0.9", "es"],
    ["sv, fi;q=0.8", "en"],
    ["en;q=0.2, ja;q=0.9", "ja"],
    ["nonsense;;;q=x", "en"],
  ])("by Accept-Language %s is %s", (header, code) => {
    expect(choose(header === undefined ? {} : { "accept-language": header })).toBe(code);
  });

  test("is the one chosen before, then the locale of Stripe.js, then the browser's", () => {
    const headers = { "accept-language": "fr", cookie: "a=b; emulator_language=pl; c=d" };
    expect(choose(headers, "/start/x?locale=it")).toBe("pl");
    expect(choose({ "accept-language": "fr" }, "/start/x?locale=it")).toBe("it");
    expect(choose({ "accept-language": "fr" }, "/start/x?locale=nb")).toBe("fr");
    expect(choose({ "accept-language": "fr", cookie: "emulator_language=xx" })).toBe("fr");
  });
});

describe("the page in a language", () => {
  let app: FastifyInstance;
  let backend: FakeBackend;

  beforeEach(async () => {
    app = fastify();
    backend = new FakeBackend();
    await registerHostedPage(app, backend);
  });

  afterEach(() => app.close());

  test.each([
    ["de", '<html lang="de" dir="ltr">', "Dieser Link führt nirgendwohin"],
    ["ar", '<html lang="ar" dir="rtl">', "هذا الرابط لا يؤدي إلى شيء"],
    ["zh-CN", '<html lang="zh-Hans" dir="ltr">', "此链接无效"],
  ])("%s says so in its document, and so does a link that is closed", async (language, html, title) => {
    const headers = { "accept-language": language };
    expect((await app.inject({ url: backend.link("open"), headers })).body).toContain(html);
    const closed = await app.inject({ url: "/start/closed", headers });
    expect(closed.body).toContain(html);
    expect(closed.body).toContain(`<h1>${title}</h1>`);
    expect(closed.headers.vary).toBe("accept-language, cookie");
  });

  test("refuses in it", async () => {
    backend.link("open");
    const answer = await app.inject({
      method: "POST",
      url: "/start/open/fail",
      payload: "{}",
      headers: { "accept-language": "fr" },
    });
    expect(answer.json()).toEqual({ error: { message: "Choisissez une des options.", field: "code" } });
  });

  test("answers the last failure in it", async () => {
    backend.link("open");
    backend.state = { status: "requires_input", lastErrorCode: "document_expired", lastErrorReason: "x" };
    const answer = await app.inject({ url: "/start/open/status", headers: { "accept-language": "es" } });
    expect(answer.json()).toMatchObject({ failure: { what: "El documento ha caducado." } });
  });
});
