/** A minimal GraphQL server as the baseline: Fastify and graphql, without credentials, database or limits. */
import { fastify } from "fastify";
import { buildSchema, graphql } from "graphql";

const schema = buildSchema(`
  type Failure { code: String! }
  type Session { id: ID! status: String! attempts: Int! checks: [String!]! createdAt: String! lastError: Failure }
  type Edge { cursor: String! node: Session! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Page { edges: [Edge!]! pageInfo: PageInfo! }
  type Query { verificationSession(id: ID!): Session verificationSessions(first: Int): Page! }
`);

const session = (id) => ({
  id,
  status: "REQUIRES_INPUT",
  attempts: 0,
  checks: ["DOCUMENT", "SELFIE"],
  createdAt: "2026-11-23T10:00:00.000Z",
  lastError: null,
});
const rootValue = {
  verificationSession: ({ id }) => session(id),
  verificationSessions: ({ first }) => ({
    edges: Array.from({ length: first }, (_, index) => ({ cursor: `c${index}`, node: session(`vs_${index}`) })),
    pageInfo: { hasNextPage: true, endCursor: "c" },
  }),
};

const app = fastify();
app.post("/graphql", ({ body: { query, variables } }) =>
  graphql({ schema, source: query, rootValue, variableValues: variables }),
);
await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
console.log("ready");
