import { ESLint } from "eslint";
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  validate,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { buildGraphqlSchema, buildSubgraphSchema, printGraphqlSchema } from "../../src/graphql/schema.js";

let sdl = "";
let schema: GraphQLSchema;
beforeAll(() => {
  sdl = printGraphqlSchema(buildGraphqlSchema());
  schema = buildSchema(sdl);
});

async function lint(text: string): Promise<string[]> {
  const eslint = new ESLint();
  const [result] = await eslint.lintText(text, { filePath: "schema/schema.graphql" });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

/** Everything that has a name and a description. */
function described(): { name: string; own: string; description: string }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type)) return [];
    // Scalars are described by whoever defined them, with a link to their specification.
    const description = isScalarType(type) ? "" : (type.description ?? "");
    const found = [{ name: type.name, own: type.name, description }];
    const add = (name: string, text: string | null | undefined) =>
      found.push({ name: `${type.name}.${name}`, own: name, description: text ?? "" });
    if (isEnumType(type)) for (const value of type.getValues()) add(value.name, value.description);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(field.name, field.description);
        if ("args" in field) for (const argument of field.args) add(argument.name, argument.description);
      }
    }
    return found;
  });
}

describe("the schema", () => {
  it("has the directives of GraphQL itself beside its own", () => {
    const text = "query($no: Boolean!) { viewer { tenant @include(if: $no) scopes @skip(if: $no) } }";
    for (const served of [buildGraphqlSchema(), buildSubgraphSchema()])
      expect(validate(served, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it("passes Relay's rules and the naming rules of graphql-eslint", async () => {
    expect(await lint(sdl)).toEqual([]);
  });

  it("would not pass them with a broken connection, edge, mutation or name", async () => {
    const breaks = [
      {
        from: /(type VerificationSessionEdge \{[^}]*?)cursor: String!/,
        to: "$1cursor: [String!]!",
        rule: "relay-edge-types",
      },
      {
        from: /(type VerificationSessionConnection \{[^}]*?)edges: \[VerificationSessionEdge!\]!/,
        to: "$1edges: String!",
        rule: "relay-connection-types",
      },
      {
        from: /input: CancelVerificationInput!/,
        to: "cancelInput: CancelVerificationInput!",
        rule: "input-name",
      },
      { from: /\n {2}attempts: Int!/, to: "\n  get_attempts: Int!", rule: "naming-convention" },
    ];
    for (const { from, to, rule } of breaks) {
      const broken = sdl.replace(from, to);
      expect(broken, rule).not.toBe(sdl);
      expect((await lint(broken)).join("\n"), rule).toContain(rule);
    }
  });

  it("speaks of the domain: no word of the wire in any name or description", () => {
    const inNames = /(^|_)(get|post|put|patch|http|rest|endpoint|url_path)(_|$)|Endpoint|Http|Rest([A-Z]|$)/;
    const inTexts = /\b(GET|POST|PUT|PATCH|DELETE|HTTP|HTTPS|REST|endpoints?|status code|query string)\b/;
    const found = described();
    expect(found.length).toBeGreaterThan(400);
    const strays = found.filter(({ own, description }) => inNames.test(own) || inTexts.test(description));
    expect(strays).toEqual([]);
  });

  it("gives each mutation an input and a payload of its own kind, and each payload its typed errors", () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThanOrEqual(11);
    for (const field of fields) {
      const capital = field.name.replace(/^./, (letter) => letter.toUpperCase());
      expect(field.args.map(({ name, type }) => `${name}: ${type}`)).toEqual([`input: ${capital}Input!`]);
      expect(String(field.type)).toMatch(/^[A-Z]\w+Payload!$/);
      const payload = schema.getType(String(field.type).replace("!", ""));
      if (!isObjectType(payload)) throw new Error(`${field.name} has no payload`);
      expect(String(payload.getFields().errors?.type), field.name).toMatch(/^\[\w+Error!\]!$/);
    }
  });

  it("has an arm for what Stripe may add in each enum that Stripe feeds", () => {
    const ours = ["CheckKind", "AlternativeKind", "VerificationAction", "CredentialKind"];
    const fed = Object.values(schema.getTypeMap()).filter(
      (type) => isEnumType(type) && !type.name.startsWith("__") && !ours.includes(type.name),
    );
    expect(fed.length).toBeGreaterThanOrEqual(12);
    for (const type of fed) {
      if (isEnumType(type)) expect(type.getValue("UNKNOWN"), type.name).toBeDefined();
    }
  });
});
