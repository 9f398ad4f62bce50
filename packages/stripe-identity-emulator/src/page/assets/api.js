// @ts-check

/** What the server refused, with the field that it means. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {string | null} field
   * @param {number} status 0 when no answer came
   */
  constructor(message, field, status) {
    super(message);
    this.field = field;
    this.status = status;
  }
}

/**
 * @param {string} url
 * @param {RequestInit} [init]
 */
async function call(url, init) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new Refusal("The connection failed. Check it, then try again.", null, 0);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Refusal(
    body?.error?.message ?? "Something went wrong. Try again.",
    body?.error?.field ?? null,
    response.status,
  );
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
