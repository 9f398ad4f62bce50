import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";
import { type AccessWorld, openAccessWorld, scopes } from "./support/access-world.js";
import { committed, demandsOf, isOpenToViewers, scopeOf } from "./support/marks.js";
import { Selections } from "./support/selections.js";

/**
 * Walks the whole schema with every kind of credential that isn't enough. What a field takes and what is inside it is written from its
 * types, so that a field added tomorrow is walked too.
 */
let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world?.close());

type Field = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLObjectType | null | undefined): Field[] => Object.values(type?.getFields() ?? {});
const selections = () => new Selections(committed, world.known);

interface Told {
  text: string;
  codes: string[];
  target: unknown;
}

let cases = 0;

async function ask(document: string, credential: string | null): Promise<Told> {
  cases += 1;
  const { data, errors } = await post<Record<string, unknown>, object>(world.service.url, document, {}, credential);
  const codes = errors.map(({ extensions }) => extensions.code);
  const unplanned = codes.filter((code) =>
    ["LIMIT_EXCEEDED", "INTERNAL", "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST"].includes(code),
  );
  if (unplanned.length > 0)
    throw new Error(`the test's own operation is no good: ${document}\n${JSON.stringify(errors)}`);
  return { text: JSON.stringify({ data, errors }), codes, target: targetIn(data) };
}

/** The value of the field that a case is about, wherever it stands. */
function targetIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(targetIn).find((found) => found != null) ?? null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found: unknown = name === "target" ? inner : targetIn(inner);
    if (found != null && !(Array.isArray(found) && found.length === 0)) return found;
  }
  return null;
}

/** What of A's an answer tells that its document didn't say. */
function leaked({ text }: Told, document: string, mayKnow: readonly string[] = []): string[] {
  return world.secrets.filter(
    (secret) => text.includes(secret) && !document.includes(secret) && !mayKnow.some((known) => known.includes(secret)),
  );
}

/** Those to whom nothing belongs that a document names of A's. */
function strangersTo(document: string) {
  const [foreign, token = ""] = [...world.viewers].find(([id]) => !document.includes(id)) ?? [];
  return [
    { name: "tenant B", credential: world.other, mayKnow: [] },
    { name: "nobody", credential: null, mayKnow: [] },
    { name: "a viewer of another session", credential: token, mayKnow: foreign ? [foreign] : [] },
    { name: "a viewer of tenant B", credential: world.otherViewer, mayKnow: [] },
  ];
}

/** The viewer token of the session that a document names. */
function viewerOf(document: string): string {
  const [first = ""] = world.viewers.values();
  return [...world.viewers].find(([id]) => document.includes(id))?.[1] ?? first;
}

/**
 * Every field of every object that a query reaches, as `target` at the end of the shortest way to it, beginning with that one of A's
 * ids by which A itself finds something there.
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
  return [...written.ways()].flatMap(([typeName, way]) => {
    const owner = committed.getType(typeName);
    if (!isObjectType(owner) || owner === committed.getQueryType()) return [];
    return fieldsOf(owner).map((field) => ({
      name: `${typeName}.${field.name}`,
      owner,
      field,
      document: way.replace("HERE", `target: ${written.field(typeName, field, 1)}`),
    }));
  });
}

/** A root field with each id and each cursor of A's that it takes. */
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

describe("what a stranger gets", () => {
  it("of any root field, whatever id or cursor of A's it names: nothing of A's", async () => {
    const before = cases;
    const problems: string[] = [];
    for (const [kind, type] of [
      ["query", committed.getQueryType()],
      ["mutation", committed.getMutationType()],
    ] as const) {
      for (const field of fieldsOf(type)) {
        for (const document of rootDocuments(kind, type?.name ?? "", field)) {
          for (const { name, credential, mayKnow } of strangersTo(document)) {
            const told = await ask(document, credential);
            const secrets = leaked(told, document, mayKnow);
            if (secrets.length > 0) problems.push(`${name} was told ${secrets} by ${document}: ${told.text}`);
            if (credential === null && (told.target !== null || told.codes.join() !== "UNAUTHENTICATED"))
              problems.push(`nobody was let in by ${document}: ${told.text}`);
          }
        }
      }
    }
    expect(problems).toEqual([]);
    console.log(`access matrix: ${cases - before} cases of root fields`);
  });

  it("of any field of any object: nothing, while A itself gets it", async () => {
    const before = cases;
    const problems: string[] = [];
    let shown = 0;
    const blank: string[] = [];
    for (const { name, document } of await reachable()) {
      const own = await ask(document, world.full);
      if (own.codes.length > 0) problems.push(`A was refused ${name}: ${own.text}`);
      if (own.target === null) blank.push(name);
      if (leaked(own, document).length > 0) shown += 1;
      for (const { name: who, credential, mayKnow } of strangersTo(document)) {
        const told = await ask(document, credential);
        const secrets = leaked(told, document, mayKnow);
        if (secrets.length > 0) problems.push(`${who} was told ${secrets} by ${name}: ${told.text}`);
      }
    }
    expect(problems).toEqual([]);
    expect(shown).toBeGreaterThan(40);
    console.log(`access matrix: ${cases - before} cases of fields; ${shown} of them show A what is A's alone`);
    console.log(`access matrix: null or empty in this world even for A: ${blank.join(", ")}`);
  });

  it("of any subscription: an end, or what is its own", async () => {
    const before = cases;
    const open = fieldsOf(committed.getSubscriptionType()).flatMap((field) => {
      const cursors = field.args.some(({ name }) => name === "after") ? world.cursors.map((after) => ({ after })) : [];
      return [{}, ...cursors].flatMap((variant) => {
        const text = selections().field("Subscription", field, 2, { ...world.known, ...variant });
        const document = `subscription { target: ${text} }`;
        const scope = scopeOf(field);
        const lacking = (scope && world.lacking.get(scope)) || null;
        const insufficient = lacking === null ? [] : [{ name: `without ${scope}`, credential: lacking, mayKnow: [] }];
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
    // As long as some wait, B's life goes on: whoever follows it and nothing else is told so in the end.
    for (let round = 0; waiting > 0 && round < 100; round += 1) await world.moveB();
    const problems: string[] = [];
    for (const { who, document, end } of open) {
      const text = JSON.stringify(await end);
      const secrets = leaked({ text, codes: [], target: null }, document, who.mayKnow);
      if (secrets.length > 0) problems.push(`${who.name} was told ${secrets} by ${document}: ${text}`);
      if (who.credential !== world.other && !/FORBIDDEN|UNAUTHENTICATED|NOT_FOUND|closed with 4403/.test(text))
        problems.push(`${who.name} was let in by ${document}: ${text}`);
      if (text.includes("nothing came"))
        problems.push(`nothing came of ${document}, so nothing is shown: have world.moveB() cause it`);
    }
    expect(problems).toEqual([]);
    console.log(`access matrix: ${cases - before} cases of subscriptions`);
  });
});

describe("what the schema says of a field's scope is what happens", () => {
  it("to keys that lack one scope", async () => {
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
      const { scopes: asked } = demandsOf(document);
      for (const scope of scopes) {
        const isNeeded = needed === scope;
        // Mutations are sent only by those whom they must refuse; what `node` needs depends on the id.
        if (!isNeeded && (!isQuery || asked.has(scope) || name.startsWith("Query.node"))) continue;
        const told = await ask(document, world.lacking.get(scope) ?? "");
        const isForbidden = told.codes.includes("FORBIDDEN");
        if (isNeeded && (!isForbidden || told.target !== null)) problems.push(`${name} without ${scope}: ${told.text}`);
        if (!isNeeded && isForbidden)
          problems.push(`${name} is refused for want of ${scope}, which it doesn't name: ${told.text}`);
      }
    }
    expect(problems).toEqual([]);
    console.log(`access matrix: ${cases - before} cases of keys that lack a scope`);
  });

  it("to the session's own viewer token", async () => {
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
      const told = await ask(document, viewerOf(document));
      const isForbidden = told.codes.includes("FORBIDDEN");
      if (!isOpenToViewers(owner, field)) {
        closed += 1;
        if (!isForbidden || told.target !== null) problems.push(`a viewer may read ${name}: ${told.text}`);
      } else if (demandsOf(document).isOpenToViewers) {
        open += 1;
        if (isForbidden) problems.push(`a viewer may not read ${name}: ${told.text}`);
      }
    }
    expect(problems).toEqual([]);
    expect(open).toBeGreaterThan(10);
    console.log(`access matrix: ${cases - before} cases of the session's viewer token; ${open} open, ${closed} closed`);
  });
});

it("walks every object type of the schema", () => {
  const ways = selections().ways();
  const roots = [committed.getMutationType(), committed.getSubscriptionType()];
  // What only mutations and subscriptions answer is inside their selections, which go two levels down.
  const answered = new Set<string>();
  const note = (name: string, levels: number): void => {
    const type = committed.getType(name);
    const members = type && !isObjectType(type) && "getTypes" in type ? type.getTypes() : [type];
    for (const member of members) {
      if (!isObjectType(member)) continue;
      answered.add(member.name);
      if (levels > 0) for (const field of fieldsOf(member)) note(getNamedType(field.type).name, levels - 1);
    }
  };
  for (const root of roots) for (const field of fieldsOf(root)) note(getNamedType(field.type).name, 2);
  const unwalked = Object.values(committed.getTypeMap()).filter(
    (type) =>
      isObjectType(type) &&
      !type.name.startsWith("__") &&
      !roots.includes(type) &&
      !ways.has(type.name) &&
      !answered.has(type.name),
  );
  expect(unwalked.map(({ name }) => name)).toEqual([]);
  console.log(`access matrix: ${cases} cases in all, over ${ways.size + answered.size} object types`);
});
