// @ts-check
import { hasHost, notifyHost } from "./host.js";
import { speak } from "./language.js";
import { showLanguageSwitch } from "./language-switch.js";

const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
speak(data.language);
// In a modal there is nothing to go on with: the site around closes it.
if (data.framed && hasHost()) notifyHost({ event: "refused", error: data.refusal });
showLanguageSwitch(data.languages, data.framed, () => location.reload());
