// @ts-check
import { h } from "./dom.js";
import { spokenLanguage, t } from "./language.js";

/**
 * Shows the choice of languages at the top of the page. What is chosen is kept in a cookie, which the server reads.
 *
 * @param {import("../open-link.js").PageData["languages"]} languages
 * @param {boolean} framed whether the page stands in another site, where only such a cookie of its own may be kept
 * @param {(language: { code: string }) => unknown} onchoose
 */
export function showLanguageSwitch(languages, framed, onchoose) {
  const select = h(
    "select",
    {
      class: "language-switch",
      "data-label": "language.label",
      "aria-label": t("language.label"),
      onchange: () => {
        const attributes = framed ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax";
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API can't set every attribute that is needed here.
        document.cookie = `emulator_language=${select.value}; Path=/; Max-Age=31536000; ${attributes}`;
        onchoose({ code: select.value });
      },
    },
    ...languages.map(({ code, tag, name }) => h("option", { value: code, lang: tag }, name)),
  );
  select.value = spokenLanguage().code;
  document.getElementById("language")?.replaceChildren(select);
}
