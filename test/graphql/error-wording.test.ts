import { GraphQLError, getVariableValues, Kind, parse, specifiedRules, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { invalidVariable, withoutValues } from "../../src/graphql/error-wording.js";
import { buildGraphqlSchema } from "../../src/graphql/schema.js";

const schema = buildGraphqlSchema();
const marker = "Quirina";

/** Returns the error of our own for the first variable that graphql refuses. */
function refusalOf(text: string, variables: Record<string, unknown>): { own: GraphQLError; ofGraphql: GraphQLError } {
  const [operation] = parse(text).definitions;
  const definitions = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
  const [ofGraphql] = getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors ?? [];
  if (!ofGraphql) throw new Error("graphql accepts these variables");
  return { own: invalidVariable(schema, ofGraphql, variables), ofGraphql };
}

describe("the error for an invalid variable", () => {
  const mutation = "mutation($i: StartSelfieVerificationInput!) { startSelfieVerification(input: $i) { reused } }";

  it.each([
    [{ email: `${marker}@` }, 'Variable "$i" has an invalid value at "i.email". Expected type "EmailAddress".'],
    [{ phone: marker }, 'Variable "$i" has an invalid value at "i.phone". Expected type "PhoneNumber".'],
    [{ country: marker }, 'Variable "$i" has an invalid value at "i.country". Expected type "CountryCode".'],
    [{ returnUrl: marker }, 'Variable "$i" has an invalid value at "i.returnUrl". Expected type "URL".'],
    [
      { documentTypes: ["PASSPORT", marker] },
      'Variable "$i" has an invalid value at "i.documentTypes[1]". Expected type "DocumentType".',
    ],
    [
      { documentTypes: marker },
      'Variable "$i" has an invalid value at "i.documentTypes". Expected type "DocumentType".',
    ],
    [
      { requireIdNumber: marker },
      'Variable "$i" has an invalid value at "i.requireIdNumber". Expected type "Boolean".',
    ],
    [
      { metadata: [{ key: marker }] },
      'Variable "$i" has an invalid value at "i.metadata[0]". Field "value" of required type "String!" was not provided.',
    ],
    [
      { metadata: { key: marker, value: [marker] } },
      'Variable "$i" has an invalid value at "i.metadata.value". Expected type "String".',
    ],
    [
      { email: [marker, ' at "x"; '] },
      'Variable "$i" has an invalid value at "i.email". Expected type "EmailAddress".',
    ],
    [
      { emial: `${marker}@example.com` },
      'Variable "$i" has an invalid value. Field "emial" is not defined by type "StartSelfieVerificationInput".',
    ],
    [
      { [`${marker} was here`]: 1 },
      'Variable "$i" has an invalid value. It has a field that is not defined by type "StartSelfieVerificationInput".',
    ],
    [marker, 'Variable "$i" has an invalid value. Expected type "StartSelfieVerificationInput" to be an object.'],
  ])("names the place and the expected type of %j, without the value", (value, message) => {
    const { own, ofGraphql } = refusalOf(mutation, { i: value });
    expect(ofGraphql.message).toContain(marker);
    expect(own.message).toBe(message);
    expect(own.extensions.code).toBe("BAD_USER_INPUT");
    expect(own.nodes?.[0]?.kind).toBe(Kind.VARIABLE_DEFINITION);
  });

  it.each([
    [{}, 'Variable "$i" of required type "StartSelfieVerificationInput!" was not provided.'],
    [{ i: null }, 'Variable "$i" of non-null type "StartSelfieVerificationInput!" must not be null.'],
  ])("names a variable that is missing: %j", (variables, message) => {
    expect(refusalOf(mutation, variables).own.message).toBe(message);
  });

  it("names the place of a null", () => {
    expect(refusalOf(mutation, { i: { metadata: [{ key: marker, value: null }] } }).own.message).toBe(
      'Variable "$i" has an invalid value at "i.metadata[0].value". Expected non-nullable type "String!" not to be null.',
    );
  });

  it("names the place in a list", () => {
    const { own } = refusalOf("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: ["vs_1", { [marker]: 1 }] });
    expect(own.message).toBe('Variable "$ids" has an invalid value at "ids[1]". Expected type "ID".');
  });

  it("is worded in time that does not grow with the value", () => {
    const letters = "a".repeat(8_000_000);
    const values = [
      { [`at "i.${letters}`]: 1 },
      { email: letters },
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, letters.slice(0, 1_000)])),
    ];
    const refusals = values.map((value) => refusalOf(mutation, { i: value }).ofGraphql);
    const before = performance.now();
    for (const [index, refusal] of refusals.entries()) invalidVariable(schema, refusal, { i: values[index] });
    expect(performance.now() - before).toBeLessThan(2_500);
  });
});

describe("other messages of graphql", () => {
  it("lose the literals of a document", () => {
    const literals = [
      `email: "${marker}"`,
      `phone: "${marker}"`,
      `country: "${marker}"`,
      `requireIdNumber: "${marker}"`,
    ];
    const texts = [
      ...[...literals, `returnUrl: "${marker}"`, `metadata: "${marker}"`, `documentTypes: "${marker}"`].map(
        (literal) => `mutation { startSelfieVerification(input: { ${literal} }) { reused } }`,
      ),
      `{ verificationSessions(first: "${marker}") { __typename } }`,
      `{ nodes(ids: [["${marker}"]]) { id } }`,
      `{ verificationSession(id: { a: "${marker}" }) { id } }`,
    ];
    for (const text of texts) {
      const errors = validate(schema, parse(text), specifiedRules);
      expect(errors, text).not.toEqual([]);
      expect(errors.map(({ message }) => withoutValues(message)).join(), text).not.toContain(marker);
    }
    for (const text of [`{ "${marker}" }`, `{ a "${marker} \\" x" }`]) {
      expect(() => parse(text)).toThrow(GraphQLError);
      try {
        parse(text);
      } catch (error) {
        expect(withoutValues(String(error))).not.toContain(marker);
      }
    }
  });

  it("lose the value of a variable, wherever they come from", () => {
    const message = `Variable "$i" got invalid value { email: "${marker}" } at "i.email"; Value is not valid: ${marker}`;
    expect(withoutValues(message)).toBe('Variable "$i" has an invalid value.');
  });

  it("stay unchanged when they hold no value, and are cut when they are long", () => {
    const message = 'Cannot query field "statu" on type "VerificationSession". Did you mean "status"?';
    expect(withoutValues(message)).toBe(message);
    expect(withoutValues("x".repeat(100_000)).length).toBeLessThan(500);
  });

  it("are cleaned in linear time", () => {
    const letters = "a".repeat(8_000_000);
    const messages = [
      letters,
      ' at "'.repeat(500_000),
      `Variable "$i" got invalid value { at "${letters}: 1 }; Int cannot represent non-integer value: {}`,
      `Variable "$i" got invalid value { at "i.${letters}: 1 }; Int cannot represent non-integer value: {}`,
      `Variable "$i" got invalid value ${' at "i.a'.repeat(500_000)}`,
      `Variable "$i" got invalid value ${` at "i.${"a".repeat(190)}`.repeat(40_000)}`,
    ];
    const before = performance.now();
    for (const message of messages) withoutValues(message);
    // Takes tens of milliseconds. A pattern that starts again at every letter took seven seconds.
    expect(performance.now() - before).toBeLessThan(2_500);
  });
});
