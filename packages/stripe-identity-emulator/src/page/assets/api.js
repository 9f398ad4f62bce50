// @ts-check
import { spokenLanguage, t } from "./language.js";

/** What the server refused, with the field that it means. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {string | null} field
   * @param {number} status 0 when no answer came
   * @param {string} [code] Stripe.js's, where it has one
   */
  constructor(message, field, status, code) {
    super(message);
    this.field = field;
    this.status = status;
    this.code = code;
  }
}

/**
 * Returns a refusal that can be shown, for any error.
 *
 * @param {unknown} error
 * @returns {Refusal}
 */
export function asRefusal(error) {
  return error instanceof Refusal ? error : new Refusal(t("error.unknown"), null, 0);
}

/**
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: BodyInit }} [init]
 */
async function call(url, init) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { ...init, headers: { ...init?.headers, "accept-language": spokenLanguage().tag } });
  } catch {
    throw new Refusal(t("error.connection"), null, 0);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  const { message = t("error.unknown"), field = null, code } = body?.error ?? {};
  throw new Refusal(message, field, response.status, code);
}

/**
 * @param {string} url
 * @param {unknown} body
 */
function post(url, body) {
  return call(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/**
 * @param {string} path the page's own path
 * @param {"phone" | "email"} channel
 * @param {string} to
 * @returns {Promise<{ code: string }>}
 */
export function sendCode(path, channel, to) {
  return post(`${path}/code`, { channel, to });
}

/**
 * @param {string} path
 * @param {string} code
 * @returns {Promise<{ returnUrl: string | null }>}
 */
export function failEarly(path, code) {
  return post(`${path}/fail`, { code });
}

/**
 * @param {string} path
 * @param {FormData} form
 * @returns {Promise<{ returnUrl: string | null, status: string }>}
 */
export function submit(path, form) {
  return call(`${path}/submit`, { method: "POST", body: form });
}

/**
 * @param {string} path
 * @returns {Promise<{ status: string, failure: { code: string, what: string, advice: string } | null }>}
 */
export function readStatus(path) {
  return call(`${path}/status`);
}

/**
 * Uses up a client secret.
 *
 * @param {string} clientSecret
 * @param {boolean} livemode
 * @returns {Promise<{ path: string }>}
 */
export function openModal(clientSecret, livemode) {
  return post("/modal/open", { clientSecret, livemode });
}
