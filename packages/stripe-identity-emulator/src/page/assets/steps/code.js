// @ts-check
import { Refusal, sendCode } from "../api.js";
import { h, testPanel } from "../dom.js";
import { checkedForm, textField } from "../form.js";

const words = {
  phone: {
    group: "Phone",
    title: "Confirm your phone",
    label: "Phone number",
    hint: "With the country code, such as +1 555 010 0100",
    empty: "Enter your phone number.",
    type: "tel",
    autocomplete: "tel",
  },
  email: {
    group: "Email",
    title: "Confirm your email",
    label: "Email address",
    hint: "Such as name@example.com",
    empty: "Enter your email address.",
    type: "email",
    autocomplete: "email",
  },
};

/**
 * A step that sends a one-time code and asks for it.
 *
 * @param {"phone" | "email"} channel
 * @returns {import("../page.js").Step}
 */
export function codeStep(channel) {
  const { group, title } = words[channel];
  return {
    id: channel,
    group,
    fields: [channel],
    title: () => title,
    complete: ({ visit }) => visit[channel].sentTo !== "" && visit[channel].code !== "",
    render: (page) => (page.visit[channel].sentTo === "" ? askForTarget(page, channel) : askForCode(page, channel)),
  };
}

/** @param {import("../page.js").Page} page @param {"phone" | "email"} channel */
async function send(page, channel) {
  const answer = page.visit[channel];
  try {
    const { code } = await sendCode(page.data.path, channel, answer.to);
    Object.assign(answer, { sentTo: answer.to, testCode: code, code: "" });
    page.again();
    page.announce(`A code was sent to ${answer.to}.`);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal("Something went wrong. Try again.", null, 0);
    page.showRefusal(refusal.message, refusal.field === "to" ? `${channel}.${channel}` : refusal.field);
  }
}

/** @param {import("../page.js").Page} page @param {"phone" | "email"} channel */
function askForTarget(page, channel) {
  const answer = page.visit[channel];
  const { label, hint, empty, type, autocomplete } = words[channel];
  const field = `${channel}.${channel}`;
  return [
    h("p", { class: "lead" }, "We send a code to it, which you enter in the next step."),
    checkedForm(
      page,
      { check: () => (answer.to === "" ? [{ field, message: empty }] : []), onvalid: () => send(page, channel) },
      textField({
        name: field,
        label,
        hint,
        type,
        autocomplete,
        value: answer.to,
        onvalue: (value) => {
          answer.to = value.trim();
          page.save();
        },
      }),
      h("div", { class: "actions" }, h("button", { type: "submit" }, "Send the code")),
    ),
  ];
}

/** @param {import("../page.js").Page} page @param {"phone" | "email"} channel */
function askForCode(page, channel) {
  const answer = page.visit[channel];
  const field = `${channel}.code`;
  const check = () => (/^[\d\s-]{4,12}$/.test(answer.code) ? [] : [{ field, message: "Enter the code in digits." }]);
  const code = textField({
    name: field,
    label: "Code",
    value: answer.code,
    inputmode: "numeric",
    autocomplete: "one-time-code",
    maxlength: 12,
    onvalue: (value) => {
      answer.code = value.trim();
      page.save();
    },
  });
  code.classList.add("code-field");
  const change = () => {
    answer.sentTo = "";
    page.again();
  };
  return [
    h("p", { class: "lead" }, "We sent a code to ", h("strong", {}, answer.sentTo), "."),
    checkedForm(
      page,
      { check, onvalid: () => page.next() },
      testPanel("No message is sent", h("p", {}, "The code is ", h("span", { class: "test-code" }, answer.testCode))),
      code,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "submit" }, "Continue"),
        h("button", { type: "button", class: "quiet", onclick: () => send(page, channel) }, "Send another code"),
        h(
          "button",
          { type: "button", class: "plain", onclick: change },
          channel === "phone" ? "Change the number" : "Change the address",
        ),
      ),
    ),
  ];
}
