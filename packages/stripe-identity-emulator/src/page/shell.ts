import { embedJson, escapeHtml } from "./html.js";
import { type Language, languages, type TextKey, translate } from "./languages.js";

/** The parts of an HTML page of the emulator. */
export interface ShellParts {
  language: Language;
  title: string;
  /** Stylesheets and module scripts below `/_page/`. */
  stylesheets: readonly string[];
  script?: string;
  /** Data for the script, as a JSON block. */
  data?: unknown;
  /** Markup, already escaped. */
  body: string;
}

/** Renders a document around a body. It loads nothing from other sites and has no inline scripts. */
export function renderShell(parts: ShellParts): string {
  const { tag, direction } = parts.language;
  const styles = parts.stylesheets.map((name) => `<link rel="stylesheet" href="/_page/${name}">`).join("\n");
  const script = parts.script === undefined ? "" : `<script type="module" src="/_page/${parts.script}"></script>`;
  const data =
    parts.data === undefined ? "" : `<script type="application/json" id="page-data">${embedJson(parts.data)}</script>`;
  return `<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="/_page/mark.svg" type="image/svg+xml">
${styles}
${script}
</head>
<body>
${parts.body}
${data}
</body>
</html>
`;
}

/** Renders the top of the hosted page: the note of the test environment, the name, and room for the language switch. */
export function renderTop(language: Language): string {
  const text = (key: "page.test" | "page.testNote" | "page.name") =>
    `data-text="${key}">${escapeHtml(translate(language, key))}`;
  return `<div class="test-banner" role="note"><strong ${text("page.test")}</strong> <span ${text("page.testNote")}</span></div>
<header class="top"><img src="/_page/mark.svg" alt="" width="32" height="32"><span class="brand" ${text("page.name")}</span>
<div id="language"></div></header>`;
}

/** Returns a language as a small page of few texts needs it. */
export function languageWith({ code, tag, direction, texts }: Language, keys: readonly TextKey[]) {
  return { code, tag, direction, texts: Object.fromEntries(keys.map((key) => [key, texts[key]])) };
}

/** Lists the languages to choose from. */
export const languageChoices = languages.map(({ code, tag, name }) => ({ code, tag, name }));

/** Returns the headers of every page: own scripts, styles and images only; never kept; framed by none but the given sites. */
export function pageHeaders(frameAncestors: readonly string[] = []): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
      `connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frameAncestors.join(" ") || "'none'"}`,
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    vary: "accept-language, cookie",
  };
}
