// @ts-check

/**
 * @typedef {object} SessionRow
 * @property {string} id
 * @property {string} status
 * @property {string} type
 * @property {number} created
 * @property {string[]} checks
 * @property {string | null} url
 * @property {{ code: string, reason: string } | null} last_error
 * @property {{ status: string } | null} redaction
 */

/** @typedef {{ id: string, type: string, created: number, session: string | null, pending_webhooks: number }} EventRow */

/**
 * @typedef {object} DeliveryRow
 * @property {string} id
 * @property {string} event
 * @property {string} [type]
 * @property {string} endpoint
 * @property {string} url
 * @property {number} attempt
 * @property {string} status
 * @property {number} created
 * @property {number | null} [response_status]
 * @property {string | null} error
 */

/** What the emulator refused, in its own words. */
export class ControlRefusal extends Error {}

/**
 * @param {string} path
 * @param {unknown} [body] posts it when given
 */
async function call(path, body) {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, body === undefined ? {} : init).catch(() => null);
  if (response === null) throw new ControlRefusal("The emulator doesn't answer.");
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  const error = answer?.error;
  throw new ControlRefusal(
    typeof error === "string" ? error : (error?.message ?? `The emulator answered ${response.status}.`),
  );
}

/**
 * @returns {Promise<{ sessions: SessionRow[], events: EventRow[], deliveries: DeliveryRow[] }>}
 */
export async function readEverything() {
  const [sessions, events, deliveries] = await Promise.all(
    ["sessions", "events", "deliveries"].map((name) => call(`/_emulator/${name}?limit=100`)),
  );
  return { sessions: sessions.data, events: events.data, deliveries: deliveries.data };
}

/**
 * @param {string} id
 * @param {Record<string, string | number>} outcomes
 */
export function submitOutcomes(id, outcomes) {
  return call(`/_emulator/sessions/${encodeURIComponent(id)}/submit`, outcomes);
}

/**
 * @param {string} id
 * @param {string} code
 */
export function failSession(id, code) {
  return call(`/_emulator/sessions/${encodeURIComponent(id)}/fail`, { code });
}
