import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyRequest } from "fastify";
import Negotiator from "negotiator";
import type englishTexts from "./assets/texts/en.json";

/** Names a text of the catalogue, one file per language in `assets/texts/`; the English file decides which there are. */
export type TextKey = keyof typeof englishTexts;

/** Fills the placeholders of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** One language of the hosted page with all of its texts. */
export interface Language {
  /** Its file's name, such as `zh`; what `Accept-Language` is matched against. */
  code: string;
  /** For `lang` and `Intl`, such as `zh-Hans`. */
  tag: string;
  /** Its name in itself. */
  name: string;
  direction: "ltr" | "rtl";
  texts: Readonly<Record<TextKey, string>>;
}

/** Names the cookie that keeps the language chosen on the page. `language-switch.js` sets it. */
const languageCookie = /(?:^|;\s*)emulator_language=([A-Za-z-]+)/;

/** The catalogue lies beside this module: in `src` as written, in `dist` and in a bundle where the build copies it. */
const folder = fileURLToPath(new URL("./assets/texts/", import.meta.url));

/** The language of the console, and of those whose own is missing. */
export const english = readLanguage("en");

/** Every language of the page, by its own name. */
export const languages: readonly Language[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && file !== "en.json")
  .map((file) => readLanguage(file.slice(0, -".json".length)))
  .concat(english)
  .sort((a, b) => a.name.localeCompare(b.name, "en"));

/** English first: it serves those who take any language. */
const codes = [english.code, ...languages.map(({ code }) => code).filter((code) => code !== english.code)];

/**
 * Returns the language to answer a request in: the one chosen on the page before, else the `locale` that Stripe.js was given,
 * else the best of the browser's own, else English.
 */
export function languageOf(request: Pick<FastifyRequest, "headers" | "url">): Language {
  const chosen = languageCookie.exec(request.headers.cookie ?? "")?.[1];
  const locale = new URLSearchParams(request.url.split("?")[1]).get("locale");
  return negotiate(chosen) ?? negotiate(locale) ?? negotiate(request.headers["accept-language"]) ?? english;
}

/** Fills a text of the catalogue in. A placeholder without a value stays as it is. */
export function translate(language: Language, key: TextKey, values: TextValues = {}): string {
  return language.texts[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (typeof value === "number") return new Intl.NumberFormat(language.tag).format(value);
    return value ?? placeholder;
  });
}

/** Says whether the catalogue has a text of this name. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(english.texts, key);
}

function negotiate(preference: string | null | undefined): Language | undefined {
  if (preference === undefined || preference === null || preference === "") return undefined;
  const [code] = new Negotiator({ headers: { "accept-language": preference } }).languages(codes);
  return languages.find((language) => language.code === code);
}

function readLanguage(code: string): Language {
  const texts: unknown = JSON.parse(readFileSync(`${folder}${code}.json`, "utf8"));
  if (!isTexts(texts)) throw new Error(`the texts of ${code} are not a list of strings`);
  const direction = texts["language.direction"] === "rtl" ? "rtl" : "ltr";
  return { code, tag: texts["language.tag"], name: texts["language.name"], direction, texts };
}

/** That none is missing is for a test to show, not for every start. */
function isTexts(value: unknown): value is Record<TextKey, string> {
  return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
}
