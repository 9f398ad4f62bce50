// Shared by the schema scripts: the schema as built, the schema as committed, and the changes between them.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";
import { buildGraphqlSchema, printGraphqlSchema } from "../dist/graphql/schema.js";

export const path = fileURLToPath(new URL("../schema/schema.graphql", import.meta.url));
export const schema = buildGraphqlSchema();
export const printed = printGraphqlSchema(schema);
export const committed = existsSync(path) ? readFileSync(path, "utf8") : null;

/** Returns the changes from the committed schema to the one that is built. */
export async function changes() {
  if (committed === null || committed === printed) return [];
  return diff(buildSchema(committed), buildSchema(printed));
}

/** Returns the changes that break clients. */
export function breaking(all) {
  return all.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
}
