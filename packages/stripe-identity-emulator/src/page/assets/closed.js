// @ts-check
import { speak } from "./language.js";
import { showLanguageSwitch } from "./language-switch.js";

const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
speak(data.language);
showLanguageSwitch(data.languages, data.framed, () => location.reload());
