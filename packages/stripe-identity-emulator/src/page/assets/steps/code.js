// @ts-check
import { asRefusal, sendCode } from "../api.js";
import { h, testPanel } from "../dom.js";
import { checkedForm, textField } from "../form.js";
import { t, withNodes } from "../language.js";

const words = {
  phone: /** @type {const} */ ({
    title: "code.phoneTitle",
    label: "code.phoneLabel",
    hint: "code.phoneHint",
    empty: "code.phoneEmpty",
    change: "code.phoneChange",
    decline: "code.phoneDecline",
    type: "tel",
  }),
  email: /** @type {const} */ ({
    title: "code.emailTitle",
    label: "code.emailLabel",
    hint: "code.emailHint",
    empty: "code.emailEmpty",
    change: "code.emailChange",
    decline: "code.emailDecline",
    type: "email",
  }),
};

/**
 * A step that sends a one-time code and asks for it.
 *
 * @param {"phone" | "email"} channel
 * @returns {import("../page.js").Step}
 */
export function codeStep(channel) {
  return {
    id: channel,
    group: `check.${channel}`,
    fields: [channel],
    title: () => t(words[channel].title),
    complete: ({ visit: { [channel]: answer } }) => answer.sentTo !== "" && (answer.code !== "" || answer.declined),
    render: (page) => (page.visit[channel].sentTo === "" ? askForTarget(page, channel) : askForCode(page, channel)),
  };
}

/** @param {import("../page.js").Page} page @param {"phone" | "email"} channel */
async function send(page, channel) {
  const answer = page.visit[channel];
  try {
    const { code } = await sendCode(page.data.path, channel, answer.to);
    Object.assign(answer, { sentTo: answer.to, testCode: code, code: "", declined: false });
    page.again();
    page.announce(t("code.announced", { to: answer.to }));
  } catch (error) {
    const refusal = asRefusal(error);
    page.showRefusal(refusal.message, refusal.field === "to" ? `${channel}.${channel}` : refusal.field);
  }
}

/** @param {import("../page.js").Page} page @param {"phone" | "email"} channel */
function askForTarget(page, channel) {
  const answer = page.visit[channel];
  const { label, hint, empty, type } = words[channel];
  const field = `${channel}.${channel}`;
  return [
    h("p", { class: "lead" }, t("code.lead")),
    checkedForm(
      page,
      { check: () => (answer.to === "" ? [{ field, message: t(empty) }] : []), onvalid: () => send(page, channel) },
      textField({
        name: field,
        label: t(label),
        hint: t(hint, { example: page.data.examples[channel] }),
        type,
        autocomplete: type,
        dir: "ltr",
        value: answer.to,
        onvalue: (value) => {
          answer.to = value.trim();
          page.save();
        },
      }),
      h("div", { class: "actions" }, h("button", { type: "submit" }, t("code.send"))),
    ),
  ];
}

/** @param {import("../page.js").Page} page @param {"phone" | "email"} channel */
function askForCode(page, channel) {
  const answer = page.visit[channel];
  const field = `${channel}.code`;
  const check = () => (/^[\d\s-]{4,12}$/.test(answer.code) ? [] : [{ field, message: t("error.code") }]);
  const code = textField({
    name: field,
    label: t("code.label"),
    value: answer.code,
    inputmode: "numeric",
    autocomplete: "one-time-code",
    maxlength: 12,
    dir: "ltr",
    onvalue: (value) => {
      answer.code = value.trim();
      answer.declined = false;
      page.save();
    },
  });
  code.classList.add("code-field");
  const change = () => {
    answer.sentTo = "";
    page.again();
  };
  const decline = () => {
    Object.assign(answer, { code: "", declined: true });
    page.next();
  };
  const sentTo = h("strong", { dir: "ltr", class: "isolated" }, answer.sentTo);
  const testCode = h("span", { class: "test-code isolated", dir: "ltr" }, answer.testCode);
  return [
    h("p", { class: "lead" }, ...withNodes("code.sent", { to: sentTo })),
    checkedForm(
      page,
      { check, onvalid: () => page.next() },
      testPanel(t("code.testTitle"), h("p", {}, ...withNodes("code.testCode", { code: testCode }))),
      code,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "submit" }, t("page.continue")),
        h("button", { type: "button", class: "quiet", onclick: () => send(page, channel) }, t("code.another")),
      ),
      h(
        "div",
        { class: "actions actions-plain" },
        h("button", { type: "button", class: "plain", onclick: change }, t(words[channel].change)),
        h("button", { type: "button", class: "plain", onclick: decline }, t(words[channel].decline)),
      ),
    ),
  ];
}
