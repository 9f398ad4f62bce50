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
import { nodesOf } from "./nodes.js";

/** Types that other subgraphs refer to by `id`, and how their ids begin. */
const entities = new Map([
  ["VerificationSession", "vs_"],
  ["VerificationReport", "vr_"],
  ["VerificationEvent", "ve_"],
]);

/** Plain values, which another subgraph may define as well. */
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

const mostRepresentations = 1_000;

/**
 * Makes the schema a subgraph of Apollo Federation 2: its sessions, reports and events can be referred to by id, and its plain values be
 * shared. References are resolved as `nodes` resolves ids: in one batch, only what is the caller's, and only what its scopes cover.
 * Source: apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec.
 */
export function asSubgraph(schema: GraphQLSchema): GraphQLSchema {
  const sdl = link + printSchemaWithDirectives(mapSchema(schema, { [MapperKind.OBJECT_TYPE]: marked }));
  const query = schema.getQueryType();
  if (!query) throw new Error("a schema without a query");
  const config = query.toConfig();
  const extended = new GraphQLObjectType({
    ...config,
    fields: { ...config.fields, _service: serviceField(sdl), _entities: entitiesField(schema) },
  });
  const { types, ...rest } = schema.toConfig();
  return new GraphQLSchema({ ...rest, query: extended, types: types.filter((type) => type !== query) });
}

function marked(type: GraphQLObjectType): GraphQLObjectType {
  const directives = {
    ...(entities.has(type.name) ? { key: { fields: "id" } } : {}),
    ...(valueTypes.has(type.name) ? { shareable: {} } : {}),
  };
  if (Object.keys(directives).length === 0) return type;
  return new GraphQLObjectType({ ...type.toConfig(), extensions: { ...type.extensions, directives } });
}

/** Open to anyone, as is the schema itself. */
function serviceField(sdl: string): GraphQLFieldConfig<unknown, unknown> {
  const type = new GraphQLObjectType({
    name: "_Service",
    description: "This subgraph, for whoever composes it with others.",
    fields: { sdl: { type: new GraphQLNonNull(GraphQLString), description: "Its schema." } },
  });
  return { type: new GraphQLNonNull(type), description: "This subgraph's schema.", resolve: () => ({ sdl }) };
}

function entitiesField(schema: GraphQLSchema): GraphQLFieldConfig<unknown, unknown> {
  const any = new GraphQLScalarType({
    name: "_Any",
    description: "A reference to an entity: `__typename` and `id`.",
    parseValue: (value) => value,
    parseLiteral: valueFromASTUntyped,
  });
  const entity = new GraphQLUnionType({
    name: "_Entity",
    description: "What other subgraphs may refer to.",
    types: [...entities.keys()].map((name) => schema.getType(name)).filter(isObjectType),
    resolveType: (value) => typeNameOf(value),
  });
  return {
    type: new GraphQLNonNull(new GraphQLList(entity)),
    description: "Entities by reference, in order; null for each that isn't the caller's. At most 1,000.",
    args: {
      representations: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(any))),
        description: "The references.",
      },
    },
    async resolve(_source, { representations }, context) {
      if (!(context instanceof GraphqlContext)) throw new Error("an operation without its context");
      if (!context.caller) throw unauthenticated();
      const references: unknown[] = representations;
      if (references.length > mostRepresentations)
        throw badUserInput(`representations: at most ${mostRepresentations}.`);
      return nodesOf(context, references.map(idOf));
    },
  };
}

/** The id that a reference names. Throws BAD_USER_INPUT where it isn't one of an entity of ours. */
function idOf(reference: unknown): string {
  const named = typeof reference === "object" && reference !== null ? reference : {};
  const name: unknown = Reflect.get(named, "__typename");
  const id: unknown = Reflect.get(named, "id");
  if (typeof name !== "string" || !entities.has(name))
    throw badUserInput("representations: each names an entity of this subgraph by __typename.");
  if (typeof id !== "string") throw badUserInput("representations: each has an id.");
  // An id of another type is nobody's of this one.
  return id.startsWith(entities.get(name) ?? "") ? id : "";
}

/** Each entity's id tells its type. */
function typeNameOf(entity: unknown): string | undefined {
  const id: unknown = typeof entity === "object" && entity !== null ? Reflect.get(entity, "id") : null;
  return typeof id === "string" ? [...entities].find(([, prefix]) => id.startsWith(prefix))?.[0] : undefined;
}
