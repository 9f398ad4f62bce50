import type { HostedLink } from "./backend.js";
import { modalRefusalCodes } from "./failures.js";
import { escapeHtml } from "./html.js";
import { isTextKey, type Language, translate } from "./languages.js";
import { safeReturnUrl } from "./return-url.js";
import { languageChoices, languageWith, renderShell, renderTop } from "./shell.js";

type ClosedLink = Exclude<HostedLink, { kind: "open" }>;

/** Renders the page for a link that is used, expired or unknown, with its HTTP status. */
export function renderClosedLink(
  link: ClosedLink,
  sessionStatus: string | null,
  language: Language,
): { status: number; html: string } {
  const text = (key: "title" | "text" | "advice") => escapeHtml(translate(language, `closed.${link.kind}.${key}`));
  const returnUrl = link.kind === "used" ? safeReturnUrl(link.returnUrl) : null;
  const state = link.kind === "used" ? `closed.status.${sessionStatus}` : "";
  const body = `${renderTop(language)}
<div class="frame frame-single">
<main class="card" id="step">
<div class="emblem emblem-neutral emblem-mark" aria-hidden="true"></div>
<h1>${text("title")}</h1>
<p>${text("text")}</p>
${isTextKey(state) ? `<p><strong>${escapeHtml(translate(language, state))}</strong></p>` : ""}
<p>${text("advice")}</p>
${returnUrl === null ? "" : `<p class="actions"><a class="button" href="${escapeHtml(returnUrl)}">${escapeHtml(translate(language, "page.returnLink"))}</a></p>`}
</main>
</div>`;
  const html = renderShell({
    language,
    title: translate(language, `closed.${link.kind}.title`),
    stylesheets: ["tokens.css", "page.css", "pieces.css"],
    script: "closed.js",
    data: {
      framed: link.framed === true,
      refusal: { code: modalRefusalCodes[link.kind], message: translate(language, `modal.${link.kind}`) },
      language: languageWith(language, ["language.label"]),
      languages: languageChoices,
    },
    body,
  });
  return { status: link.kind === "unknown" ? 404 : 410, html };
}
