import { getVariableValues, Kind, parse, type VariableDefinitionNode, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { withoutValues } from "../../src/graphql/masked-values.js";
import { PhoneNumberScalar } from "../../src/graphql/scalars.js";
import { buildGraphqlSchema } from "../../src/graphql/schema.js";

const schema = buildGraphqlSchema();
const secret = "Quirina; Expected Zaphodsky";

/** What graphql says of these variables. */
function messages(definition: string, variables: Record<string, unknown>): string[] {
  const [operation] = parse(`query(${definition}) { viewer { tenant } }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  const definitions: readonly VariableDefinitionNode[] = operation.variableDefinitions ?? [];
  const { errors } = getVariableValues(schema, definitions, variables);
  if (!errors) throw new Error("these variables fit");
  return errors.map(({ message }) => message);
}

const cases: [string, Record<string, unknown>, string][] = [
  [
    "phone",
    { input: { phone: secret } },
    'Variable "$input.phone" got an invalid value: Value is not a valid phone number',
  ],
  [
    "email",
    { input: { email: secret } },
    'Variable "$input.email" got an invalid value: Value is not a valid email address.',
  ],
  [
    "country",
    { input: { country: secret } },
    'Variable "$input.country" got an invalid value: Value is not a valid country code.',
  ],
  [
    "address",
    { input: { returnUrl: secret } },
    'Variable "$input.returnUrl" got an invalid value: Expected type "URL".',
  ],
  [
    "list",
    { input: { documentTypes: [secret] } },
    'Variable "$input.documentTypes[0]" got an invalid value: Value does not exist in "DocumentType" enum.',
  ],
  ["number", { input: { email: 4475550001 } }, 'Variable "$input.email" got an invalid value: Value is not string.'],
  [
    "switch",
    { input: { reverify: secret } },
    'Variable "$input.reverify" got an invalid value: Boolean cannot represent a non boolean value.',
  ],
  [
    "missing",
    { input: { email: "q@example.com", metadata: [{ key: secret }] } },
    'Variable "$input.metadata[0]" got an invalid value: Field "value" of required type "String!" was not provided.',
  ],
  [
    "unknown field",
    { input: { mail: secret } },
    'Variable "$input" got an invalid value: Field "mail" is not defined by type "StartSelfieVerificationInput".',
  ],
  [
    "no object",
    { input: secret },
    'Variable "$input" got an invalid value: Expected type "StartSelfieVerificationInput" to be an object.',
  ],
];

describe("a phone number", () => {
  it("is of the E.164 form, and a long row of digits is refused at once", () => {
    expect(PhoneNumberScalar.parseValue("+15005550006")).toBe("+15005550006");
    const begun = performance.now();
    for (const wrong of [
      "15005550006",
      "+1 500 555 0006",
      "+0123456789",
      `+${"1".repeat(60)}x`,
      `${"1".repeat(60)}x`,
      1,
    ])
      expect(() => PhoneNumberScalar.parseValue(wrong)).toThrow("not a valid phone number");
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe("messages about values that don't fit", () => {
  it.each(cases)("name the place and the reason, never the value: %s", (_name, variables, expected) => {
    const told = messages("$input: StartSelfieVerificationInput!", variables);
    expect(told.join()).toMatch(/Quirina|4475550001/);
    const masked = told.map(withoutValues);
    expect(masked[0]).toContain(expected);
    expect(masked.join()).not.toMatch(/Quirina|Zaphodsky|4475550001/);
  });

  it("masks dates, whole numbers and ids as well", () => {
    expect(messages("$at: DateTime", { at: secret }).map(withoutValues)).toEqual([
      'Variable "$at" got an invalid value: DateTime cannot represent an invalid date-time-string.',
    ]);
    expect(messages("$first: Int", { first: secret }).map(withoutValues)).toEqual([
      'Variable "$first" got an invalid value: Int cannot represent non-integer value.',
    ]);
    expect(messages("$id: ID!", { id: { name: secret } }).map(withoutValues)[0]).not.toContain("Quirina");
  });

  it("masks literals of a document, and leaves every other message as it is", () => {
    const document = parse(`mutation { startSelfieVerification(input: { email: "${secret}" }) { reused } }`);
    const [error] = validate(schema, document);
    expect(error?.message).toContain("Quirina");
    expect(withoutValues(error?.message ?? "")).toBe("Value is not a valid email address.");
    expect(withoutValues('Cannot query field "idd" on type "Query".')).toBe(
      'Cannot query field "idd" on type "Query".',
    );
    expect(withoutValues('Variable "$id" of required type "ID!" was not provided.')).toContain("was not provided");
  });
});
