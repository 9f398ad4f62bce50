import { specimens } from "../specimens/catalogue.js";
import type { HostedCheck, HostedSession } from "./backend.js";
import { addressCountries, documentCountries } from "./countries.js";
import { failuresOf } from "./failures.js";
import { escapeHtml } from "./html.js";
import { maxImageBytes } from "./image-file.js";
import { type Language, translate } from "./languages.js";
import { safeReturnUrl } from "./return-url.js";
import { languageChoices, renderShell, renderTop } from "./shell.js";
import { emailExample, phoneExample } from "./submission.js";

/** A visit to render the page for. */
interface Visit {
  token: string;
  session: HostedSession;
  /** Whether it stands in the modal of another site. */
  framed: boolean;
  language: Language;
}

/** Returns the data for the browser: the session as far as the page may know it, and the choices that it needs. */
function pageData({ token, session, framed, language }: Visit) {
  const asks = (check: HostedCheck): boolean => session.checks.includes(check);
  return {
    path: `/start/${encodeURIComponent(token)}`,
    framed,
    language: { code: language.code, tag: language.tag, direction: language.direction, texts: language.texts },
    languages: languageChoices,
    session: { ...session, returnUrl: framed ? null : safeReturnUrl(session.returnUrl) },
    failures: session.checks.flatMap((check) => failuresOf(check).map((code) => ({ check, code }))),
    documentCountries: asks("document") ? documentCountries : [],
    addressCountries: asks("address") ? addressCountries : [],
    specimens: specimens.map(({ label, birthplace, number, issuedDate, sex, ...choice }) => ({
      ...choice,
      unsupported: choice.country !== undefined && !documentCountries.includes(choice.country),
    })),
    examples: { phone: phoneExample, email: emailExample },
    maxImageBytes,
  };
}

/** Everything that the browser's modules read at their start. */
export type PageData = ReturnType<typeof pageData>;

/** Renders the page for an open link: an empty frame that the browser's modules fill step by step. */
export function renderOpenLink(visit: Visit): string {
  const { language } = visit;
  const text = (key: Parameters<typeof translate>[1]) => escapeHtml(translate(language, key));
  const body = `<a class="skip" href="#step" data-text="page.skip">${text("page.skip")}</a>
${renderTop(language)}
<div class="frame">
<nav class="path" id="path" data-label="page.steps" aria-label="${text("page.steps")}"></nav>
<main class="card" id="step" tabindex="-1"><noscript><h1>${text("page.noScriptTitle")}</h1>
<p>${text("page.noScriptText")}</p></noscript></main>
<footer class="foot" id="foot"></footer>
</div>
<p class="visually-hidden" id="announcer" role="status"></p>`;
  return renderShell({
    language,
    title: translate(language, "welcome.title"),
    stylesheets: [
      ...["tokens.css", "page.css", "pieces.css", "forms.css", "capture.css"],
      ...(visit.framed ? ["modal/framed.css"] : []),
    ],
    script: "main.js",
    data: pageData(visit),
    body,
  });
}
