import type { FastifyInstance } from "fastify";
import { registerAssets } from "./assets.js";
import type { HostedCheck } from "./backend.js";
import { describeFailure, earlyFailures, failuresOf } from "./failures.js";
import { english } from "./languages.js";
import { pageHeaders, renderShell } from "./shell.js";

const checks: readonly HostedCheck[] = ["document", "selfie", "id_number", "address", "phone", "email"];
const describe = (code: string) => ({ code, what: describeFailure(code, null, english).what });

/** The data for the console's script: the outcomes that can be submitted by hand. */
const consoleData = {
  failures: Object.fromEntries(checks.map((check) => [check, failuresOf(check).map(describe)])),
  earlyFailures: earlyFailures.map(describe),
};

/** Everything that the console's module reads at its start. */
export type ConsoleData = typeof consoleData;

const body = `<a class="skip" href="#main">Skip to the sessions</a>
<header class="console-top">
<img src="/_page/mark.svg" alt="" width="36" height="36">
<div><h1>Stripe Identity emulator</h1>
<p class="lead">Point any Stripe SDK at <code id="address"></code> with a key such as <code>sk_test_emulator</code>.</p></div>
<button type="button" class="quiet" id="pause" aria-pressed="false">Pause</button>
</header>
<main id="main" tabindex="-1" class="console"><noscript>The console needs JavaScript.</noscript></main>
<p class="visually-hidden" id="announcer" role="status"></p>`;

/**
 * Registers the console at the emulator's root: it lists current sessions, events and deliveries, and submits outcomes by hand.
 * It needs the control API below `/_emulator/`.
 */
export async function registerConsole(app: FastifyInstance): Promise<void> {
  await registerAssets(app);
  const html = renderShell({
    language: english,
    title: "Stripe Identity emulator",
    stylesheets: ["tokens.css", "page.css", "pieces.css", "forms.css", "console.css"],
    script: "console/main.js",
    data: consoleData,
    body,
  });
  app.get("/", (_request, reply) => reply.headers(pageHeaders()).send(html));
}
