// @ts-check
import { hasHost, notifyHost } from "./host.js";
import { learn, speak } from "./language.js";
import { showLanguageSwitch } from "./language-switch.js";
import { Page } from "./page.js";
import { addressStep } from "./steps/address.js";
import { captureStep } from "./steps/capture.js";
import { codeStep } from "./steps/code.js";
import { documentStep } from "./steps/document.js";
import { idNumberStep } from "./steps/id-number.js";
import { submitStep } from "./steps/submit.js";
import { welcomeStep } from "./steps/welcome.js";
import { askToLeave } from "./views/early-end.js";

/** Documents with something on their other side. */
const twoSided = ["id_card", "driving_license"];

const front = captureStep("front");
const back = captureStep("back");
const selfie = captureStep("selfie");
const phone = codeStep("phone");
const email = codeStep("email");

/**
 * The steps of this session, in the order of its checks.
 *
 * @param {Page} page
 * @returns {import("./page.js").Step[]}
 */
function steps(page) {
  const document = twoSided.includes(page.visit.documentType) ? [documentStep, front, back] : [documentStep, front];
  const byCheck = {
    document,
    selfie: [selfie],
    id_number: [idNumberStep],
    address: [addressStep],
    phone: [phone],
    email: [email],
  };
  return [welcomeStep, ...page.data.session.checks.flatMap((check) => byCheck[check]), submitStep];
}

const block = document.getElementById("page-data")?.textContent;
if (block) {
  /** @type {import("./page.js").PageData} */
  const data = JSON.parse(block);
  speak(data.language);
  const page = new Page({ ...data, framed: data.framed && hasHost() }, steps, askToLeave);
  showLanguageSwitch(data.languages, data.framed, async (language) => {
    await learn(language);
    page.redraw();
  });
  page.start();
  if (page.data.framed) {
    document.documentElement.classList.add("framed");
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) notifyHost({ event: "escape" });
    });
  }
}
