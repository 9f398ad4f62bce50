const times = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => text.replaceAll("#", String(index))).join(" ");
/** A root field that every key may select, with the id of a session that does not exist. */
export const one = 'verificationSession(id: "vs_x")';

/** Operations that cost much more to run than to send, each with the code of its error. */
export const hostileOperations: [string, string, object, string][] = [
  ["deep", `{ ${one} { ${times(200, "replaces {")} id ${times(200, "}")} } }`, {}, "LIMIT_EXCEEDED"],
  [
    "deep through fragments",
    `{ ${one} { ...f0 } } ${times(20, "fragment f# on VerificationSession { replaces { ...g# } }")} ${Array.from({ length: 20 }, (_, index) => `fragment g${index} on VerificationSession { ${index < 19 ? `...f${index + 1}` : "id"} }`).join(" ")}`,
    {},
    "LIMIT_EXCEEDED",
  ],
  ["wide at the root", `{ ${times(400, "viewer { tenant }")} }`, {}, "LIMIT_EXCEEDED"],
  ["wide below", `{ ${one} { ${times(900, "x#")} } }`, {}, "LIMIT_EXCEEDED"],
  [
    "the same fields again and again",
    `{ ${one} { ${times(40, "options { requireLiveCapture requireIdNumber }")} } }`,
    {},
    "LIMIT_EXCEEDED",
  ],
  [
    "the same fields in every object",
    `{ ${one} { ${["options", "lastError", "alternatives", "metadata", "redaction", "lastReport", "replaces"].map((name) => times(12, `${name} { ${times(12, "__typename")} }`)).join(" ")} } }`,
    {},
    "LIMIT_EXCEEDED",
  ],
  ["aliases", `{ ${one} { ${times(90, "a#: status")} } }`, {}, "LIMIT_EXCEEDED"],
  ["aliases of the root", `{ ${times(100, "a#: viewer { tenant }")} }`, {}, "LIMIT_EXCEEDED"],
  ["directives", `{ viewer { ${times(40, "tenant @include(if: true)")} } }`, {}, "LIMIT_EXCEEDED"],
  ["many fragments", `{ ...f0 } ${times(60, "fragment f# on Query { __typename }")}`, {}, "LIMIT_EXCEEDED"],
  [
    "fragments that double",
    `{ ${one} { ...f0 } } ${Array.from({ length: 40 }, (_, index) => `fragment f${index} on VerificationSession { ${index < 39 ? `...f${index + 1} ...f${index + 1}` : "id"} }`).join(" ")}`,
    {},
    "LIMIT_EXCEEDED",
  ],
  [
    "fragments in a circle",
    `{ ...f0 } ${Array.from({ length: 20 }, (_, index) => `fragment f${index} on Query { ${times(20, "...f#").replace(`...f${index} `, "")} }`).join(" ")}`,
    {},
    "LIMIT_EXCEEDED",
  ],
  ["huge", `{ ${times(100_000, "viewer { tenant }")} }`.slice(0, 900_000), {}, "LIMIT_EXCEEDED"],
  ["huge name", `{ ${"x".repeat(900_000)} }`, {}, "LIMIT_EXCEEDED"],
  ["many tokens", `{ ${times(2_100, "viewer")} }`, {}, "GRAPHQL_PARSE_FAILED"],
  ["nested lists", `{ nodes(ids: ${"[".repeat(900)}${"]".repeat(900)}) { id } }`, {}, "GRAPHQL_VALIDATION_FAILED"],
  [
    "introspection in circles",
    "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
    {},
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "page of pages",
    "{ verificationSessions(first: 100) { nodes { reports(first: 100) { nodes { id } } } } }",
    {},
    "LIMIT_EXCEEDED",
  ],
  [
    "page of pages by variables",
    "query($n: Int!) { verificationSessions(last: $n) { nodes { events(first: $n) { nodes { id } } } } }",
    { n: 100 },
    "LIMIT_EXCEEDED",
  ],
  [
    "a call to Stripe for each of many",
    `{ verificationSessions(first: 100) { nodes { ${times(5, "a#: url b#: clientSecret")} } } }`,
    {},
    "LIMIT_EXCEEDED",
  ],
];
