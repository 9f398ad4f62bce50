/**
 * What graphql and the scalars say of a value that doesn't fit, up to where they quote the value itself. The value may be somebody's
 * address or number, and messages end up in logs.
 */
const reasons = [
  'Expected (?:non-nullable )?type "[^"]+"(?: not to be null| to be an object)?',
  'Field "\\w+" of required type "[^"]+" was not provided',
  'Field "\\w+" is not defined by type "\\w+"',
  'Exactly one key must be specified for OneOf type "\\w+"',
  "Value is not (?:a valid [^:]+|string)",
  "\\w+ cannot represent (?:an? )?(?:non|invalid)[\\w -]*?(?:value|string|type)",
  'Enum "\\w+" cannot represent non-string value',
].join("|");

const unknownValue = '(Value )"[^"]*"( does not exist in "\\w+" enum)';

/** Takes quoted values out of a message about a variable or a literal that doesn't fit its type; its place and the reason stay. */
export function withoutValues(message: string): string {
  const variable = /^Variable "\$(\w+)" got invalid value /.exec(message)?.[1];
  if (variable !== undefined) return ofVariable(variable, message);
  const literal =
    /^Expected value of type "[^"]+"(?=, found )/.exec(message) ?? /^Value is not [^:]+(?=: )/.exec(message);
  return literal ? `${literal[0]}.` : message;
}

function ofVariable(name: string, message: string): string {
  // The last match: what comes before it may be the value, which can hold anything.
  const told = new RegExp(`(?: at "(${name}[\\w.[\\]]*)")?; (?:(${reasons})|${unknownValue})`, "g");
  const match = [...message.matchAll(told)].at(-1);
  const [, path, reason, before = "", after = ""] = match ?? [];
  const place = path === undefined ? `$${name}` : `$${path}`;
  const why = reason ?? (before + after || "it doesn't fit its type");
  return `Variable "${place}" got an invalid value: ${why.trim().replace(/ {2,}/g, " ")}.`;
}
