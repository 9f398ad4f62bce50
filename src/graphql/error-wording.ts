/** Characters of a message. */
const longest = 400;

/** Complaints of graphql that name types and fields only. */
const aboutTypes =
  /^(?:Expected (?:non-nullable )?type "[^"\s]*"(?: not to be null| to be an object)?\.|Field "\w{1,100}" (?:of required type "[^"\s]*" was not provided|is not defined by type "[^"\s]*")\.)/;

/**
 * What graphql says of a variable or a literal, without the value that it complains of: that may be a person's name or address, and
 * messages end in logs.
 */
export function withoutValues(message: string): string {
  const worded = wordedAnew(message);
  return worded.length > longest ? `${worded.slice(0, longest)}...` : worded;
}

function wordedAnew(message: string): string {
  const variable = /^Variable "\$(\w+)" got invalid value /.exec(message)?.[1];
  if (variable !== undefined) {
    const place = lastPlaceIn(message, variable);
    const rest = message.slice(place ? place.end : message.lastIndexOf("; ") + 2);
    const complaint = aboutTypes.exec(rest)?.[0] ?? "It doesn't fit its type.";
    return `Variable "$${variable}" has an invalid value${place ? ` at "${variable}${place.path}"` : ""}. ${complaint}`;
  }
  return message
    .replace(/^((?:Value is not|Invalid) [^:"]{1,60}): [\s\S]*$/, "$1.")
    .replace(/^(Argument "\w+" has invalid value) [\s\S]*$/, "$1.")
    .replace(/^(Expected value of type "[^"\s]*"), found [\s\S]*$/, "$1.")
    .replace(/^(\w+ cannot represent [a-z -]*value|Enum "\w+" cannot represent non-\w+ value)\b[\s\S]*$/i, "$1.")
    .replace(/\b(String|BlockString|Int|Float) "[\s\S]*"/, "$1");
}

/**
 * Where in a variable graphql found its mistake. Keys that the caller chose stand in the message as they are, so the name is searched for
 * and a path after it read at that one place: a pattern that looks for both would try each letter of a long key anew.
 */
function lastPlaceIn(message: string, variable: string): { path: string; end: number } | null {
  const opening = ` at "${variable}`;
  const path = /((?:[.[][\w.[\]]{0,200})?)"; /y;
  for (let at = message.lastIndexOf(opening); at >= 0; at = at === 0 ? -1 : message.lastIndexOf(opening, at - 1)) {
    path.lastIndex = at + opening.length;
    const found = path.exec(message)?.[1];
    if (found !== undefined) return { path: found, end: path.lastIndex };
  }
  return null;
}
