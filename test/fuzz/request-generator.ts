import { type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import { Selections } from "../graphql/support/selections.js";
import type { Random } from "../support/random.js";

/** A request to one of the service's endpoints. */
export interface GeneratedRequest {
  endpoint: "graphql" | "stream" | "webhook" | "socket";
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Personal data and secrets that a caller sends by mistake. The secrets must not appear in any response or log line. */
export const plantedValues = ["Quirina-Zaphodsky", "sk_test_plantedSecret", "vg_live_plantedKey00000000"];

/** Generates requests that are valid, slightly wrong or nonsense. */
export class RequestGenerator {
  constructor(
    private readonly random: Random,
    private readonly schema: GraphQLSchema,
    private readonly credentials: readonly string[],
    private readonly ids: readonly string[],
  ) {}

  next(): GeneratedRequest {
    const { random } = this;
    const endpoint = this.random.pick([
      "graphql",
      "graphql",
      "graphql",
      "graphql",
      "stream",
      "stream",
      "webhook",
      "socket",
      "socket",
    ] as const);
    const headers = this.#headers(endpoint);
    if (endpoint === "webhook")
      return { endpoint, method: "POST", path: "/webhooks/stripe", headers, body: this.#json() };
    if (endpoint === "socket") return { endpoint, method: "GET", path: "/graphql", headers, body: this.#frame() };
    const path = endpoint === "graphql" ? "/graphql" : "/graphql/stream";
    if (random.upTo(5) === 0) {
      const query = new URLSearchParams({
        query: this.document(),
        variables: this.#json(),
        operationName: random.text(5),
      });
      return { endpoint, method: random.pick(["GET", "DELETE", "PUT"]), path: `${path}?${query}`, headers, body: null };
    }
    return { endpoint, method: "POST", path, headers, body: this.#envelope() };
  }

  /** Returns a valid document or one with mistakes, each half of the time. */
  document(): string {
    return this.random.upTo(2) === 0 ? this.#validDocument() : this.#brokenDocument();
  }

  /** Returns a document that selects all of a root field, with unusual argument values of the right types. */
  #validDocument(): string {
    const { random } = this;
    const kind = random.pick(["query", "query", "query", "mutation", "subscription"] as const);
    const root = {
      query: this.schema.getQueryType(),
      mutation: this.schema.getMutationType(),
      subscription: this.schema.getSubscriptionType(),
    }[kind];
    if (!root) throw new Error(`the schema has no ${kind} type`);
    const id = random.pick([...this.ids, random.text(30), "", "vs_", "__proto__"]);
    const odd = random.pick([random.text(60), "__proto__", "verification_graph_tenant", "\u0000", "x".repeat(1_000)]);
    const values = {
      ...{ id, ids: id, sessionId: id, clientReferenceId: odd, idempotencyKey: odd, flowId: odd, key: odd, value: odd },
      ...{
        apiVersion: odd,
        country: random.pick(["DE", "US", "FR"]),
        first: random.pick([1, 100, 0, -1, 2 ** 31 - 1]),
      },
      ...(random.upTo(2) === 0 ? { after: odd } : {}),
      ...(random.upTo(4) === 0 ? { returnUrl: random.pick(["https://example.com/", "javascript:alert(1)"]) } : {}),
    };
    const field = random.pick(Object.values(root.getFields()));
    return `${kind} { ${new Selections(this.schema, values).field(root.name, field, random.upTo(3))} }`;
  }

  /** Returns a document of the schema's fields with mistakes in names, arguments, selections or syntax. */
  #brokenDocument(): string {
    const { random } = this;
    const kind = random.pick(["query", "query", "query", "mutation", "subscription"] as const);
    const root = {
      query: this.schema.getQueryType(),
      mutation: this.schema.getMutationType(),
      subscription: this.schema.getSubscriptionType(),
    }[kind];
    const fields = Array.from({ length: 1 + random.upTo(3) }, () => this.#field(root?.name ?? "", 0)).join(" ");
    const text = `${kind} ${random.pick(["", "X", "($a: Int)", "($a: ID! = null)", "($a: [[Nope!]])"])} { ${fields} }`;
    if (random.upTo(6) > 0) return text;
    const cut = random.upTo(text.length);
    return random.pick([
      text.slice(0, cut),
      text.slice(0, cut) + random.text(5) + text.slice(cut),
      random.text(80),
      `${text} ${text}`,
    ]);
  }

  #field(owner: string, depth: number): string {
    const { random } = this;
    const type = this.schema.getType(owner);
    const all = isObjectType(type) ? Object.values(type.getFields()) : [];
    const field = all[random.upTo(all.length)];
    if (!field || random.upTo(15) === 0)
      return random.pick<string>(["__typename", "id", "nope", `x: ${random.text(3)}`, "...F", "... on Node { id }"]);
    const args = field.args
      .filter(() => random.upTo(4) > 0)
      .map(({ name }) => `${name}: ${this.#literal(name)}`)
      .join(", ");
    const inside = getNamedType(field.type);
    const isObject = "getFields" in inside || "getTypes" in inside;
    const selection =
      isObject && depth < 6
        ? ` { __typename ${this.#field(inside.name, depth + 1)} ${this.#field(inside.name, depth + 1)} }`
        : "";
    return `${field.name}${args ? `(${args})` : ""}${selection}`;
  }

  #literal(name: string): string {
    const { random } = this;
    if (name === "input") return this.#input();
    return random.pick([
      JSON.stringify(random.pick(this.ids)),
      String(random.pick([0, 1, 20, 100, -1, 2 ** 31, 1e308])),
      JSON.stringify(random.pick(plantedValues)),
      "$a",
      "null",
      "true",
      `[${JSON.stringify(random.pick(this.ids))}]`,
      JSON.stringify(random.text(30)),
      "NONE",
      this.#input(),
    ]);
  }

  #input(): string {
    const { random } = this;
    const entries = [
      `sessionId: ${JSON.stringify(random.pick(this.ids))}`,
      `clientReferenceId: ${JSON.stringify(random.text(20))}`,
      `idempotencyKey: ${JSON.stringify(random.text(300))}`,
      `metadata: [{ key: ${JSON.stringify(random.pick(["__proto__", "constructor", "verification_graph_tenant", "a[b]", ""]))}, value: "x" }]`,
      `email: ${JSON.stringify(random.pick(plantedValues))}`,
      `returnUrl: ${JSON.stringify(random.pick(["javascript:alert(1)", "https://example.com", "x", "//", "http://[::1"]))}`,
      `country: ${JSON.stringify(random.pick(["DE", "xx", "", "US"]))}`,
      `apiVersion: ${JSON.stringify(random.text(12))}`,
      `flowId: ${JSON.stringify(random.pick(["vf_full", "../x", "", "vf_%00"]))}`,
    ];
    return `{ ${entries.filter(() => random.upTo(3) === 0).join(", ")} }`;
  }

  #envelope(): string {
    const { random } = this;
    const query = this.document();
    return random.pick([
      JSON.stringify({ query, variables: { a: random.pick([1, "x", null, this.ids[0], [], plantedValues[0]]) } }),
      JSON.stringify({ query }),
      JSON.stringify({
        query,
        variables: random.pick(["x", 5, [], {}]),
        operationName: random.pick([null, "X", 5, {}]),
      }),
      `{"query":${JSON.stringify(query)},"variables":{"__proto__":{"polluted":1}},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`,
      JSON.stringify([{ query }, { query }]),
      this.#json(),
    ]);
  }

  #json(): string {
    const { random } = this;
    return random.pick([
      "",
      "null",
      "[]",
      "{",
      `"${plantedValues[0]}"`,
      `{"id":"evt_${random.text(4)}","type":"${plantedValues[0]}"}`,
      '{"constructor":{"prototype":{"polluted":1}}}',
      "[".repeat(random.upTo(3_000)),
      JSON.stringify({ query: random.text(200) }),
      "\u0000".repeat(random.upTo(20)),
    ]);
  }

  #frame(): string {
    const { random } = this;
    const id = random.pick(["1", "__proto__", "", random.text(5)]);
    return random.pick([
      JSON.stringify({ type: "subscribe", id, payload: { query: this.document(), variables: {} } }),
      JSON.stringify({ type: "subscribe", id, payload: { query: 5 } }),
      JSON.stringify({
        type: random.pick(["complete", "ping", "next", "nope", "connection_init"]),
        id,
        payload: random.pick([null, 1, {}]),
      }),
      this.#json(),
    ]);
  }

  #headers(endpoint: GeneratedRequest["endpoint"]): Record<string, string> {
    const { random } = this;
    const headers: Record<string, string> = {
      "content-type":
        random.upTo(6) > 0
          ? "application/json"
          : random.pick(["text/plain", "x", "multipart/form-data", "application/graphql"]),
      authorization:
        random.upTo(6) > 0
          ? `Bearer ${random.pick(this.credentials)}`
          : random.pick([`Bearer ${plantedValues[2]}`, "Basic x", "Bearer a.b.c", "x".repeat(3_000)]),
      accept: random.pick([
        "application/json",
        "text/event-stream",
        "*/*",
        "application/graphql-response+json",
        "image/png",
      ]),
    };
    const others: Record<string, string> = {
      "x-request-id": random.pick(["ok-1", '"}{"level":60', "x".repeat(500), plantedValues[0] ?? ""]),
      "last-event-id": random.pick(["", random.text(20).trim(), "WyJldmVudCIsImRlbW8iLDFd"]),
      "x-query-cost": "1",
      "x-graphql-event-stream-token": random.pick(["t", "__proto__"]),
      "x-forwarded-for": "1.2.3.4, evil",
      origin: random.pick(["null", "https://evil.example", "http://localhost:1"]),
    };
    for (const [name, value] of Object.entries(others))
      if (random.upTo(4) === 0) headers[name] = value.replace(/[^\x20-\x7e]/g, "");
    if (endpoint === "webhook")
      headers["stripe-signature"] = random.pick([`t=${random.upTo(2 ** 31)},v1=${"0".repeat(64)}`, "t=,v1=", "x"]);
    return headers;
  }
}
