import { type Call, type Endpoint, endpoint } from "../api/endpoint.js";
import { listPage, paging } from "../api/list-page.js";
import { applyMetadata, metadata } from "../api/metadata.js";
import { fields, inRange, oneOf, optional, text, timeRange } from "../api/parameters.js";
import { badRequest, forbidden, noSuch } from "../api/stripe-error.js";
import { expandableSession } from "../identity/expandable.js";
import { renderSession } from "../identity/render-session.js";
import { checksFor } from "../identity/session-checks.js";
import { cancelSession, createSession, freshenLink, redactSession } from "../identity/session-lifecycle.js";
import { type SessionRecord, sessionStatuses } from "../state/records.js";
import { details, kindOf, options, providedDetails, type, withDocument } from "./session-parameters.js";

const path = "/v1/identity/verification_sessions";

function find(call: Call<unknown>): SessionRecord {
  const id = call.ids.session ?? "";
  const session = call.ledger.sessions.get(id);
  if (session === undefined) throw noSuch("verification_session", id, "session");
  if (call.caller.kind === "ephemeral" && call.caller.session !== id) {
    throw forbidden(`The ephemeral key '${call.caller.shown}' opens another verification session.`);
  }
  return session;
}

function answer(call: Call<unknown>, session: SessionRecord) {
  freshenLink(call.world, call.ledger, session);
  return renderSession(call.world, call.ledger, session, call.expansion);
}

/** Throws 400 unless the session is in `requires_input`. Stripe publishes neither code nor text of this error. */
function demandInput(session: SessionRecord, act: string): void {
  if (session.redaction !== null) throw badRequest(`You cannot ${act} a verification session that is redacted.`);
  if (session.status === "requires_input") return;
  throw badRequest(
    `You cannot ${act} this verification session because it has a status of ${session.status}. Only a session with a status of requires_input can be ${past[act] ?? act}.`,
  );
}

const past: Readonly<Record<string, string>> = { cancel: "canceled", update: "updated" };

const create = endpoint(`POST ${path}`, {
  permission: "verification_sessions:write",
  expandable: expandableSession,
  parameters: {
    client_reference_id: optional(text()),
    metadata,
    options,
    provided_details: providedDetails,
    related_customer: optional(text()),
    related_customer_account: optional(text()),
    related_person: optional(fields({ account: text(), person: text() })),
    return_url: optional(text()),
    type,
    verification_flow: optional(text()),
  },
  check: (call) => kindOf(call, call.parameters),
  run(call) {
    const { parameters, world, ledger } = call;
    const session = createSession(
      world,
      ledger,
      {
        ...kindOf(call, parameters),
        client_reference_id: parameters.client_reference_id ?? null,
        metadata: applyMetadata({}, parameters.metadata),
        provided_details: parameters.provided_details === undefined ? null : details(parameters.provided_details),
        related_customer: parameters.related_customer ?? null,
        related_customer_account: parameters.related_customer_account ?? null,
        related_person: parameters.related_person ?? null,
        returnUrl: parameters.return_url ?? null,
      },
      call.cause,
    );
    return answer(call, session);
  },
});

const listAll = endpoint(`GET ${path}`, {
  permission: "verification_sessions:read",
  expandable: expandableSession,
  list: true,
  parameters: {
    ...paging,
    client_reference_id: optional(text()),
    created: optional(timeRange),
    related_customer: optional(text()),
    related_customer_account: optional(text()),
    status: optional(oneOf(sessionStatuses)),
  },
  run(call) {
    const { parameters, ledger } = call;
    const {
      client_reference_id: reference,
      related_customer: customer,
      related_customer_account: account,
      status,
    } = parameters;
    const { expansion } = call;
    return listPage(ledger.sessions, parameters, {
      url: path,
      kind: "verification_session",
      by:
        reference !== undefined
          ? ["reference", reference]
          : customer !== undefined
            ? ["customer", customer]
            : account !== undefined
              ? ["account", account]
              : status !== undefined
                ? ["status", status]
                : undefined,
      accept: (session) =>
        inRange(session.created, parameters.created) &&
        (reference === undefined || session.client_reference_id === reference) &&
        (customer === undefined || session.related_customer === customer) &&
        (account === undefined || session.related_customer_account === account) &&
        (status === undefined || session.status === status),
      render: (session) => {
        freshenLink(call.world, ledger, session);
        return renderSession(call.world, ledger, session, expansion);
      },
    });
  },
});

const retrieve = endpoint(`GET ${path}/:session`, {
  permission: "verification_sessions:read",
  expandable: expandableSession,
  parameters: {},
  run: (call) => answer(call, find(call)),
});

const update = endpoint(`POST ${path}/:session`, {
  permission: "verification_sessions:write",
  expandable: expandableSession,
  parameters: { metadata, options, provided_details: providedDetails, type },
  run(call) {
    const { parameters, ledger } = call;
    const session = find(call);
    demandInput(session, "update");
    const newMetadata = applyMetadata(session.metadata, parameters.metadata);
    const changesKind = parameters.type !== undefined || parameters.options?.document !== undefined;
    if (changesKind && session.type === "verification_flow") {
      throw badRequest(
        "You cannot update the type or options of a verification session made from a verification flow.",
      );
    }
    ledger.sessions.change(session, () => {
      session.metadata = newMetadata;
      if (parameters.provided_details !== undefined) {
        session.provided_details = { ...session.provided_details, ...details(parameters.provided_details) };
      }
      if (!changesKind || session.type === "verification_flow") return;
      // Another type starts from no options (Stripe API reference: the example of updating `type`).
      const kept = parameters.type === undefined || parameters.type === session.type ? session.options : {};
      session.type = parameters.type ?? session.type;
      session.options = withDocument(kept, parameters.options);
      session.checks = checksFor(session.type, session.options);
    });
    return answer(call, session);
  },
});

const cancel = endpoint(`POST ${path}/:session/cancel`, {
  permission: "verification_sessions:write",
  expandable: expandableSession,
  parameters: {},
  run(call) {
    const session = find(call);
    demandInput(session, "cancel");
    cancelSession(call.world, call.ledger, session, call.cause);
    return answer(call, session);
  },
});

const redact = endpoint(`POST ${path}/:session/redact`, {
  permission: "verification_sessions:write",
  expandable: expandableSession,
  parameters: {},
  run(call) {
    const session = find(call);
    if (session.redaction !== null)
      throw badRequest("This verification session is being redacted, or is redacted already.");
    if (session.status === "processing") {
      throw badRequest(
        "You cannot redact a verification session that has a status of processing. Wait until it is done.",
      );
    }
    redactSession(call.world, call.ledger, session, call.cause);
    return answer(call, session);
  },
});

export const verificationSessionEndpoints: readonly Endpoint[] = [create, listAll, retrieve, update, cancel, redact];
