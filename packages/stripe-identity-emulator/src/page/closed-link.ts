import type { HostedLink } from "./backend.js";
import { escapeHtml } from "./html.js";
import { safeReturnUrl } from "./return-url.js";
import { renderShell } from "./shell.js";

/** Words for a link that opens nothing (any more). */
interface ClosedWords {
  status: 404 | 410;
  title: string;
  text: string;
  advice: string;
}

const words: Record<Exclude<HostedLink["kind"], "open">, ClosedWords> = {
  used: {
    status: 410,
    title: "This link has been used",
    text: "Each link works once, and the details asked for here have been handed in already, or are no longer needed.",
    advice: "To try again, go back to the site or app that sent you here and start the verification from there.",
  },
  expired: {
    status: 410,
    title: "This link has expired",
    text: "For your safety a link works for 48 hours only. Nothing that you entered before has been lost or shared.",
    advice: "Go back to the site or app that sent you here; it can give you a new link to the same verification.",
  },
  unknown: {
    status: 404,
    title: "This link leads nowhere",
    text: "We know no verification with this address. Part of the link may be missing.",
    advice: "Open it once more from where you found it, or copy the whole of it into the address bar.",
  },
};

/** What the status of a used link's session means for the person who comes back to it. */
const statusWords: Record<string, string> = {
  processing: "Your details are being checked right now.",
  verified: "Your identity has been verified. There is nothing left to do.",
  requires_input: "The last attempt didn't succeed, and another one can be made.",
  canceled: "The verification was canceled. There is nothing left to do.",
};

/** The page for a link that is used, expired or unknown, with its HTTP status. */
export function renderClosedLink(
  link: Exclude<HostedLink, { kind: "open" }>,
  sessionStatus: string | null,
): { status: number; html: string } {
  const { status, title, text, advice } = words[link.kind];
  const returnUrl = link.kind === "used" ? safeReturnUrl(link.returnUrl) : null;
  const state = link.kind === "used" && sessionStatus !== null ? statusWords[sessionStatus] : undefined;
  const body = `<div class="test-banner" role="note"><strong>Test environment</strong> Nothing is checked for real.</div>
<div class="frame frame-single">
<header class="top"><img src="/_page/mark.svg" alt="" width="32" height="32"><span>Identity verification</span></header>
<main class="card" id="step">
<div class="emblem emblem-neutral emblem-mark" aria-hidden="true"></div>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${state === undefined ? "" : `<p><strong>${escapeHtml(state)}</strong></p>`}
<p>${escapeHtml(advice)}</p>
${returnUrl === null ? "" : `<p class="actions"><a class="button" href="${escapeHtml(returnUrl)}">Back to where I came from</a></p>`}
</main>
</div>`;
  return { status, html: renderShell({ title, stylesheets: ["tokens.css", "page.css", "pieces.css"], body }) };
}
