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
  isUnionType,
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

/** Returns everything that has a name and a description. */
function described(): { name: string; own: string; description: string }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type)) return [];
    // The descriptions of scalars come from their library, with a link to their specification.
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
  it("prints as the schema that is served", () => {
    expect(Object.keys(schema.getTypeMap()).sort()).toEqual(Object.keys(buildGraphqlSchema().getTypeMap()).sort());
  });

  it("prints the root types first, with their fields sorted, and then the other types sorted", () => {
    const names = [...sdl.matchAll(/^(?:type|interface|union|enum|input|scalar) (\w+)/gm)].map(([, name]) => name);
    const [query, mutation, subscription, ...others] = names;
    expect([query, mutation, subscription]).toEqual(["Query", "Mutation", "Subscription"]);
    expect(others).toEqual([...others].sort());
    for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
      const fields = Object.keys(root?.getFields() ?? {});
      expect(fields).toEqual([...fields].sort());
      expect(root?.description).toMatch(/API key|cursor/);
    }
  });

  it("gives resumed and switched verifications the fields of a start, and only the errors that can happen", () => {
    const payload = (name: string) => {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} is no object type`);
      const fields = Object.values(type.getFields());
      return fields.filter(({ name }) => name !== "errors").map((field) => `${field.name}: ${field.type}`);
    };
    const errors = (name: string) => {
      const type = schema.getType(name);
      if (!isUnionType(type)) throw new Error(`${name} is no union`);
      return type.getTypes().map((member) => member.name);
    };
    expect(payload("ResumeVerificationPayload")).toEqual(payload("StartVerificationPayload"));
    expect(payload("SwitchToNonBiometricVerificationPayload")).toEqual(payload("StartVerificationPayload"));
    expect(errors("ResumeVerificationError").sort()).toEqual([
      "AttemptsExhausted",
      "NotFound",
      "StripeRejected",
      "StripeUnavailable",
      "WrongStatus",
    ]);
    expect(errors("SwitchToNonBiometricVerificationError").sort()).toEqual([
      "InvalidInput",
      "NotFound",
      "StripeRejected",
      "StripeUnavailable",
      "WrongStatus",
    ]);
  });

  it("has the directives of GraphQL besides its own", () => {
    const text = "query($no: Boolean!) { viewer { tenant @include(if: $no) scopes @skip(if: $no) } }";
    for (const served of [buildGraphqlSchema(), buildSubgraphSchema()])
      expect(validate(served, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it("passes Relay's rules and the naming rules of graphql-eslint", async () => {
    expect(await lint(sdl)).toEqual([]);
  });

  it("fails these rules with a broken connection, edge, mutation or name", async () => {
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

  it("uses no protocol words in names and descriptions", () => {
    const inNames = /(^|_)(get|post|put|patch|http|rest|endpoint|url_path)(_|$)|Endpoint|Http|Rest([A-Z]|$)/;
    const inTexts = /\b(GET|POST|PUT|PATCH|DELETE|HTTP|HTTPS|REST|endpoints?|status code|query string)\b/;
    const found = described();
    expect(found.length).toBeGreaterThan(400);
    const violations = found.filter(({ own, description }) => inNames.test(own) || inTexts.test(description));
    expect(violations).toEqual([]);
  });

  it("gives each mutation its own input, payload and union of errors; the starts share one payload", () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThanOrEqual(11);
    for (const field of fields) {
      const capital = field.name.replace(/^./, (letter) => letter.toUpperCase());
      expect(field.args.map(({ name, type }) => `${name}: ${type}`)).toEqual([`input: ${capital}Input!`]);
      const own = field.name.startsWith("start") ? "StartVerification" : capital;
      expect(String(field.type)).toBe(`${own}Payload!`);
      const payload = schema.getType(`${own}Payload`);
      if (!isObjectType(payload)) throw new Error(`${field.name} has no payload`);
      expect(String(payload.getFields().errors?.type)).toBe(`[${own}Error!]!`);
    }
  });

  it("has an UNKNOWN value in each enum with values of Stripe", () => {
    const ours = ["CheckKind", "AlternativeKind", "VerificationAction", "CredentialKind", "Scope"];
    const ofStripe = Object.values(schema.getTypeMap()).filter(
      (type) => isEnumType(type) && !type.name.startsWith("__") && !ours.includes(type.name),
    );
    expect(ofStripe.length).toBeGreaterThanOrEqual(12);
    for (const type of ofStripe) {
      if (isEnumType(type)) expect(type.getValue("UNKNOWN"), type.name).toBeDefined();
    }
  });
});
