// @ts-check
import { asRefusal, submit } from "../api.js";
import { h, testPanel } from "../dom.js";
import { checkedForm, radioChoice, selectField } from "../form.js";
import { duration, t, textNamed } from "../language.js";
import { submissionForm } from "../submission-form.js";
import { summary } from "../summary.js";
import { showSubmitted } from "../views/outcome.js";

/** Lists the times that the checks can be made to take. */
function delays() {
  return [
    { code: "", name: t("submit.delayDefault") },
    { code: "0", name: t("submit.delayNone") },
    { code: "2000", name: duration(2, "second") },
    { code: "10000", name: duration(10, "second") },
    { code: "60000", name: duration(1, "minute") },
    { code: "300000", name: duration(5, "minute") },
  ];
}

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
    const options = failures.map(({ code }) =>
      option(code, textNamed(`failure.${code}.what`) ?? code, h("code", { dir: "ltr" }, code)),
    );
    return [h("p", { class: "legend" }, t("submit.fails", { check: t(`check.${check}`) })), ...options];
  });
  return testPanel(
    t("submit.outcomeTitle"),
    h(
      "fieldset",
      { class: "choices" },
      h("legend", { class: "visually-hidden" }, t("submit.outcome")),
      option("auto", t("submit.auto"), t("submit.autoDetail")),
      option("verified", t("submit.verified"), t("submit.verifiedDetail")),
      ...groups,
    ),
    selectField({
      name: "delayMs",
      label: t("submit.delay"),
      choices: delays(),
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
  group: "submit.title",
  fields: ["testCase", "delayMs"],
  title: () => t("submit.title"),
  complete: () => false,
  render: (page) => {
    const button = h("button", { type: "submit" }, t("submit.send"));
    let sending = false;
    const send = async () => {
      if (sending) return;
      sending = true;
      button.textContent = t("submit.sending");
      button.setAttribute("aria-disabled", "true");
      try {
        const { returnUrl } = await submit(page.data.path, submissionForm(page));
        showSubmitted(page, returnUrl);
      } catch (error) {
        sending = false;
        button.textContent = t("submit.send");
        button.removeAttribute("aria-disabled");
        const refusal = asRefusal(error);
        page.showRefusal(refusal.message, refusal.field);
      }
    };
    return [
      h("p", { class: "lead" }, t("submit.lead")),
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
