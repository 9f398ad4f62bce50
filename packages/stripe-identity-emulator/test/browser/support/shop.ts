import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type Stripe from "stripe";

/** Ways in which the shop's page loads Stripe.js: a script tag of the emulator or of Stripe, or `loadStripe` from npm with or without one. */
export type ShopScript = "emulator" | "stripe" | "loadStripe" | "loadStripe beside a tag";

const stripeJs = readFileSync(createRequire(import.meta.url).resolve("@stripe/stripe-js/dist/index.mjs"));

/** A site of somebody who uses Stripe Identity: one page with a button that opens the modal, one endpoint that makes sessions. */
export class Shop {
  readonly #server: Server;
  #session: Stripe.Identity.VerificationSession | null = null;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Serves the shop on a free port of this machine. */
  static async start(deps: {
    emulatorUrl: string;
    createSession: () => Promise<Stripe.Identity.VerificationSession>;
  }): Promise<Shop> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? "/", "http://shop.invalid");
      if (url.pathname === "/stripe-js.mjs") return send(response, "text/javascript", stripeJs);
      if (url.pathname === "/session") {
        deps.createSession().then(
          (session) => {
            shop.#session = session;
            send(response, "application/json", JSON.stringify({ client_secret: session.client_secret }));
          },
          (error) => response.writeHead(500).end(String(error)),
        );
        return;
      }
      const script = url.searchParams.get("script") ?? "emulator";
      send(response, "text/html; charset=utf-8", page(script, url.searchParams.get("locale"), deps.emulatorUrl));
    });
    const shop = new Shop(server);
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    return shop;
  }

  /** The shop's address under one of its names. */
  url(options: { script?: ShopScript; locale?: string; host?: string } = {}): string {
    const address = this.#server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const url = new URL(`http://${options.host ?? "localhost"}:${port}/`);
    if (options.script !== undefined) url.searchParams.set("script", options.script);
    if (options.locale !== undefined) url.searchParams.set("locale", options.locale);
    return url.href;
  }

  /** The session that the page asked for last. */
  get session(): Stripe.Identity.VerificationSession {
    if (this.#session === null) throw new Error("The shop has no session yet");
    return this.#session;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

function send(response: ServerResponse, contentType: string, body: string | Buffer): void {
  response.writeHead(200, { "content-type": contentType }).end(body);
}

function page(script: string, locale: string | null, emulatorUrl: string): string {
  const tag = script.startsWith("loadStripe")
    ? ""
    : `<script src="${script === "stripe" ? "https://js.stripe.com/v3/" : `${emulatorUrl}/v3/`}"></script>`;
  const beside = script === "loadStripe beside a tag" ? `<script src="${emulatorUrl}/v3/"></script>` : "";
  const options = JSON.stringify(locale === null ? {} : { locale });
  const stripe = script.startsWith("loadStripe")
    ? `(await import("/stripe-js.mjs")).loadStripe("pk_test_shop", ${options})`
    : `Stripe("pk_test_shop", ${options})`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Shop</title>
${tag}${beside}
</head>
<body>
<main>
<h1>Shop</h1>
<button type="button" id="verify">Verify my identity</button>
<button type="button">Something else</button>
<output id="result"></output>
</main>
<script type="module">
const result = document.getElementById("result");
const button = document.getElementById("verify");
window.stripe = await ${stripe};
window.verify = async (secret) => {
  result.textContent = "";
  result.textContent = JSON.stringify(await window.stripe.verifyIdentity(secret));
};
button.addEventListener("click", async () => {
  const session = await (await fetch("/session", { method: "POST" })).json();
  await window.verify(session.client_secret);
});
document.documentElement.dataset.ready = "yes";
</script>
</body>
</html>`;
}
