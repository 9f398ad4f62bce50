import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";
import { committed, isOpenToViewers, requirementsOf, scopeOf } from "./support/access-directives.js";
import { type AccessWorld, openAccessWorld, scopes } from "./support/access-world.js";
import { Selections } from "./support/selections.js";

/**
 * Tests every field of the schema with every kind of credential that is not sufficient. Arguments and selections are derived from the
 * types, so that new fields are tested too.
 */
let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world?.close());

type Field = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLObjectType | null | undefined): Field[] => Object.values(type?.getFields() ?? {});
const selections = () => new Selections(committed, world.known);

interface Outcome {
  text: string;
  codes: string[];
  target: unknown;
}

let cases = 0;

async function ask(document: string, credential: string | null): Promise<Outcome> {
  cases += 1;
  const { data, errors } = await post<Record<string, unknown>, object>(world.service.url, document, {}, credential);
  const codes = errors.map(({ extensions }) => extensions.code);
  const invalid = codes.filter((code) =>
    ["LIMIT_EXCEEDED", "INTERNAL", "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST"].includes(code),
  );
  if (invalid.length > 0)
    throw new Error(`the operation of the test is invalid: ${document}\n${JSON.stringify(errors)}`);
  return { text: JSON.stringify({ data, errors }), codes, target: targetIn(data) };
}

/** Returns the value of the field with the alias `target`, at any depth. */
function targetIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(targetIn).find((found) => found != null) ?? null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found: unknown = name === "target" ? inner : targetIn(inner);
    if (found != null && !(Array.isArray(found) && found.length === 0)) return found;
  }
  return null;
}

/** Returns the secrets of tenant A that a response contains and its document does not. */
function leaked({ text }: Outcome, document: string, allowed: readonly string[] = []): string[] {
  return world.secrets.filter(
    (secret) => text.includes(secret) && !document.includes(secret) && !allowed.some((known) => known.includes(secret)),
  );
}

/** Returns the callers to whom no object of tenant A in a document belongs. */
function strangersTo(document: string) {
  const [foreign, token = ""] = [...world.viewers].find(([id]) => !document.includes(id)) ?? [];
  return [
    { name: "tenant B", credential: world.other, allowed: [] },
    { name: "a caller without credential", credential: null, allowed: [] },
    { name: "a viewer of another session", credential: token, allowed: foreign ? [foreign] : [] },
    { name: "a viewer of tenant B", credential: world.otherViewer, allowed: [] },
  ];
}

/** Returns the viewer token of the session that a document names. */
function viewerOf(document: string): string {
  const [first = ""] = world.viewers.values();
  return [...world.viewers].find(([id]) => document.includes(id))?.[1] ?? first;
}

/**
 * Returns every field of every object type that a query reaches, as `target` at the end of the shortest path to it. The path starts with
 * an id of tenant A for which A itself gets a value.
 */
async function reachable(): Promise<Reachable[]> {
  found ??= await Promise.all(
    unbound().map(async (each) => {
      const documents = [...world.sessionIds, ...world.reportIds, world.eventId].map((id) =>
        each.document.replaceAll(placeholder, id),
      );
      const [first = ""] = documents;
      for (const document of new Set(documents)) {
        const { target } = await ask(document, world.full);
        if (target !== null) return { ...each, document };
      }
      return { ...each, document: first };
    }),
  );
  return found;
}

interface Reachable {
  name: string;
  owner: GraphQLObjectType;
  field: Field;
  document: string;
}

let found: Reachable[] | null = null;
const placeholder = "@id@";

function unbound(): Reachable[] {
  const written = new Selections(committed, { ...world.known, id: placeholder });
  return [...written.paths()].flatMap(([typeName, path]) => {
    const owner = committed.getType(typeName);
    if (!isObjectType(owner) || owner === committed.getQueryType()) return [];
    return fieldsOf(owner).map((field) => ({
      name: `${typeName}.${field.name}`,
      owner,
      field,
      document: path.replace("HERE", `target: ${written.field(typeName, field, 1)}`),
    }));
  });
}

/** Returns documents of a root field, one for each id and cursor of tenant A that it accepts. */
function rootDocuments(kind: "query" | "mutation", owner: string, field: Field): string[] {
  const ids = [world.sessionIds[0], world.reportIds[0], world.eventId].flatMap((id) =>
    id ? [{ id, ids: id, sessionId: id }] : [],
  );
  const cursors = field.args.some(({ name }) => name === "after") ? world.cursors.map((after) => ({ after })) : [];
  const variants = [...(kind === "query" ? ids : [{}]), ...cursors];
  const documents = variants.map(
    (variant) => `${kind} { target: ${selections().field(owner, field, 2, { ...world.known, ...variant })} }`,
  );
  return [...new Set(documents)];
}

describe("a stranger", () => {
  it("gets no data of tenant A from any root field, with any of its ids and cursors", async () => {
    const before = cases;
    const problems: string[] = [];
    for (const [kind, type] of [
      ["query", committed.getQueryType()],
      ["mutation", committed.getMutationType()],
    ] as const) {
      for (const field of fieldsOf(type)) {
        for (const document of rootDocuments(kind, type?.name ?? "", field)) {
          for (const { name, credential, allowed } of strangersTo(document)) {
            const outcome = await ask(document, credential);
            const secrets = leaked(outcome, document, allowed);
            if (secrets.length > 0) problems.push(`${name} got ${secrets} from ${document}: ${outcome.text}`);
            if (credential === null && (outcome.target !== null || outcome.codes.join() !== "UNAUTHENTICATED"))
              problems.push(`no credential was needed for ${document}: ${outcome.text}`);
          }
        }
      }
    }
    expect(problems).toEqual([]);
    console.log(`access matrix: ${cases - before} cases of root fields`);
  });

  it("gets no data of tenant A from any field of any object, while A gets it", async () => {
    const before = cases;
    const problems: string[] = [];
    let revealing = 0;
    const empty: string[] = [];
    for (const { name, document } of await reachable()) {
      const own = await ask(document, world.full);
      if (own.codes.length > 0) problems.push(`A was refused ${name}: ${own.text}`);
      if (own.target === null) empty.push(name);
      if (leaked(own, document).length > 0) revealing += 1;
      for (const { name: who, credential, allowed } of strangersTo(document)) {
        const outcome = await ask(document, credential);
        const secrets = leaked(outcome, document, allowed);
        if (secrets.length > 0) problems.push(`${who} got ${secrets} from ${name}: ${outcome.text}`);
      }
    }
    expect(problems).toEqual([]);
    expect(revealing).toBeGreaterThan(40);
    console.log(`access matrix: ${cases - before} cases of fields; ${revealing} of them return data of tenant A to A`);
    console.log(`access matrix: null or empty here even for A: ${empty.join(", ")}`);
  });

  it("gets an error or its own data from any subscription", async () => {
    const before = cases;
    const open = fieldsOf(committed.getSubscriptionType()).flatMap((field) => {
      const cursors = field.args.some(({ name }) => name === "after") ? world.cursors.map((after) => ({ after })) : [];
      return [{}, ...cursors].flatMap((variant) => {
        const text = selections().field("Subscription", field, 2, { ...world.known, ...variant });
        const document = `subscription { target: ${text} }`;
        const scope = scopeOf(field);
        const lacking = (scope && world.lacking.get(scope)) || null;
        const insufficient = lacking === null ? [] : [{ name: `without ${scope}`, credential: lacking, allowed: [] }];
        return [...strangersTo(document), ...insufficient].map((who) => {
          cases += 1;
          const client = world.service.createWebSocketClient(who.credential);
          return {
            who,
            document,
            end: updatesOf(client, document, {})
              .next()
              .then(
                (data) => ({ data }),
                (error: unknown) => ({ error: String(error) }),
              ),
          };
        });
      });
    });
    await world.moveA();
    let waiting = open.length;
    for (const { end } of open) void end.then(() => (waiting -= 1));
    // Tenant B keeps making events, so that subscriptions to its own events end too.
    for (let round = 0; waiting > 0 && round < 100; round += 1) await world.moveB();
    const problems: string[] = [];
    for (const { who, document, end } of open) {
      const text = JSON.stringify(await end);
      const secrets = leaked({ text, codes: [], target: null }, document, who.allowed);
      if (secrets.length > 0) problems.push(`${who.name} got ${secrets} from ${document}: ${text}`);
      if (who.credential !== world.other && !/FORBIDDEN|UNAUTHENTICATED|NOT_FOUND|closed with 4403/.test(text))
        problems.push(`${who.name} got no error from ${document}: ${text}`);
      if (text.includes("nothing came"))
        problems.push(`no event came for ${document}, so the test shows nothing: make world.moveB() cause one`);
    }
    expect(problems).toEqual([]);
    console.log(`access matrix: ${cases - before} cases of subscriptions`);
  });
});

describe("the access directives of the schema", () => {
  it("hold for keys that lack one scope", async () => {
    const before = cases;
    const problems: string[] = [];
    const roots = (["query", "mutation"] as const).flatMap((kind) => {
      const type = kind === "query" ? committed.getQueryType() : committed.getMutationType();
      return fieldsOf(type).flatMap((field) => {
        const [document = ""] = rootDocuments(kind, type?.name ?? "", field);
        return [{ name: `${type?.name}.${field.name}`, field, document, isQuery: kind === "query" }];
      });
    });
    const inside = (await reachable()).map((each) => ({ ...each, isQuery: true }));
    for (const { name, field, document, isQuery } of [...roots, ...inside]) {
      const needed = scopeOf(field);
      const { scopes: required } = requirementsOf(document);
      for (const scope of scopes) {
        const isNeeded = needed === scope;
        // Mutations are sent only with keys that must be refused. The scope of `node` depends on the id.
        if (!isNeeded && (!isQuery || required.has(scope) || name.startsWith("Query.node"))) continue;
        const outcome = await ask(document, world.lacking.get(scope) ?? "");
        const isForbidden = outcome.codes.includes("FORBIDDEN");
        if (isNeeded && (!isForbidden || outcome.target !== null))
          problems.push(`${name} without ${scope}: ${outcome.text}`);
        if (!isNeeded && isForbidden)
          problems.push(`${name} is refused without ${scope}, which its directive does not name: ${outcome.text}`);
      }
    }
    expect(problems).toEqual([]);
    console.log(`access matrix: ${cases - before} cases of keys that lack a scope`);
  });

  it("hold for the viewer token of the session", async () => {
    const before = cases;
    const problems: string[] = [];
    let [open, closed] = [0, 0];
    const query = committed.getQueryType();
    const mutation = committed.getMutationType();
    const roots = [query, mutation].flatMap((owner) =>
      fieldsOf(owner).map((field) => {
        const [document = ""] = rootDocuments(owner === query ? "query" : "mutation", owner?.name ?? "", field);
        return owner ? { name: `${owner.name}.${field.name}`, owner, field, document } : null;
      }),
    );
    for (const { name, owner, field, document } of [...roots.filter((root) => root !== null), ...(await reachable())]) {
      const outcome = await ask(document, viewerOf(document));
      const isForbidden = outcome.codes.includes("FORBIDDEN");
      if (!isOpenToViewers(owner, field)) {
        closed += 1;
        if (!isForbidden || outcome.target !== null) problems.push(`a viewer token can read ${name}: ${outcome.text}`);
      } else if (requirementsOf(document).isOpenToViewers) {
        open += 1;
        if (isForbidden) problems.push(`a viewer token can't read ${name}: ${outcome.text}`);
      }
    }
    expect(problems).toEqual([]);
    expect(open).toBeGreaterThan(10);
    console.log(
      `access matrix: ${cases - before} cases of the viewer token of the session; ${open} open, ${closed} closed`,
    );
  });
});

it("covers every object type of the schema", () => {
  const paths = selections().paths();
  const roots = [committed.getMutationType(), committed.getSubscriptionType()];
  // The tests of mutations and subscriptions select two levels of their payloads.
  const covered = new Set<string>();
  const cover = (name: string, levels: number): void => {
    const type = committed.getType(name);
    const members = type && !isObjectType(type) && "getTypes" in type ? type.getTypes() : [type];
    for (const member of members) {
      if (!isObjectType(member)) continue;
      covered.add(member.name);
      if (levels > 0) for (const field of fieldsOf(member)) cover(getNamedType(field.type).name, levels - 1);
    }
  };
  for (const root of roots) for (const field of fieldsOf(root)) cover(getNamedType(field.type).name, 2);
  const missing = Object.values(committed.getTypeMap()).filter(
    (type) =>
      isObjectType(type) &&
      !type.name.startsWith("__") &&
      !roots.includes(type) &&
      !paths.has(type.name) &&
      !covered.has(type.name),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
  console.log(`access matrix: ${cases} cases in all, over ${paths.size + covered.size} object types`);
});

it("shows the scopes of a key as values of the enum Scope, and none for a viewer token", async () => {
  const scopesOf = async (credential: string) => {
    const text = "{ viewer { credential scopes } }";
    const { data } = await post<{ viewer: object }, object>(world.service.url, text, {}, credential);
    return data?.viewer;
  };
  const [viewerToken = ""] = world.viewers.values();
  expect(await scopesOf(world.full)).toEqual({
    credential: "API_KEY",
    scopes: ["SESSIONS_READ", "SESSIONS_WRITE", "RESULTS_READ", "RESULTS_SENSITIVE", "EVENTS_READ"],
  });
  expect(await scopesOf(world.lacking.get("results:sensitive") ?? "")).toEqual({
    credential: "API_KEY",
    scopes: ["SESSIONS_READ", "SESSIONS_WRITE", "RESULTS_READ", "EVENTS_READ"],
  });
  expect(await scopesOf(viewerToken)).toEqual({ credential: "VIEWER_TOKEN", scopes: [] });
});
