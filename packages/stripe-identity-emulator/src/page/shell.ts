import { embedJson, escapeHtml } from "./html.js";

/** What a whole HTML page of the emulator consists of. */
export interface ShellParts {
  title: string;
  /** Stylesheets and module scripts below `/_page/`. */
  stylesheets: readonly string[];
  script?: string;
  /** Data for the script, as a JSON block. */
  data?: unknown;
  /** Markup, already escaped. */
  body: string;
}

/** Wraps a body into a document. Nothing in it is loaded from elsewhere, and no script stands in the markup. */
export function renderShell(parts: ShellParts): string {
  const styles = parts.stylesheets.map((name) => `<link rel="stylesheet" href="/_page/${name}">`).join("\n");
  const script = parts.script === undefined ? "" : `<script type="module" src="/_page/${parts.script}"></script>`;
  const data =
    parts.data === undefined ? "" : `<script type="application/json" id="page-data">${embedJson(parts.data)}</script>`;
  return `<!doctype html>
<html lang="en">
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

/** Headers of every page: own scripts, styles and images only; never framed, never kept. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "permissions-policy": "camera=(self), microphone=(), geolocation=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
