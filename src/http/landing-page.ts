import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { getOperationAST, Kind, parse, stripIgnoredCharacters } from "graphql";
import { preferredType } from "./accept.js";

export interface LandingPageOptions {
  /** Public address of the service, without a path; null: the address that the caller used. */
  publicUrl: string | null;
  /** Whether a browser that opens `/graphql` gets Apollo Sandbox. */
  sandbox: boolean;
  /** Operations shown in the editor of Sandbox, ready to run. */
  operations: readonly { name: string; document: string }[];
  /** API key that Sandbox sends until the user enters another. */
  demoKey: string | null;
}

const scripts = "https://embeddable-sandbox.cdn.apollographql.com";
const frames = "https://sandbox.embed.apollographql.com";

/** Returns true for a browser that opens the page: `Accept` prefers HTML to the types of a GraphQL response. */
export function prefersHtml(request: FastifyRequest): boolean {
  const types = ["application/json", "application/graphql-response+json", "text/html"] as const;
  return preferredType(request, types) === "text/html";
}

/** The page at `/graphql`: Apollo Sandbox, above instructions that stay visible where its script cannot be loaded. */
export class LandingPage {
  constructor(private readonly options: LandingPageOptions) {}

  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const endpoint = `${this.options.publicUrl ?? `${request.protocol}://${request.host}`}/graphql`;
    const nonce = randomBytes(16).toString("base64");
    const policy = this.options.sandbox
      ? [
          "default-src 'none'",
          `script-src 'nonce-${nonce}' ${scripts}`,
          `style-src 'nonce-${nonce}' ${scripts} https://fonts.googleapis.com`,
          "font-src https://fonts.gstatic.com",
          `img-src data: ${scripts}`,
          `connect-src 'self' ${socketOf(endpoint)}`,
          `frame-src ${frames}`,
        ]
      : ["default-src 'none'", `style-src 'nonce-${nonce}'`];
    reply.header("content-security-policy", [...policy, "base-uri 'none'", "frame-ancestors 'none'"].join("; "));
    // Sandbox opens a window of Apollo Studio to sign in; the other headers stay as strict as elsewhere.
    if (this.options.sandbox) reply.header("cross-origin-opener-policy", "same-origin-allow-popups");
    return reply.type("text/html; charset=utf-8").send(this.#html(endpoint, nonce));
  }

  #html(endpoint: string, nonce: string): string {
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>verification-graph</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>verification-graph</h1>
${this.options.sandbox ? this.#fallback(endpoint) : apiOnly(endpoint)}
</main>
${this.options.sandbox ? this.#sandbox(endpoint, nonce) : ""}
</body>
</html>
`;
  }

  #fallback(endpoint: string): string {
    const key = this.options.demoKey ?? "<your key>";
    const query = stripIgnoredCharacters(
      this.options.operations.map(({ document }) => document).find(runsWithoutChanges) ?? "{ __typename }",
    );
    const curl = `curl ${endpoint} \\
  -H 'authorization: Bearer ${key}' \\
  -H 'content-type: application/json' \\
  -d '${JSON.stringify({ query, variables }).replaceAll("'", "'\\''")}'`;
    return `<p id="state" role="status">Loading Apollo Sandbox&hellip;</p>
<p>Sandbox is loaded from Apollo's servers. If this text stays, they cannot be reached from here. The API works without them:</p>
<ul>
<li>Use any GraphQL client with the endpoint <code>${escapeHtml(endpoint)}</code> and the header
<code>Authorization: Bearer ${escapeHtml(key)}</code>. Subscriptions: the same address by WebSocket
(<code>graphql-transport-ws</code>), or <code>${escapeHtml(endpoint)}/stream</code> by server-sent events.</li>
<li>The schema is the file <code>schema/schema.graphql</code>; introspection is on. Ready-made operations are in
<code>schema/operations/</code>.</li>
<li>Or start with this command:<pre>${escapeHtml(curl)}</pre></li>
</ul>
<noscript><p>Sandbox needs JavaScript, which is off in this browser.</p></noscript>`;
  }

  #sandbox(endpoint: string, nonce: string): string {
    const { document, headers } = this.#example();
    const options = {
      target: "#sandbox",
      initialEndpoint: endpoint,
      initialSubscriptionEndpoint: socketOf(endpoint),
      initialState: { document, variables, headers, includeCookies: false },
      hideCookieToggle: true,
      endpointIsEditable: false,
      runTelemetry: false,
      allowDynamicStyles: false,
    };
    return `<div id="sandbox"></div>
<script nonce="${nonce}">
const script = document.createElement("script");
script.src = "${scripts}/v2/embeddable-sandbox.umd.production.min.js";
script.onload = () => {
  document.body.className = "loaded";
  new window.EmbeddedSandbox(${inScript(options)});
};
script.onerror = () => {
  document.getElementById("state").textContent = "Apollo Sandbox could not be loaded.";
};
document.head.append(script);
</script>`;
  }

  #example(): { document: string; headers: Record<string, string> } {
    const { operations, demoKey } = this.options;
    const document = operations.map((operation) => operation.document.trim()).join("\n\n");
    return {
      document: document || "{ __typename }",
      headers: { authorization: `Bearer ${demoKey ?? ""}` },
    };
  }
}

/** Variables that every example operation with an input accepts. */
const variables = { input: {} };

/** Returns true for an operation that a single shell command can send, with {@link variables}. */
function runsWithoutChanges(document: string): boolean {
  const operation = getOperationAST(parse(document));
  if (!operation || operation.operation === "subscription") return false;
  return (operation.variableDefinitions ?? []).every(
    ({ variable, type, defaultValue }) =>
      type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined || variable.name.value in variables,
  );
}

function apiOnly(endpoint: string): string {
  return `<p>This is the GraphQL API. Send operations by POST to <code>${escapeHtml(endpoint)}</code>.</p>`;
}

function socketOf(endpoint: string): string {
  return endpoint.replace(/^http/, "ws");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Returns a value as JSON that cannot end the script element around it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1a1f36; background: #f6f8fa; }
main { max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem; }
code, pre { font: 14px/1.5 ui-monospace, monospace; background: #e8ecf1; border-radius: 4px; }
code { padding: 1px 4px; overflow-wrap: anywhere; }
pre { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
#sandbox { display: none; }
.loaded main { display: none; }
.loaded #sandbox { display: block; position: absolute; inset: 0; }
#sandbox iframe { width: 100%; height: 100%; border: 0; background: white; }
`;
