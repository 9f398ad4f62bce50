// Fails if the committed schema is stale, if the change breaks clients, or if a type, field, argument or enum value has no description.
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { breaking, changes, committed, printed, schema } from "./committed-schema.mjs";

const problems = [];
if (committed !== printed) {
  const all = await changes();
  problems.push("schema/schema.graphql is stale: run npm run schema");
  problems.push(...breaking(all).map(({ message }) => `breaks clients: ${message}`));
}
for (const type of Object.values(schema.getTypeMap())) {
  if (type.name.startsWith("__") || ["String", "Int", "Float", "Boolean", "ID"].includes(type.name)) continue;
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  if (!type.description && !roots.includes(type)) problems.push(`no description: ${type.name}`);
  if (isEnumType(type)) {
    for (const value of type.getValues())
      if (!value.description) problems.push(`no description: ${type.name}.${value.name}`);
  }
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) problems.push(`no description: ${type.name}.${field.name}`);
    for (const argument of field.args ?? []) {
      if (!argument.description) problems.push(`no description: ${type.name}.${field.name}(${argument.name})`);
    }
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log("schema/schema.graphql is up to date, and everything in it is described");
