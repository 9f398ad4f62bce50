import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
} from "graphql";
import { ErrorCode } from "./errors.js";

/** Characters of a message. */
const maxMessageLength = 400;
/** Field names that a message may repeat. Longer or stranger ones may carry data. */
const fieldName = /^\w{1,100}$/;

/**
 * Returns a message of graphql without the value that it complains about. That value may be personal data, and messages end up in logs.
 *
 * For literals and syntax errors the text is all there is to go by; for variables, {@link invalidVariable} is exact.
 */
export function withoutValues(message: string): string {
  const cleaned = message
    .replace(/^(Variable "\$\w+") got invalid value [\s\S]*$/, "$1 has an invalid value.")
    .replace(/^((?:Value is not|Invalid) [^:"]{1,60}): [\s\S]*$/, "$1.")
    .replace(/^(Argument "\w+" has invalid value) [\s\S]*$/, "$1.")
    .replace(/^(Expected value of type "[^"\s]*"), found [\s\S]*$/, "$1.")
    .replace(/^(\w+ cannot represent [a-z -]*value|Enum "\w+" cannot represent non-\w+ value)\b[\s\S]*$/i, "$1.")
    .replace(/\b(String|BlockString|Int|Float) "[\s\S]*"/, "$1");
  return cleaned.length > maxMessageLength ? `${cleaned.slice(0, maxMessageLength)}...` : cleaned;
}

/**
 * Returns the BAD_USER_INPUT error for a variable that graphql refused. It names the variable, the path inside it and the expected type,
 * never the value.
 *
 * @param refusal the error of `getVariableValues`
 */
export function invalidVariable(
  schema: GraphQLSchema,
  refusal: GraphQLError,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError {
  return new GraphQLError(wordingOf(schema, refusal, variables), {
    nodes: refusal.nodes ?? null,
    extensions: { code: ErrorCode.BAD_USER_INPUT, http: { status: 400 } },
  });
}

function wordingOf(
  schema: GraphQLSchema,
  { message, nodes }: GraphQLError,
  variables: Readonly<Record<string, unknown>>,
): string {
  const [definition] = nodes ?? [];
  if (definition?.kind !== Kind.VARIABLE_DEFINITION) return withoutValues(message);
  const name = definition.variable.name.value;
  const value = variables[name];
  const type = typeFromAST(schema, definition.type);
  // A variable that is missing or null: the message names only the variable and its type.
  if (value === undefined || value === null || !isInputType(type)) return withoutValues(message);
  const mistake = firstMistake(type, value);
  if (!mistake) return `Variable "$${name}" has an invalid value.`;
  const place = mistake.path.length > 0 ? ` at "${name}${printPath(mistake.path)}"` : "";
  return `Variable "$${name}" has an invalid value${place}. ${mistake.complaint}`;
}

interface Mistake {
  path: readonly (string | number)[];
  complaint: string;
}

/** Ends the coercion at its first error: thousands of errors would each be worded with the whole value. */
class FirstMistake extends Error {
  constructor(readonly mistake: Mistake) {
    super("the value does not fit its type");
  }
}

function firstMistake(type: GraphQLInputType, value: unknown): Mistake | null {
  try {
    coerceInputValue(value, type, (path, invalidValue) => {
      throw new FirstMistake({ path: [...path], complaint: complaintOf(typeAt(type, path), invalidValue) });
    });
    return null;
  } catch (error) {
    if (error instanceof FirstMistake) return error.mistake;
    throw error;
  }
}

/** Returns the type that a variable's type has at a path inside it. */
function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let current = type;
  for (const step of path) {
    const nullable = getNullableType(current);
    // A single value stands for a list of one, and then has no index in the path.
    const owner = typeof step === "number" ? nullable : getNamedType(nullable);
    if (isListType(owner)) current = owner.ofType;
    else if (isInputObjectType(owner)) current = owner.getFields()[step]?.type ?? current;
  }
  return current;
}

function complaintOf(expected: GraphQLInputType, value: unknown): string {
  if (value === null || value === undefined) return `Expected non-nullable type "${expected}" not to be null.`;
  const type = getNamedType(expected);
  if (isLeafType(type)) return `Expected type "${type}".`;
  if (typeof value !== "object") return `Expected type "${type}" to be an object.`;
  const fields = type.getFields();
  const missing = Object.values(fields).find(
    (field) =>
      isNonNullType(field.type) && field.defaultValue === undefined && Reflect.get(value, field.name) === undefined,
  );
  if (missing) return `Field "${missing.name}" of required type "${missing.type}" was not provided.`;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
  return unknown !== undefined && fieldName.test(unknown)
    ? `Field "${unknown}" is not defined by type "${type}".`
    : `It has a field that is not defined by type "${type}".`;
}

function printPath(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}
