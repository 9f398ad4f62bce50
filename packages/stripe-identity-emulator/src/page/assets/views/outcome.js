// @ts-check
import { readStatus } from "../api.js";
import { h, note } from "../dom.js";
import { notifyHost } from "../host.js";
import { icon } from "../icons.js";
import { t, textNamed, withNodes } from "../language.js";

/** How soon the waiting view asks first, and the longest that it then waits from one time to the next, in milliseconds. */
const asking = { first: 250, longest: 2000 };

/** @param {"good" | "bad"} kind @param {import("../icons.js").IconName} name */
function emblem(kind, name) {
  const tile = h("div", { class: `emblem emblem-${kind}` });
  tile.append(icon(name));
  return tile;
}

/** @param {string} status */
function sessionIs(status) {
  return h("p", {}, ...withNodes("page.sessionIs", { status: h("code", { dir: "ltr" }, status) }));
}

/**
 * After the submission: back to where the person came from, as Stripe does it, or here until the result is known. A modal is
 * closed by the site that shows it.
 *
 * @param {import("../page.js").Page} page
 * @param {string | null} returnUrl
 */
export function showSubmitted(page, returnUrl) {
  if (page.data.framed) {
    page.forget();
    const code = declinedCheck(page);
    if (code === null) notifyHost({ event: "submitted" });
    else notifyHost({ event: "failed", code, message: t(`failure.${code}.what`) });
    return;
  }
  if (returnUrl === null) {
    showWaiting(page);
    return;
  }
  page.show(() => ({
    title: t("outcome.sentTitle"),
    emblem: emblem("good", "tick"),
    final: true,
    content: [
      h("p", {}, t("outcome.sentText")),
      h("p", { class: "actions" }, h("a", { class: "button", href: returnUrl }, t("outcome.sentLink"))),
    ],
  }));
  location.assign(returnUrl);
}

/**
 * The number or address that the person couldn't confirm, of which Stripe.js says so although the rest is submitted.
 *
 * @param {import("../page.js").Page} page
 */
function declinedCheck({ visit, data }) {
  for (const check of /** @type {const} */ (["phone", "email"])) {
    const code = /** @type {const} */ (`${check}_verification_declined`);
    const declined = visit.testCase === "auto" ? visit[check].declined : visit.testCase === code;
    if (data.session.checks.includes(check) && declined) return code;
  }
  return null;
}

/** @param {import("../page.js").Page} page */
function showWaiting(page) {
  page.show(() => ({
    title: t("outcome.waitingTitle"),
    emblem: h("div", { class: "emblem emblem-neutral emblem-busy", "aria-hidden": "true" }),
    final: true,
    content: [h("p", { role: "status" }, t("outcome.waitingText")), note("", sessionIs("processing"))],
  }));
  let pause = asking.first;
  const ask = async () => {
    const state = await readStatus(page.data.path).catch(() => null);
    pause = Math.min(pause * 1.5, asking.longest);
    if (state === null || state.status === "processing") setTimeout(ask, pause);
    else page.show(() => result(state));
  };
  setTimeout(ask, pause);
}

/**
 * @param {Awaited<ReturnType<typeof readStatus>>} state
 * @returns {import("../page.js").View}
 */
function result({ status, failure }) {
  if (status === "verified") {
    return {
      title: t("outcome.verifiedTitle"),
      emblem: emblem("good", "tick"),
      final: true,
      content: [h("p", {}, t("outcome.verifiedText")), note("good", sessionIs("verified"))],
    };
  }
  if (status === "canceled") {
    return {
      title: t("outcome.canceledTitle"),
      emblem: emblem("bad", "cross"),
      final: true,
      content: [h("p", {}, t("outcome.canceledText"))],
    };
  }
  const what = textNamed(`failure.${failure?.code}.what`) ?? failure?.what ?? t("failure.unknown.what");
  return {
    title: t("outcome.failedTitle"),
    emblem: emblem("bad", "cross"),
    final: true,
    content: [
      note("bad", h("p", {}, h("strong", {}, what)), failure ? h("code", { dir: "ltr" }, failure.code) : null),
      h("h2", {}, t("outcome.failedAdvice")),
      h("p", {}, textNamed(`failure.${failure?.code}.advice`) ?? failure?.advice ?? t("failure.unknown.advice")),
      h("p", {}, t("outcome.failedLink")),
    ],
  };
}
