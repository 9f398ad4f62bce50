import { MapperKind, mapSchema, printSchemaWithDirectives } from "@graphql-tools/utils";
import {
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
  valueFromASTUntyped,
} from "graphql";
import { GraphqlContext } from "./context.js";
import { badUserInput, unauthenticated } from "./errors.js";
import { findNodes } from "./find-nodes.js";

/** Types that other subgraphs refer to by `id`, with the prefix of their ids. */
const entities = new Map([
  ["VerificationSession", "vs_"],
  ["VerificationReport", "vr_"],
  ["VerificationEvent", "ve_"],
]);

/** Types without an identity, which another subgraph may define too. */
const valueTypes = new Set([
  "Address",
  "CheckFailure",
  "ImageLink",
  "MetadataEntry",
  "PageInfo",
  "PartialDate",
  "Redaction",
  "VerificationAlternative",
  "VerificationOptions",
]);

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
`;

const maxRepresentations = 1_000;

/**
 * Returns the schema as a subgraph of Apollo Federation 2: other subgraphs can refer to sessions, reports and events by id, and share its
 * value types. References are resolved as `nodes` resolves ids: in one batch, and only those that belong to the caller and that its scopes
 * cover. Source: apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec.
 */
export function asSubgraph(schema: GraphQLSchema): GraphQLSchema {
  const sdl =
    link + printSchemaWithDirectives(mapSchema(schema, { [MapperKind.OBJECT_TYPE]: withFederationDirectives }));
  const query = schema.getQueryType();
  if (!query) throw new Error("the schema has no query type");
  const config = query.toConfig();
  const extended = new GraphQLObjectType({
    ...config,
    fields: { ...config.fields, _service: serviceField(sdl), _entities: entitiesField(schema) },
  });
  const { types, ...rest } = schema.toConfig();
  return new GraphQLSchema({ ...rest, query: extended, types: types.filter((type) => type !== query) });
}

function withFederationDirectives(type: GraphQLObjectType): GraphQLObjectType {
  const directives = {
    ...(entities.has(type.name) ? { key: { fields: "id" } } : {}),
    ...(valueTypes.has(type.name) ? { shareable: {} } : {}),
  };
  if (Object.keys(directives).length === 0) return type;
  return new GraphQLObjectType({ ...type.toConfig(), extensions: { ...type.extensions, directives } });
}

/** Returns the field that the gateway reads the schema from. It needs no credential, like introspection. */
function serviceField(sdl: string): GraphQLFieldConfig<unknown, unknown> {
  const type = new GraphQLObjectType({
    name: "_Service",
    description: "Describes this subgraph for the composition with others.",
    fields: {
      sdl: {
        type: new GraphQLNonNull(GraphQLString),
        description: "The schema of this subgraph, with federation directives.",
      },
    },
  });
  return {
    type: new GraphQLNonNull(type),
    description: "Describes this subgraph. Needs no credential.",
    resolve: () => ({ sdl }),
  };
}

function entitiesField(schema: GraphQLSchema): GraphQLFieldConfig<unknown, unknown> {
  const any = new GraphQLScalarType({
    name: "_Any",
    description: "A reference to an entity: an object with `__typename` and `id`.",
    parseValue: (value) => value,
    parseLiteral: valueFromASTUntyped,
  });
  const entity = new GraphQLUnionType({
    name: "_Entity",
    description: "The types that other subgraphs can refer to by id.",
    types: [...entities.keys()].map((name) => schema.getType(name)).filter(isObjectType),
    resolveType: (value) => typeNameOf(value),
  });
  return {
    type: new GraphQLNonNull(new GraphQLList(entity)),
    description:
      "Resolves references, in their order; null for each that does not exist or is not yours. Needs the scopes that `node` needs.",
    args: {
      representations: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(any))),
        description: "The references, at most 1,000.",
      },
    },
    async resolve(_source, { representations }, context) {
      if (!(context instanceof GraphqlContext)) throw new Error("the operation has no GraphqlContext");
      if (!context.caller) throw unauthenticated();
      const references: unknown[] = representations;
      if (references.length > maxRepresentations)
        throw badUserInput(`representations: at most ${maxRepresentations} are allowed.`);
      return findNodes(context, references.map(idOf));
    },
  };
}

/** Returns the id of a reference. Throws BAD_USER_INPUT when it does not refer to an entity of this subgraph. */
function idOf(reference: unknown): string {
  const fields = typeof reference === "object" && reference !== null ? reference : {};
  const name: unknown = Reflect.get(fields, "__typename");
  const id: unknown = Reflect.get(fields, "id");
  if (typeof name !== "string" || !entities.has(name))
    throw badUserInput("representations: each needs the __typename of an entity of this subgraph.");
  if (typeof id !== "string") throw badUserInput("representations: each needs an id.");
  // The empty id resolves to null: no object of this type has an id of another type.
  return id.startsWith(entities.get(name) ?? "") ? id : "";
}

/** Returns the type of an entity by the prefix of its id. */
function typeNameOf(entity: unknown): string | undefined {
  const id: unknown = typeof entity === "object" && entity !== null ? Reflect.get(entity, "id") : null;
  return typeof id === "string" ? [...entities].find(([, prefix]) => id.startsWith(prefix))?.[0] : undefined;
}
