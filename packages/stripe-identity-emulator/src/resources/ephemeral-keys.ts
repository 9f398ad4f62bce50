import { type Endpoint, endpoint } from "../api/endpoint.js";
import { optional, text } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import type { EphemeralKeyRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";

const path = "/v1/ephemeral_keys";
/** The lifetime of a key. Stripe does not publish it; about an hour is usual. */
const lifetimeSeconds = 3600;

function render(ledger: Ledger, key: EphemeralKeyRecord) {
  return {
    id: key.id,
    object: "ephemeral_key",
    created: key.created,
    expires: key.expires,
    livemode: ledger.livemode,
  };
}

const create = endpoint(`POST ${path}`, {
  permission: "ephemeral_keys:write",
  parameters: {
    customer: optional(text()),
    issuing_card: optional(text()),
    nonce: optional(text()),
    verification_session: optional(text()),
  },
  run({ world, ledger, parameters }) {
    const session = parameters.verification_session;
    if (session === undefined) {
      throw badRequest(
        "This emulator makes ephemeral keys for verification sessions only: pass verification_session.",
        "verification_session",
        "parameter_missing",
      );
    }
    if (ledger.sessions.get(session) === undefined) {
      throw noSuch("verification_session", session, "verification_session", 400);
    }
    const created = world.clock.seconds();
    const key = ledger.ephemeralKeys.add({
      id: world.ids.id("ephkey"),
      sequence: world.nextSequence(),
      created,
      expires: created + lifetimeSeconds,
      secret: `ek_${ledger.livemode ? "live" : "test"}_${world.ids.token(48)}`,
      session,
    });
    return { ...render(ledger, key), secret: key.secret };
  },
});

const remove = endpoint(`DELETE ${path}/:key`, {
  permission: "ephemeral_keys:write",
  parameters: {},
  run({ world, ledger, ids }) {
    const key = ledger.ephemeralKeys.get(ids.key ?? "");
    if (key === undefined) throw noSuch("ephemeral key", ids.key ?? "", "key");
    ledger.ephemeralKeys.remove(key);
    return { ...render(ledger, key), expires: Math.min(key.expires, world.clock.seconds()) };
  },
});

export const ephemeralKeyEndpoints: readonly Endpoint[] = [create, remove];
