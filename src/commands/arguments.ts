import { InvalidArgumentError } from "commander";
import { tenantName, tenantNameRule } from "../config/credentials.js";
import { allScopes, isScope, type Scope } from "../config/scopes.js";

export function tenant(text: string): string {
  if (tenantName.test(text)) return text;
  throw new InvalidArgumentError(`The name of a tenant has ${tenantNameRule}.`);
}

/** Parses scopes separated by commas. */
export function scopes(text: string): Scope[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const unknown = names.filter((name) => !isScope(name));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`Unknown scope: ${unknown.join(", ")}. Known: ${allScopes.join(", ")}.`);
  }
  if (names.length === 0) throw new InvalidArgumentError(`Name at least one of ${allScopes.join(", ")}.`);
  return [...new Set(names.filter(isScope))];
}

/** Returns a parser of whole numbers within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}
