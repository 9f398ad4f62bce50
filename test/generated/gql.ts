/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query CheckCatalogue($country: CountryCode! = \"DE\") {\n  checkDescriptions {\n    kind\n    title\n    howToAsk\n    countries\n    inviteOnly\n    biometric\n  }\n  checkFailures {\n    code\n    check\n    message\n    retryable\n    nextStep\n  }\n  selfieAvailability(country: $country) {\n    available\n    alternativeRequired\n    alternatives {\n      kind\n      message\n    }\n  }\n}": typeof types.CheckCatalogueDocument,
    "subscription FollowEvents($after: String, $filter: VerificationEventFilter) {\n  verificationEvents(after: $after, filter: $filter) {\n    cursor\n    node {\n      id\n      type\n      status\n      occurredAt\n      session {\n        id\n        clientReferenceId\n      }\n    }\n  }\n}": typeof types.FollowEventsDocument,
    "query ListVerifications($first: Int = 20, $after: String, $filter: VerificationSessionFilter) {\n  verificationSessions(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        id\n        status\n        checks\n        attempts\n        clientReferenceId\n        createdAt\n        lastError {\n          code\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ListVerificationsDocument,
    "mutation ResumeVerification($sessionId: ID!) {\n  resumeVerification(input: {sessionId: $sessionId}) {\n    session {\n      id\n      status\n      attempts\n    }\n    url\n    clientSecret\n    viewerToken\n    cursor\n    errors {\n      __typename\n      ... on UserError {\n        message\n        retryable\n      }\n      ... on WrongStatus {\n        status\n        allowedActions\n      }\n    }\n  }\n}": typeof types.ResumeVerificationDocument,
    "mutation SimulateVerification($input: SimulateVerificationInput!) {\n  simulateVerification(input: $input) {\n    session {\n      id\n      status\n    }\n    cursor\n    errors {\n      __typename\n      ... on UserError {\n        message\n      }\n    }\n  }\n}": typeof types.SimulateVerificationDocument,
    "mutation StartSelfieVerification($input: StartSelfieVerificationInput!) {\n  startSelfieVerification(input: $input) {\n    session {\n      id\n      status\n      checks\n      nextStep\n    }\n    url\n    clientSecret\n    viewerToken\n    cursor\n    reused\n    errors {\n      __typename\n      ... on UserError {\n        message\n        path\n        retryable\n      }\n      ... on SelfieUnavailable {\n        alternatives {\n          kind\n          message\n        }\n      }\n    }\n  }\n}": typeof types.StartSelfieVerificationDocument,
    "query VerificationReportWithImages($id: ID!) {\n  verificationReport(id: $id) {\n    id\n    createdAt\n    checks {\n      kind\n      status\n      failure {\n        code\n        message\n      }\n    }\n    document {\n      status\n      number\n      expirationDate {\n        day\n        month\n        year\n      }\n      files {\n        id\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n    selfie {\n      status\n      selfie {\n        id\n      }\n      document {\n        id\n      }\n    }\n  }\n}": typeof types.VerificationReportWithImagesDocument,
    "query VerificationResult($id: ID!) {\n  verificationSession(id: $id) {\n    id\n    status\n    attempts\n    verifiedOutputs {\n      firstName\n      lastName\n      address {\n        line1\n        city\n        postalCode\n        country\n      }\n    }\n    lastReport {\n      id\n      document {\n        status\n        error {\n          code\n          reason\n        }\n        type\n        issuingCountry\n        firstName\n        lastName\n      }\n      selfie {\n        status\n        error {\n          code\n          reason\n        }\n      }\n    }\n  }\n}": typeof types.VerificationResultDocument,
    "query VerificationStatus($id: ID!) {\n  verificationSession(id: $id) {\n    id\n    type\n    status\n    checks\n    requiresSelfie\n    nextStep\n    attempts\n    cursor\n    lastError {\n      code\n      message\n      retryable\n      nextStep\n    }\n    alternatives {\n      kind\n      message\n    }\n  }\n}": typeof types.VerificationStatusDocument,
    "subscription WatchVerification($id: ID!, $after: String) {\n  verificationSessionUpdated(id: $id, after: $after) {\n    cursor\n    session {\n      id\n      status\n      nextStep\n      attempts\n      lastError {\n        code\n        message\n        reason\n        retryable\n        nextStep\n      }\n    }\n  }\n}": typeof types.WatchVerificationDocument,
};
const documents: Documents = {
    "query CheckCatalogue($country: CountryCode! = \"DE\") {\n  checkDescriptions {\n    kind\n    title\n    howToAsk\n    countries\n    inviteOnly\n    biometric\n  }\n  checkFailures {\n    code\n    check\n    message\n    retryable\n    nextStep\n  }\n  selfieAvailability(country: $country) {\n    available\n    alternativeRequired\n    alternatives {\n      kind\n      message\n    }\n  }\n}": types.CheckCatalogueDocument,
    "subscription FollowEvents($after: String, $filter: VerificationEventFilter) {\n  verificationEvents(after: $after, filter: $filter) {\n    cursor\n    node {\n      id\n      type\n      status\n      occurredAt\n      session {\n        id\n        clientReferenceId\n      }\n    }\n  }\n}": types.FollowEventsDocument,
    "query ListVerifications($first: Int = 20, $after: String, $filter: VerificationSessionFilter) {\n  verificationSessions(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        id\n        status\n        checks\n        attempts\n        clientReferenceId\n        createdAt\n        lastError {\n          code\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ListVerificationsDocument,
    "mutation ResumeVerification($sessionId: ID!) {\n  resumeVerification(input: {sessionId: $sessionId}) {\n    session {\n      id\n      status\n      attempts\n    }\n    url\n    clientSecret\n    viewerToken\n    cursor\n    errors {\n      __typename\n      ... on UserError {\n        message\n        retryable\n      }\n      ... on WrongStatus {\n        status\n        allowedActions\n      }\n    }\n  }\n}": types.ResumeVerificationDocument,
    "mutation SimulateVerification($input: SimulateVerificationInput!) {\n  simulateVerification(input: $input) {\n    session {\n      id\n      status\n    }\n    cursor\n    errors {\n      __typename\n      ... on UserError {\n        message\n      }\n    }\n  }\n}": types.SimulateVerificationDocument,
    "mutation StartSelfieVerification($input: StartSelfieVerificationInput!) {\n  startSelfieVerification(input: $input) {\n    session {\n      id\n      status\n      checks\n      nextStep\n    }\n    url\n    clientSecret\n    viewerToken\n    cursor\n    reused\n    errors {\n      __typename\n      ... on UserError {\n        message\n        path\n        retryable\n      }\n      ... on SelfieUnavailable {\n        alternatives {\n          kind\n          message\n        }\n      }\n    }\n  }\n}": types.StartSelfieVerificationDocument,
    "query VerificationReportWithImages($id: ID!) {\n  verificationReport(id: $id) {\n    id\n    createdAt\n    checks {\n      kind\n      status\n      failure {\n        code\n        message\n      }\n    }\n    document {\n      status\n      number\n      expirationDate {\n        day\n        month\n        year\n      }\n      files {\n        id\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n    selfie {\n      status\n      selfie {\n        id\n      }\n      document {\n        id\n      }\n    }\n  }\n}": types.VerificationReportWithImagesDocument,
    "query VerificationResult($id: ID!) {\n  verificationSession(id: $id) {\n    id\n    status\n    attempts\n    verifiedOutputs {\n      firstName\n      lastName\n      address {\n        line1\n        city\n        postalCode\n        country\n      }\n    }\n    lastReport {\n      id\n      document {\n        status\n        error {\n          code\n          reason\n        }\n        type\n        issuingCountry\n        firstName\n        lastName\n      }\n      selfie {\n        status\n        error {\n          code\n          reason\n        }\n      }\n    }\n  }\n}": types.VerificationResultDocument,
    "query VerificationStatus($id: ID!) {\n  verificationSession(id: $id) {\n    id\n    type\n    status\n    checks\n    requiresSelfie\n    nextStep\n    attempts\n    cursor\n    lastError {\n      code\n      message\n      retryable\n      nextStep\n    }\n    alternatives {\n      kind\n      message\n    }\n  }\n}": types.VerificationStatusDocument,
    "subscription WatchVerification($id: ID!, $after: String) {\n  verificationSessionUpdated(id: $id, after: $after) {\n    cursor\n    session {\n      id\n      status\n      nextStep\n      attempts\n      lastError {\n        code\n        message\n        reason\n        retryable\n        nextStep\n      }\n    }\n  }\n}": types.WatchVerificationDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CheckCatalogue($country: CountryCode! = \"DE\") {\n  checkDescriptions {\n    kind\n    title\n    howToAsk\n    countries\n    inviteOnly\n    biometric\n  }\n  checkFailures {\n    code\n    check\n    message\n    retryable\n    nextStep\n  }\n  selfieAvailability(country: $country) {\n    available\n    alternativeRequired\n    alternatives {\n      kind\n      message\n    }\n  }\n}"): typeof import('./graphql.js').CheckCatalogueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription FollowEvents($after: String, $filter: VerificationEventFilter) {\n  verificationEvents(after: $after, filter: $filter) {\n    cursor\n    node {\n      id\n      type\n      status\n      occurredAt\n      session {\n        id\n        clientReferenceId\n      }\n    }\n  }\n}"): typeof import('./graphql.js').FollowEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ListVerifications($first: Int = 20, $after: String, $filter: VerificationSessionFilter) {\n  verificationSessions(first: $first, after: $after, filter: $filter) {\n    edges {\n      cursor\n      node {\n        id\n        status\n        checks\n        attempts\n        clientReferenceId\n        createdAt\n        lastError {\n          code\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').ListVerificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResumeVerification($sessionId: ID!) {\n  resumeVerification(input: {sessionId: $sessionId}) {\n    session {\n      id\n      status\n      attempts\n    }\n    url\n    clientSecret\n    viewerToken\n    cursor\n    errors {\n      __typename\n      ... on UserError {\n        message\n        retryable\n      }\n      ... on WrongStatus {\n        status\n        allowedActions\n      }\n    }\n  }\n}"): typeof import('./graphql.js').ResumeVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SimulateVerification($input: SimulateVerificationInput!) {\n  simulateVerification(input: $input) {\n    session {\n      id\n      status\n    }\n    cursor\n    errors {\n      __typename\n      ... on UserError {\n        message\n      }\n    }\n  }\n}"): typeof import('./graphql.js').SimulateVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartSelfieVerification($input: StartSelfieVerificationInput!) {\n  startSelfieVerification(input: $input) {\n    session {\n      id\n      status\n      checks\n      nextStep\n    }\n    url\n    clientSecret\n    viewerToken\n    cursor\n    reused\n    errors {\n      __typename\n      ... on UserError {\n        message\n        path\n        retryable\n      }\n      ... on SelfieUnavailable {\n        alternatives {\n          kind\n          message\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.js').StartSelfieVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationReportWithImages($id: ID!) {\n  verificationReport(id: $id) {\n    id\n    createdAt\n    checks {\n      kind\n      status\n      failure {\n        code\n        message\n      }\n    }\n    document {\n      status\n      number\n      expirationDate {\n        day\n        month\n        year\n      }\n      files {\n        id\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n    selfie {\n      status\n      selfie {\n        id\n      }\n      document {\n        id\n      }\n    }\n  }\n}"): typeof import('./graphql.js').VerificationReportWithImagesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationResult($id: ID!) {\n  verificationSession(id: $id) {\n    id\n    status\n    attempts\n    verifiedOutputs {\n      firstName\n      lastName\n      address {\n        line1\n        city\n        postalCode\n        country\n      }\n    }\n    lastReport {\n      id\n      document {\n        status\n        error {\n          code\n          reason\n        }\n        type\n        issuingCountry\n        firstName\n        lastName\n      }\n      selfie {\n        status\n        error {\n          code\n          reason\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.js').VerificationResultDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationStatus($id: ID!) {\n  verificationSession(id: $id) {\n    id\n    type\n    status\n    checks\n    requiresSelfie\n    nextStep\n    attempts\n    cursor\n    lastError {\n      code\n      message\n      retryable\n      nextStep\n    }\n    alternatives {\n      kind\n      message\n    }\n  }\n}"): typeof import('./graphql.js').VerificationStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription WatchVerification($id: ID!, $after: String) {\n  verificationSessionUpdated(id: $id, after: $after) {\n    cursor\n    session {\n      id\n      status\n      nextStep\n      attempts\n      lastError {\n        code\n        message\n        reason\n        retryable\n        nextStep\n      }\n    }\n  }\n}"): typeof import('./graphql.js').WatchVerificationDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
