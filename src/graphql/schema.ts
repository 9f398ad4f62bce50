import "reflect-metadata";
import { MapperKind, mapSchema, printSchemaWithDirectives } from "@graphql-tools/utils";
import {
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLObjectType,
  GraphQLSchema,
  isNonNullType,
} from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { withAccessDirectives } from "./access-directives.js";
import { asSubgraph } from "./federation.js";
import { CancelVerificationMutation } from "./mutations/cancel-verification.js";
import { CreateMobileCredentialMutation } from "./mutations/create-mobile-credential.js";
import { CreateViewerTokenMutation } from "./mutations/create-viewer-token.js";
import { RedactVerificationMutation } from "./mutations/redact-verification.js";
import { ResumeVerificationMutation } from "./mutations/resume-verification.js";
import { SimulateVerificationMutation } from "./mutations/simulate-verification.js";
import { StartDocumentVerificationMutation } from "./mutations/start-document-verification.js";
import { StartIdNumberVerificationMutation } from "./mutations/start-id-number-verification.js";
import { StartSelfieVerificationMutation } from "./mutations/start-selfie-verification.js";
import { StartVerificationFlowMutation } from "./mutations/start-verification-flow.js";
import { SwitchToNonBiometricVerificationMutation } from "./mutations/switch-to-non-biometric-verification.js";
import { UpdateVerificationMutation } from "./mutations/update-verification.js";
import { AuditedReadQueries } from "./queries/audited-reads.js";
import { CatalogueQueries } from "./queries/catalogue.js";
import { EventQueries } from "./queries/events.js";
import { NodeQueries } from "./queries/nodes.js";
import { ReportQueries } from "./queries/reports.js";
import { SessionQueries } from "./queries/sessions.js";
import { ViewerQueries } from "./queries/viewer.js";
import { guardScopes } from "./scope-guard.js";
import { VerificationEventsSubscription } from "./subscriptions/verification-events.js";
import { VerificationSessionUpdatedSubscription } from "./subscriptions/verification-session-updated.js";

/** type-graphql requires a PubSub, although every subscription here has a stream of the feed. */
const unusedPubSub: PubSub = {
  publish() {
    throw new Error("PubSub is not used: src/events/feed.ts feeds the subscriptions");
  },
  subscribe() {
    throw new Error("PubSub is not used: src/events/feed.ts feeds the subscriptions");
  },
};

/** type-graphql can't describe root types. The order is that of the printed schema. */
const rootDescriptions: Readonly<Record<string, string>> = {
  Query:
    "Reads verifications of your tenant. Every field needs a credential: an API key, or the viewer token of a session for fields marked @viewerMayRead. Fields marked @requiresScope need an API key with that scope.",
  Mutation:
    "Starts, changes and ends verifications. Every field needs an API key with the scope `sessions:write`. Errors that the caller can act on are data: `errors` of the payload.",
  Subscription:
    "Follows verifications as they change, over WebSocket or as server-sent events. Every update has a cursor. Resume with the last one as `after`: no update is lost and none is sent twice.",
};

/** Builds the schema, with the access rules compiled into its resolvers. */
export function buildGraphqlSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      AuditedReadQueries,
      CatalogueQueries,
      EventQueries,
      NodeQueries,
      ReportQueries,
      SessionQueries,
      ViewerQueries,
      CancelVerificationMutation,
      CreateMobileCredentialMutation,
      CreateViewerTokenMutation,
      RedactVerificationMutation,
      ResumeVerificationMutation,
      SimulateVerificationMutation,
      StartDocumentVerificationMutation,
      StartIdNumberVerificationMutation,
      StartSelfieVerificationMutation,
      StartVerificationFlowMutation,
      SwitchToNonBiometricVerificationMutation,
      UpdateVerificationMutation,
      VerificationEventsSubscription,
      VerificationSessionUpdatedSubscription,
    ],
    validate: false,
    pubSub: unusedPubSub,
  });
  return inReadingOrder(guardScopes(describeRoots(withAccessDirectives(schema))));
}

/** Builds the schema as a subgraph of a federated graph. */
export function buildSubgraphSchema(): GraphQLSchema {
  return asSubgraph(buildGraphqlSchema());
}

/** Returns the schema as text, with the directives that say which scope a field needs. */
export function printGraphqlSchema(schema: GraphQLSchema): string {
  return `${printSchemaWithDirectives(schema)}\n`;
}

function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.ROOT_OBJECT]: (type) => {
      const config = type.toConfig();
      const fields = Object.fromEntries(byName(Object.entries(config.fields), ([name]) => name));
      return new GraphQLObjectType({ ...config, fields, description: rootDescriptions[type.name] ?? null });
    },
    [MapperKind.FIELD]: (field) => ("args" in field ? withOrderedArguments(field) : undefined),
  });
}

/** Orders arguments as they are used: required ones, those of a page as Relay has them, the others. type-graphql reverses them. */
function withOrderedArguments(field: GraphQLFieldConfig<unknown, unknown>): GraphQLFieldConfig<unknown, unknown> {
  const pageArguments = ["first", "after", "last", "before"];
  const rank = (name: string, args: GraphQLFieldConfigArgumentMap) => {
    if (isNonNullType(args[name]?.type)) return -1;
    const index = pageArguments.indexOf(name);
    return index < 0 ? pageArguments.length : index;
  };
  const args = field.args ?? {};
  const names = Object.keys(args).sort((a, b) => rank(a, args) - rank(b, args));
  return { ...field, args: Object.fromEntries(names.flatMap((name) => (args[name] ? [[name, args[name]]] : []))) };
}

/** Orders the types: the roots first, the others by name. graphql prints and introspects them in the order of this list. */
function inReadingOrder(schema: GraphQLSchema): GraphQLSchema {
  const { types, ...config } = schema.toConfig();
  const roots = Object.keys(rootDescriptions).flatMap((name) => schema.getType(name) ?? []);
  const others = byName(
    types.filter((type) => !roots.includes(type)),
    ({ name }) => name,
  );
  return new GraphQLSchema({ ...config, types: [...roots, ...others] });
}

function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
