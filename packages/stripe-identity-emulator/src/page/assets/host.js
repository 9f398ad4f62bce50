// @ts-check

/**
 * A message of the page to the site that shows it in its modal; `modal/stripe.js` reads it.
 *
 * @typedef {{ event: "ready" }
 *   | { event: "shown", tag: string, direction: string, texts: { name: string, close: string, cancelled: string } }
 *   | { event: "refused", error: { code?: string, message: string } }
 *   | { event: "submitted" }
 *   | { event: "failed", code: string, message: string }
 *   | { event: "escape" }} HostMessage
 */

/** @returns {boolean} whether another page shows this one */
export function hasHost() {
  return parent !== window;
}

/**
 * Sends a message to the page around this one. To any: `frame-ancestors` leaves none but permitted sites, and nothing in it is
 * secret.
 *
 * @param {HostMessage} message
 */
export function notifyHost(message) {
  parent.postMessage({ source: "stripe-identity-emulator", ...message }, "*");
}
