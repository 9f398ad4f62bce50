// @ts-check
import { readStatus } from "../api.js";
import { h, note } from "../dom.js";
import { icon } from "../icons.js";

/** How soon the waiting view asks first, and the longest that it then waits from one time to the next, in milliseconds. */
const asking = { first: 250, longest: 2000 };

/** @param {"good" | "bad"} kind @param {import("../icons.js").IconName} name */
function emblem(kind, name) {
  const tile = h("div", { class: `emblem emblem-${kind}` });
  tile.append(icon(name));
  return tile;
}

/**
 * After the submission: back to where the person came from, as Stripe does it, or here until the result is known.
 *
 * @param {import("../page.js").Page} page
 * @param {string | null} returnUrl
 */
export function showSubmitted(page, returnUrl) {
  if (returnUrl === null) {
    showWaiting(page);
    return;
  }
  page.show({
    title: "Thank you, all is sent",
    emblem: emblem("good", "tick"),
    final: true,
    content: [
      h("p", {}, "We are taking you back to where you came from. The result will arrive there."),
      h("p", { class: "actions" }, h("a", { class: "button", href: returnUrl }, "Go back now")),
    ],
  });
  location.assign(returnUrl);
}

/** @param {import("../page.js").Page} page */
function showWaiting(page) {
  page.show({
    title: "Checking your details",
    emblem: h("div", { class: "emblem emblem-neutral emblem-busy", "aria-hidden": "true" }),
    final: true,
    content: [
      h("p", { role: "status" }, "This usually takes less than a minute. You can close this page; the check goes on."),
      note("", h("p", {}, "The session is ", h("code", {}, "processing"), ".")),
    ],
  });
  let pause = asking.first;
  const ask = async () => {
    const state = await readStatus(page.data.path).catch(() => null);
    pause = Math.min(pause * 1.5, asking.longest);
    if (state === null || state.status === "processing") setTimeout(ask, pause);
    else showResult(page, state);
  };
  setTimeout(ask, pause);
}

/**
 * @param {import("../page.js").Page} page
 * @param {Awaited<ReturnType<typeof readStatus>>} state
 */
function showResult(page, state) {
  if (state.status === "verified") {
    page.show({
      title: "You are verified",
      emblem: emblem("good", "tick"),
      final: true,
      content: [
        h("p", {}, "Everything checked out. You can close this page."),
        note("good", h("p", {}, "The session is ", h("code", {}, "verified"), ".")),
      ],
    });
    return;
  }
  if (state.status === "canceled") {
    page.show({
      title: "The verification was canceled",
      emblem: emblem("bad", "cross"),
      final: true,
      content: [h("p", {}, "There is nothing left to do here. You can close this page.")],
    });
    return;
  }
  page.show({
    title: "We couldn't verify you",
    emblem: emblem("bad", "cross"),
    final: true,
    content: [
      note(
        "bad",
        h("p", {}, h("strong", {}, state.failure?.what ?? "The verification didn't succeed.")),
        state.failure ? h("code", {}, state.failure.code) : null,
      ),
      h("h2", {}, "What you can do"),
      h("p", {}, state.failure?.advice ?? "Try again, or ask for help."),
      h(
        "p",
        {},
        "This link has been used. The site or app that sent you here can give you a new one for the same verification.",
      ),
    ],
  });
}
