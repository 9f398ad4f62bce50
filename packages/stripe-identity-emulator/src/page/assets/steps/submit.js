// @ts-check
import { Refusal, submit } from "../api.js";
import { h, testPanel } from "../dom.js";
import { checkedForm, radioChoice, selectField } from "../form.js";
import { submissionForm } from "../submission-form.js";
import { summary } from "../summary.js";
import { showSubmitted } from "../views/outcome.js";

const delays = [
  { code: "", name: "As the emulator is set" },
  { code: "0", name: "None: decided at once" },
  { code: "2000", name: "2 seconds" },
  { code: "10000", name: "10 seconds" },
  { code: "60000", name: "1 minute" },
  { code: "300000", name: "5 minutes" },
];

/** @type {Record<string, string>} */
const checkNames = {
  document: "Document",
  selfie: "Selfie",
  id_number: "ID number",
  address: "Address",
  phone: "Phone",
  email: "Email",
};

/** @param {import("../page.js").Page} page */
function testCases(page) {
  const { visit, data } = page;
  /** @param {string} value @param {string} label @param {Node | string} detail */
  const option = (value, label, detail) =>
    radioChoice({
      name: "testCase",
      value,
      label,
      detail,
      compact: true,
      checked: visit.testCase === value,
      onchoose: (chosen) => {
        visit.testCase = chosen;
        page.save();
      },
    });
  const groups = data.session.checks.flatMap((check) => {
    const failures = data.failures.filter((failure) => failure.check === check);
    if (failures.length === 0) return [];
    const options = failures.map(({ code, what }) => option(code, what, h("code", {}, code)));
    return [h("p", { class: "legend" }, `${checkNames[check]} fails`), ...options];
  });
  return testPanel(
    "Choose the outcome",
    h(
      "fieldset",
      { class: "choices" },
      h("legend", { class: "visually-hidden" }, "Outcome"),
      option("auto", "Judge what I gave", "By the specimens and answers"),
      option("verified", "Verified", "Every check passes, whatever was given"),
      ...groups,
    ),
    selectField({
      name: "delayMs",
      label: "How long the checks take",
      choices: delays,
      value: visit.delayMs,
      onvalue: (value) => {
        visit.delayMs = value;
        page.save();
      },
    }),
  );
}

/** The last look at everything, the outcome wanted, and off it goes. @type {import("../page.js").Step} */
export const submitStep = {
  id: "submit",
  group: "Check and send",
  fields: ["testCase", "delayMs"],
  title: () => "Check and send",
  complete: () => false,
  render: (page) => {
    const button = h("button", { type: "submit" }, "Send");
    let sending = false;
    const send = async () => {
      if (sending) return;
      sending = true;
      button.textContent = "Sending…";
      button.setAttribute("aria-disabled", "true");
      try {
        const { returnUrl } = await submit(page.data.path, submissionForm(page));
        showSubmitted(page, returnUrl);
      } catch (error) {
        sending = false;
        button.textContent = "Send";
        button.removeAttribute("aria-disabled");
        const refusal = error instanceof Refusal ? error : new Refusal("Something went wrong. Try again.", null, 0);
        page.showRefusal(refusal.message, refusal.field);
      }
    };
    return [
      h("p", { class: "lead" }, "Is all of this right? After sending it can't be changed."),
      summary(page),
      checkedForm(
        page,
        { check: () => [], onvalid: send },
        testCases(page),
        h("div", { class: "actions actions-sticky" }, button),
      ),
    ];
  },
};
