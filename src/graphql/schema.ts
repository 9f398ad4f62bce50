import "reflect-metadata";
import { MapperKind, mapSchema, printSchemaWithDirectives } from "@graphql-tools/utils";
import { GraphQLObjectType, type GraphQLSchema, specifiedDirectives } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { asSubgraph } from "./federation.js";
import { ActionMutations } from "./resolvers/action-mutations.js";
import { AuditQueries } from "./resolvers/audit-queries.js";
import { CatalogueQueries } from "./resolvers/catalogue-queries.js";
import { EventResolvers } from "./resolvers/event-resolvers.js";
import { NodeQueries } from "./resolvers/node-queries.js";
import { SessionQueries } from "./resolvers/session-queries.js";
import { StartMutations } from "./resolvers/start-mutations.js";
import { accessDirectives, guardScopes } from "./scope-guard.js";

/** type-graphql asks for one although every subscription here has a stream of its own, from the feed. */
const unusedPubSub: PubSub = {
  publish() {
    throw new Error("subscriptions are fed by src/events/feed.ts");
  },
  subscribe() {
    throw new Error("subscriptions are fed by src/events/feed.ts");
  },
};

/** type-graphql has no place to describe the roots at. */
const rootDescriptions: Record<string, string> = {
  Query: "What can be read.",
  Mutation: "What can be done. Each answers what came of it, or in `errors` why not.",
  Subscription: "What can be followed as it happens.",
};

/** Builds the schema, its scopes compiled in. */
export function buildGraphqlSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NodeQueries,
      SessionQueries,
      EventResolvers,
      CatalogueQueries,
      AuditQueries,
      StartMutations,
      ActionMutations,
    ],
    // Ours would stand in place of GraphQL's own: `@include` and `@skip`.
    directives: [...specifiedDirectives, ...accessDirectives],
    validate: false,
    pubSub: unusedPubSub,
  });
  return guardScopes(describeRoots(schema));
}

/** The same as a subgraph of a federated graph. */
export function buildSubgraphSchema(): GraphQLSchema {
  return asSubgraph(buildGraphqlSchema());
}

function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.ROOT_OBJECT]: (type) => {
      const description = rootDescriptions[type.name] ?? null;
      return new GraphQLObjectType({ ...type.toConfig(), description });
    },
  });
}

/** The schema as text, with the marks that say which scope a field needs. */
export function printGraphqlSchema(schema: GraphQLSchema): string {
  return `${printSchemaWithDirectives(schema)}\n`;
}
