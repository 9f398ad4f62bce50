import { buildSchema, GraphQLError, getVariableValues, Kind, parse, specifiedRules, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { withoutValues } from "../../src/graphql/error-wording.js";
import { buildGraphqlSchema, printGraphqlSchema } from "../../src/graphql/schema.js";

const served = buildGraphqlSchema();
const marker = "Quirina";

describe("what graphql says of a value", () => {
  const document = parse(
    "mutation($i: StartSelfieVerificationInput!) { startSelfieVerification(input: $i) { reused } }",
  );
  const [operation] = document.definitions;
  const definitions = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];

  it.each([
    [{ email: `${marker}@` }, 'at "i.email"'],
    [{ phone: marker }, 'at "i.phone"'],
    [{ country: marker }, 'at "i.country"'],
    [{ returnUrl: marker }, 'at "i.returnUrl"'],
    [{ documentTypes: [marker] }, 'at "i.documentTypes[0]"'],
    [{ metadata: [{ key: marker }] }, 'Field "value" of required type "String!" was not provided.'],
    [{ email: [marker, ' at "x"; '] }, 'at "i.email"'],
    [{ [`${marker} was here`]: 1 }, '"$i" has an invalid value'],
    [marker, 'Expected type "StartSelfieVerificationInput" to be an object.'],
  ])("names the place of %j in variables, not the value", (value, told) => {
    const { errors = [] } = getVariableValues(served, definitions, { i: value });
    expect(errors).not.toEqual([]);
    expect(errors.map(({ message }) => message).join()).toContain(marker);
    const messages = errors.map(({ message }) => withoutValues(message)).join("\n");
    expect(messages).not.toContain(marker);
    expect(messages).toContain(told);
  });

  it("doesn't repeat literals of a document either", () => {
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
      const errors = validate(served, parse(text), specifiedRules);
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

  it("leaves other messages as they are, and cuts those that don't end", () => {
    const message = 'Cannot query field "statu" on type "VerificationSession". Did you mean "status"?';
    expect(withoutValues(message)).toBe(message);
    expect(withoutValues("x".repeat(100_000)).length).toBeLessThan(500);
  });

  it("takes no long time over what was made to take one", () => {
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
    // A few ten; eight million letters took seven seconds where each was tried anew.
    expect(performance.now() - before).toBeLessThan(2_500);
  });

  it("finds the place of a variable whose name begins like another's, and the last one", () => {
    const message = (place: string) => `Variable "$i" got invalid value {} at "${place}"; Expected type "Int".`;
    expect(withoutValues(message("i.a[0]"))).toContain('value at "i.a[0]". Expected type "Int".');
    expect(withoutValues(message("ii.a"))).not.toContain(" at ");
    expect(withoutValues(message('i.b"; x at "i.c'))).toContain('value at "i.c". Expected');
  });
});

it("prints a schema that says the same as the one served", () => {
  expect(Object.keys(buildSchema(printGraphqlSchema(served)).getTypeMap()).sort()).toEqual(
    Object.keys(served.getTypeMap()).sort(),
  );
});
