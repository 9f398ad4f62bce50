// @ts-check
import { asRefusal, openModal } from "../api.js";
import { hasHost, notifyHost } from "../host.js";
import { speak } from "../language.js";

const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
speak(data.language);

/** Exchanges the client secret for a visit, once the site around has sent it. */
addEventListener("message", async ({ source, data }) => {
  if (source !== parent || typeof data?.clientSecret !== "string") return;
  try {
    const { path } = await openModal(data.clientSecret, data.livemode === true);
    location.replace(`${path}${location.search}`);
  } catch (error) {
    const { code, message } = asRefusal(error);
    notifyHost({ event: "refused", error: { message, ...(code === undefined ? {} : { code }) } });
  }
});
if (hasHost()) notifyHost({ event: "ready" });
