import { badUserInput } from "./errors.js";

/**
 * Refuses the character U+0000 wherever it stands in a field's arguments, in any language's text or id. No database of ours can keep it
 * or look for it, and nobody means it. Throws BAD_USER_INPUT that names the place.
 */
export function refuseNull(args: unknown, path: readonly string[] = []): void {
  if (typeof args === "string") {
    if (args.includes("\0")) throw badUserInput(`${path.join(".")}: the character U+0000 is not allowed.`);
  } else if (Array.isArray(args)) {
    for (const [index, item] of args.entries()) refuseNull(item, [...path, String(index)]);
  } else if (typeof args === "object" && args !== null) {
    for (const [name, value] of Object.entries(args)) refuseNull(value, [...path, name]);
  }
}
