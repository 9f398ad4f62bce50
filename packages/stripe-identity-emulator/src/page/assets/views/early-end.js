// @ts-check
import { asRefusal, failEarly } from "../api.js";
import { h, note } from "../dom.js";
import { notifyHost } from "../host.js";
import { icon } from "../icons.js";
import { t, withNodes } from "../language.js";

/** @typedef {"consent_declined" | "under_supported_age" | "country_not_supported" | "device_not_supported" | "abandoned"} EarlyFailureCode */

/**
 * Asks whether to end the visit for this reason, and ends it when the person says so.
 *
 * @param {import("../page.js").Page} page
 * @param {EarlyFailureCode} code
 */
export function askToEnd(page, code) {
  let ending = false;
  const finish = async () => {
    if (ending) return;
    ending = true;
    await endVisit(page, code);
    ending = false;
  };
  page.show(() => {
    const end = h("button", { type: "button", class: "danger", onclick: finish }, t(`end.${code}.yes`));
    const stay = h("button", { type: "button", class: "quiet", onclick: () => page.again() }, t(`end.${code}.no`));
    return {
      title: t(`end.${code}.ask`),
      content: [
        h("p", {}, t(`end.${code}.text`)),
        h("p", {}, t(`end.${code}.hint`)),
        h("div", { class: "actions" }, end, stay),
      ],
    };
  });
}

/** @param {import("../page.js").Page} page */
export function askToLeave(page) {
  askToEnd(page, "abandoned");
}

/**
 * @param {import("../page.js").Page} page
 * @param {EarlyFailureCode} code
 */
async function endVisit(page, code) {
  try {
    const { returnUrl } = await failEarly(page.data.path, code);
    if (page.data.framed) {
      page.forget();
      notifyHost({ event: "failed", code, message: t(`failure.${code}.what`) });
      return;
    }
    page.show(() => {
      const emblem = h("div", { class: "emblem emblem-neutral" });
      emblem.append(icon("cross"));
      const says = withNodes("page.sessionSays", { code: h("code", { dir: "ltr" }, code) });
      const back = returnUrl ? h("a", { class: "button", href: returnUrl }, t("page.returnLink")) : null;
      return {
        title: t(`end.${code}.done`),
        emblem,
        final: true,
        content: [
          h("p", {}, t(`end.${code}.after`)),
          note("", h("p", {}, ...says)),
          back ? h("p", { class: "actions" }, back) : null,
        ],
      };
    });
  } catch (error) {
    page.showRefusal(asRefusal(error).message, null);
  }
}
