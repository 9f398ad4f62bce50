// @ts-check
import { failEarly, Refusal } from "../api.js";
import { h, note } from "../dom.js";
import { icon } from "../icons.js";

/** @typedef {"consent_declined" | "under_supported_age" | "country_not_supported" | "device_not_supported" | "abandoned"} EarlyFailureCode */

/**
 * What the page asks before it ends the visit, and what it says afterwards.
 *
 * @type {Record<EarlyFailureCode, { ask: string, text: string[], yes: string, no: string, done: string, after: string[] }>}
 */
const words = {
  consent_declined: {
    ask: "Go on without your consent?",
    text: [
      "Without your consent nothing can be checked, and the verification ends here.",
      "Depending on where you live, the site or app that sent you may owe you another way to prove who you are, one without biometrics.",
    ],
    yes: "Decline and end",
    no: "Go back",
    done: "You declined",
    after: [
      "Nothing was collected.",
      "Ask the site or app that sent you for another way to prove who you are. Where the law asks for it, they must offer one that uses no biometrics.",
    ],
  },
  under_supported_age: {
    ask: "Are you under 18?",
    text: ["This verification is for adults only. If you are younger, it ends here and nothing is checked."],
    yes: "I am under 18",
    no: "I am 18 or older",
    done: "This verification is for adults",
    after: ["Nothing was checked. Ask the site or app that sent you whether there is another way."],
  },
  country_not_supported: {
    ask: "Is your country missing?",
    text: [
      "Documents from countries that aren't on the list can't be checked.",
      "If you have a document from a country that is on it, go back and use that one.",
    ],
    yes: "My country isn't listed",
    no: "Back to the list",
    done: "Your country isn't covered yet",
    after: ["Nothing was checked. Ask the site or app that sent you for another way to prove who you are."],
  },
  device_not_supported: {
    ask: "No camera on this device?",
    text: [
      "Pictures have to be taken with a camera, here and now.",
      "You can open the same link on a phone or another device that has one. If you have none, the verification ends here.",
    ],
    yes: "I have no camera",
    no: "Try again",
    done: "This device can't be used",
    after: ["Nothing was checked. Start again on a device with a camera, or ask for another way."],
  },
  abandoned: {
    ask: "Leave before the end?",
    text: [
      "Nothing has been sent yet. If you leave now, you can start again later from the site or app that sent you.",
    ],
    yes: "Leave",
    no: "Stay",
    done: "You left the verification",
    after: ["Nothing was sent. To go on, start again from the site or app that sent you here."],
  },
};

/**
 * Asks whether to end the visit for this reason, and ends it when told so.
 *
 * @param {import("../page.js").Page} page
 * @param {EarlyFailureCode} code
 */
export function askToEnd(page, code) {
  const { ask, text, yes, no } = words[code];
  let ending = false;
  const finish = async () => {
    if (ending) return;
    ending = true;
    await endVisit(page, code);
    ending = false;
  };
  const end = h("button", { type: "button", class: "danger", onclick: finish }, yes);
  const stay = h("button", { type: "button", class: "quiet", onclick: () => page.again() }, no);
  page.show({
    title: ask,
    content: [...text.map((line) => h("p", {}, line)), h("div", { class: "actions" }, end, stay)],
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
    const { done, after } = words[code];
    const emblem = h("div", { class: "emblem emblem-neutral" });
    emblem.append(icon("cross"));
    page.show({
      title: done,
      emblem,
      final: true,
      content: [
        ...after.map((line) => h("p", {}, line)),
        note("", h("p", {}, "The session now says ", h("code", {}, code), ".")),
        returnUrl
          ? h("p", { class: "actions" }, h("a", { class: "button", href: returnUrl }, "Back to where I came from"))
          : null,
      ],
    });
  } catch (error) {
    page.showRefusal(error instanceof Refusal ? error.message : "Something went wrong. Try again.", null);
  }
}
