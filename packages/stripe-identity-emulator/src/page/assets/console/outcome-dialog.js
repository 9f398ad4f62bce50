// @ts-check
import { h } from "../dom.js";
import { selectField } from "../form.js";
import { ControlRefusal, failSession, submitOutcomes } from "./records.js";

/** @type {Record<string, string>} */
const checkNames = {
  document: "Document",
  selfie: "Selfie",
  id_number: "ID number",
  address: "Address",
  phone: "Phone",
  email: "Email",
};

/**
 * Asks for an outcome of a session and submits it.
 *
 * @param {import("../../console.js").ConsoleData} data
 * @param {import("./records.js").SessionRow} session
 * @param {(message: string) => void} done
 */
export function openOutcomeDialog(data, session, done) {
  /** @type {Record<string, string>} */
  const outcomes = {};
  const early = { code: data.earlyFailures[0]?.code ?? "" };
  const delay = { ms: "0" };
  const trouble = h("p", { class: "error", role: "alert" });
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title", onclose: () => dialog.remove() });

  const fields = session.checks.map((check) => {
    outcomes[check] = "verified";
    const failures = data.failures[check] ?? [];
    return selectField({
      name: check,
      label: checkNames[check] ?? check,
      value: "verified",
      choices: [
        { code: "verified", name: "Verified" },
        ...failures.map(({ code, what }) => ({ code, name: `${code}: ${what}` })),
      ],
      onvalue: (value) => {
        outcomes[check] = value;
      },
    });
  });

  /** @param {() => Promise<unknown>} act @param {string} message */
  const attempt = async (act, message) => {
    try {
      await act();
      dialog.close();
      done(message);
    } catch (error) {
      trouble.textContent = error instanceof ControlRefusal ? error.message : "Something went wrong.";
    }
  };

  const submission = h(
    "form",
    {
      class: "actions-form",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        attempt(
          () => submitOutcomes(session.id, { ...outcomes, delay_ms: Number(delay.ms) }),
          `${session.id} was submitted.`,
        );
      },
    },
    h("h3", {}, "What a submission brings"),
    ...fields,
    selectField({
      name: "delay",
      label: "How long the checks take",
      value: delay.ms,
      choices: [
        { code: "0", name: "Decided at once" },
        { code: "2000", name: "2 seconds" },
        { code: "10000", name: "10 seconds" },
        { code: "60000", name: "1 minute" },
      ],
      onvalue: (value) => {
        delay.ms = value;
      },
    }),
    h("button", { type: "submit" }, "Submit"),
  );
  const failure = h(
    "form",
    {
      class: "actions-form",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        attempt(() => failSession(session.id, early.code), `${session.id} failed before a submission.`);
      },
    },
    h("h3", {}, "Or it fails before a submission"),
    selectField({
      name: "early",
      label: "Reason",
      value: early.code,
      choices: data.earlyFailures.map(({ code, what }) => ({ code, name: `${code}: ${what}` })),
      onvalue: (value) => {
        early.code = value;
      },
    }),
    h("button", { type: "submit", class: "quiet" }, "Fail"),
  );
  dialog.append(
    h("h2", { id: "dialog-title" }, "Outcome of ", h("code", {}, session.id)),
    trouble,
    submission,
    failure,
    h("button", { type: "button", class: "plain", onclick: () => dialog.close() }, "Close"),
  );
  document.body.append(dialog);
  dialog.showModal();
}
