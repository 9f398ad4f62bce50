// Sample fragments as a Relay app would write them. They are compiled against the schema, never run.
import { graphql } from "relay-runtime";

/** Read again by its id alone: Relay asks for it through `node`. */
export const session = graphql`
  fragment sessionPage_session on VerificationSession @refetchable(queryName: "sessionPageAgainQuery") {
    id
    status
    attempts
    lastReport {
      ...sessionPage_report
    }
    verifiedOutputs {
      firstName
      lastName
    }
  }
`;

export const report = graphql`
  fragment sessionPage_report on VerificationReport {
    checks {
      __typename
      kind
      status
      failure {
        code
        nextStep
      }
      ... on DocumentCheck {
        error {
          code
        }
      }
    }
  }
`;

/** A timeline on a node: Relay pages it through `node` too. */
export const timeline = graphql`
  fragment sessionPage_timeline on VerificationSession
  @refetchable(queryName: "sessionPageTimelineQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
    events(first: $count, after: $cursor) @connection(key: "sessionPage_events") {
      edges {
        node {
          type
          occurredAt
        }
      }
    }
  }
`;

export const pageQuery = graphql`
  query sessionPageQuery($id: ID!) {
    node(id: $id) {
      ...sessionPage_session
      ...sessionPage_timeline
    }
  }
`;

export const start = graphql`
  mutation sessionPageStartMutation($input: StartSelfieVerificationInput!) {
    startSelfieVerification(input: $input) {
      session {
        ...sessionPage_session
      }
      url
      errors {
        __typename
        ... on UserError {
          message
          path
          retryable
        }
        ... on SelfieUnavailable {
          alternatives {
            kind
            message
          }
        }
      }
    }
  }
`;

export const updates = graphql`
  subscription sessionPageSubscription($id: ID!, $after: String) {
    verificationSessionUpdated(id: $id, after: $after) {
      cursor
      session {
        ...sessionPage_session
      }
    }
  }
`;
