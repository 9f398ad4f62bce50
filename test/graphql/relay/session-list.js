// Sample fragments as a Relay app would write them. They are compiled against the schema, never run.
import { graphql } from "relay-runtime";

export const sessionRow = graphql`
  fragment sessionList_row on VerificationSession {
    id
    status
    nextStep
    lastError {
      code
      message
      retryable
    }
  }
`;

export const sessionList = graphql`
  fragment sessionList_list on Query
  @refetchable(queryName: "sessionListPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    verificationSessions(first: $count, after: $cursor) @connection(key: "sessionList_verificationSessions") {
      edges {
        node {
          ...sessionList_row
        }
      }
    }
  }
`;

export const sessionListQuery = graphql`
  query sessionListQuery {
    ...sessionList_list
  }
`;
