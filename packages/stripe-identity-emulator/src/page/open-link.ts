import { specimens } from "../specimens/index.js";
import type { HostedCheck, HostedSession } from "./backend.js";
import { addressCountries, documentCountries } from "./countries.js";
import { describeFailure, failuresOf } from "./failures.js";
import { maxImageBytes } from "./image-file.js";
import { safeReturnUrl } from "./return-url.js";
import { renderShell } from "./shell.js";

/** What the browser is told: the session as far as the page may know it, and the words and choices that it needs. */
function pageData(token: string, session: HostedSession) {
  const asks = (check: HostedCheck): boolean => session.checks.includes(check);
  const failure =
    session.lastErrorCode === null ? null : describeFailure(session.lastErrorCode, session.lastErrorReason);
  return {
    path: `/start/${encodeURIComponent(token)}`,
    session: { ...session, returnUrl: safeReturnUrl(session.returnUrl) },
    lastFailure: failure,
    failures: session.checks.flatMap((check) => failuresOf(check).map((words) => ({ check, ...words }))),
    documentCountries: asks("document") ? documentCountries : [],
    addressCountries: asks("address") ? addressCountries : [],
    specimens: specimens.map(
      ({ id, kind, person, label, documentType, country, firstName, lastName, dob, address }) => ({
        id,
        kind,
        person,
        label,
        documentType,
        country,
        firstName,
        lastName,
        dob,
        address,
      }),
    ),
    maxImageBytes,
  };
}

/** Everything that the browser's modules read at their start. */
export type PageData = ReturnType<typeof pageData>;

/** The page for an open link: an empty frame that the browser's modules fill step by step. */
export function renderOpenLink(token: string, session: HostedSession): string {
  const body = `<a class="skip" href="#step">Skip to the current step</a>
<div class="test-banner" role="note"><strong>Test environment</strong> Nothing is checked for real. Use no real documents or faces.</div>
<div class="frame">
<header class="top"><img src="/_page/mark.svg" alt="" width="32" height="32"><span>Identity verification</span></header>
<nav class="path" id="path" aria-label="Steps"></nav>
<main class="card" id="step" tabindex="-1"><noscript><h1>This page needs JavaScript</h1>
<p>Switch JavaScript on for this site, or open the link in another browser.</p></noscript></main>
<footer class="foot" id="foot"></footer>
</div>
<p class="visually-hidden" id="announcer" role="status"></p>`;
  return renderShell({
    title: "Verify your identity",
    stylesheets: ["tokens.css", "page.css", "pieces.css", "forms.css", "capture.css"],
    script: "main.js",
    data: pageData(token, session),
    body,
  });
}
