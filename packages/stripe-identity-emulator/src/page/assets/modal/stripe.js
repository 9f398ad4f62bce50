// @ts-check
// A part of the script that other sites load in place of Stripe.js. The server joins its parts; see modal.ts.
import { VerificationDialog } from "./dialog.js";

/** @typedef {import("../../modal.js").ScriptSettings} ScriptSettings */
/** @typedef {import("../host.js").HostMessage} HostMessage */
/** @typedef {{ type: string, code?: string, message: string }} StripeJsError */
/** @typedef {{ verificationSession: { id: string } } | { error: StripeJsError }} VerificationResult */

/** Stripe.js has other names than the session's `last_error` for some failures. @type {Record<string, string>} */
const stripeJsCodes = {
  device_not_supported: "device_unsupported",
  phone_verification_declined: "phone_otp_declined",
};

/** How long after its load the frame may stay silent, in milliseconds: an error page of the browser says nothing. */
const silence = 5000;

/** A mistake in the calling code, as Stripe.js throws it. */
class IntegrationError extends Error {
  /** @override */
  name = "IntegrationError";
}

/**
 * Defines `window.Stripe`, unless it is there already.
 *
 * @param {ScriptSettings} settings
 */
export function defineStripe(settings) {
  if ("Stripe" in window) {
    console.warn("Stripe.js of the Stripe Identity emulator was loaded beside another; the first one stays.");
    return;
  }
  let isOpen = false;

  /** @param {unknown} publishableKey @param {{ locale?: string }} [options] */
  const Stripe = (publishableKey, options = {}) => {
    const key = readKey(publishableKey);
    return {
      /**
       * Opens the modal. Resolves once the person has submitted, failed or closed it.
       *
       * @param {unknown} clientSecret
       * @returns {Promise<VerificationResult>}
       */
      verifyIdentity(clientSecret) {
        const secret = readSecret(clientSecret);
        readSite(settings);
        if (isOpen) return Promise.resolve(failure(settings.texts.openAlready));
        isOpen = true;
        return showModal(settings, { key, secret, locale: options.locale }).finally(() => {
          isOpen = false;
        });
      },
    };
  };
  Stripe.version = settings.version;
  Object.assign(window, { Stripe });
}

/**
 * @param {ScriptSettings} settings
 * @param {{ key: string, secret: string, locale: string | undefined }} request
 * @returns {Promise<VerificationResult>}
 */
function showModal(settings, { key, secret, locale }) {
  const { origin } = new URL(settings.baseUrl);
  const source = new URL("/modal", settings.baseUrl);
  if (locale !== undefined && locale !== "auto") source.searchParams.set("locale", locale);
  const { texts } = settings;
  let cancelled = texts.cancelled;
  return new Promise((resolve) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let silent;
    /** @param {VerificationResult} result */
    const end = (result) => {
      clearTimeout(silent);
      removeEventListener("message", listen);
      dialog.close();
      resolve(result);
    };
    const cancel = () => end(failure(cancelled, "session_cancelled"));
    const dialog = new VerificationDialog(settings, source.href, cancel);
    /** @param {MessageEvent} event */
    const listen = ({ source, origin: from, data }) => {
      if (source !== dialog.frame.contentWindow || from !== origin) return;
      if (data?.source !== "stripe-identity-emulator") return;
      clearTimeout(silent);
      /** @type {HostMessage} */
      const message = data;
      switch (message.event) {
        case "ready":
          dialog.frame.contentWindow?.postMessage(
            { clientSecret: secret, livemode: key.startsWith("pk_live_") },
            origin,
          );
          break;
        case "shown":
          cancelled = message.texts.cancelled;
          dialog.speak(message, message.texts);
          dialog.show();
          break;
        case "escape":
          cancel();
          break;
        case "submitted":
          end({ verificationSession: { id: secret.split("_secret_")[0] ?? "" } });
          break;
        case "failed":
          end(failure(message.message, stripeJsCodes[message.code] ?? message.code));
          break;
        case "refused":
          end(failure(message.error.message, message.error.code));
      }
    };
    addEventListener("message", listen);
    dialog.frame.addEventListener("load", () => {
      clearTimeout(silent);
      if (dialog.loading.hidden) return;
      silent = setTimeout(() => end({ error: { type: "api_connection_error", message: texts.unreachable } }), silence);
    });
    dialog.open();
  });
}

/**
 * @param {string} message
 * @param {string} [code]
 * @returns {{ error: StripeJsError }}
 */
function failure(message, code) {
  return { error: { type: "invalid_request_error", ...(code === undefined ? {} : { code }), message } };
}

/** @param {unknown} key */
function readKey(key) {
  if (typeof key !== "string" || key === "")
    throw new IntegrationError("Missing value for Stripe(): apiKey should be a string.");
  if (/^(sk|rk)_/.test(key))
    throw new IntegrationError(
      "You should not use your secret key with Stripe.js. Please pass a publishable key instead.",
    );
  return key;
}

/** @param {unknown} secret */
function readSecret(secret) {
  if (typeof secret !== "string")
    throw new IntegrationError(
      `Invalid value for stripe.verifyIdentity clientSecret: value should be a client_secret string. You specified: ${String(secret)}.`,
    );
  if (!/^vs_\w+_secret_\w+$/.test(secret))
    throw new IntegrationError(
      `Invalid value for stripe.verifyIdentity clientSecret: value should be a client secret of the form \${id}_secret_\${secret}. You specified: ${secret}.`,
    );
  return secret;
}

/** Throws where the browser would refuse to show the frame here. @param {ScriptSettings} settings */
function readSite({ baseUrl, allowedOrigins }) {
  const { origin, hostname } = location;
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1";
  if (isLocal || origin === new URL(baseUrl).origin || allowedOrigins.includes(origin)) return;
  throw new IntegrationError(
    `The Stripe Identity emulator may not be shown on ${origin}. Add it to EMULATOR_ALLOWED_ORIGINS, or to the option allowedFrameOrigins.`,
  );
}
