import { readFileSync } from "node:fs";
import countries from "i18n-iso-countries";
import { describe, expect, it } from "vitest";
import { countriesOf, isCovered } from "../../src/verification/check-coverage.js";
import { CheckKind } from "../../src/verification/check-kind.js";
import { isSelfieCovered, selfieCountries } from "../../src/verification/selfie-coverage.js";

/** The countries as listed on Stripe's page "Verification checks" in Indonesian, in the order of the page. */
const pageInIndonesian = `
  Afrika Selatan, Albania, Aljazair, Amerika Serikat, Arab Saudi, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahama,
  Bahrain, Bangladesh, Belanda, Belarus, Belgia, Benin, Bolivia, Brasil, Britania Raya, Bulgaria, Cile, Côte d’Ivoire, Denmark,
  Ekuador, El Salvador, Estonia, Filipina, Finlandia, Georgia, Ghana, Guatemala, Haiti, Honduras, Hong Kong, Hungaria, India,
  Indonesia, Irak, Irlandia, Israel, Italia, Jamaika, Jepang, Jerman, Jersey, Kamerun, Kanada, Kazakstan, Kenya, Kolombia,
  Korea Selatan, Kosta Rika, Kroasia, Kuwait, Latvia, Lebanon, Liechtenstein, Lituania, Luksemburg, Makedonia Utara, Malaysia,
  Malta, Maroko, Mauritius, Meksiko, Mesir, Moldova, Mongolia, Myanmar (Burma), Nepal, Nigeria, Norwegia, Pakistan, Panama,
  Paraguay, Peru, Polandia, Portugal, Prancis, Puerto Riko, Republik Ceko, Republik Dominika, Rumania, Rusia, Selandia Baru,
  Serbia, Singapura, Siprus, Slovakia, Slovenia, Spanyol, Sri Lanka, Swedia, Swiss, Taiwan, Thailand, Tiongkok, Tunisia, Turki,
  Uganda, Ukraina, Uni Emirat Arab, Uruguay, Uzbekistan, Venezuela, Vietnam, Wilayah Palestina, Yordania, Yunani`;

/** Names that are spelled differently in the Unicode locale data of some versions of Node. */
const otherSpellings = new Map([
  ["Britania Raya", "GB"],
  ["Hong Kong", "HK"],
  ["Kazakstan", "KZ"],
  ["Republik Ceko", "CZ"],
]);

const isoCodes = Object.keys(countries.getAlpha2Codes()).sort();

/** Returns the longest list of countries in Stripe's SDK: those to which Checkout can ship. */
function countriesOfCheckout(): string[] {
  const file = new URL("../../node_modules/stripe/esm/resources/Checkout/Sessions.d.ts", import.meta.url);
  const union = readFileSync(file, "utf8").match(/type AllowedCountry = (.*);/)?.[1] ?? "";
  return [...union.matchAll(/'([A-Z]{2})'/g)].map(([, code = ""]) => code);
}

describe("the coverage of the selfie check", () => {
  it("equals the list on Stripe's page, name by name", () => {
    const inIndonesian = new Intl.DisplayNames(["id"], { type: "region" });
    const codes = new Map(isoCodes.map((code) => [inIndonesian.of(code), code]));
    const names = pageInIndonesian.split(",").map((name) => name.trim());
    const ofPage = names.map((name) => otherSpellings.get(name) ?? codes.get(name) ?? `${name}?`);
    expect(names).toHaveLength(110);
    expect(ofPage.sort()).toEqual(selfieCountries);
  });

  it("consists of 110 different codes of ISO 3166-1 in alphabetical order", () => {
    expect(selfieCountries).toHaveLength(110);
    expect(selfieCountries).toEqual([...new Set(selfieCountries)].sort());
    expect(selfieCountries.filter((code) => !isoCodes.includes(code))).toEqual([]);
  });

  it("contains the 110 and no other code of ISO 3166-1 or of Stripe's SDK", () => {
    const all = [...new Set([...isoCodes, ...countriesOfCheckout()])];
    const available = all.filter(isSelfieCovered);
    const others = all.filter((code) => !isSelfieCovered(code));
    console.log(`selfie: ${available.length} of 110 available, ${others.length} of ${all.length} codes unavailable`);
    expect(isoCodes.length).toBeGreaterThanOrEqual(249);
    expect(countriesOfCheckout().length).toBeGreaterThan(230);
    expect(available.sort()).toEqual(selfieCountries);
    expect(available.length + others.length).toBe(all.length);
  });

  it.each("AD AF BA CU ET FO GG IM IR IS KH KG LA ME MO SM SN SY VA XK".split(" "))("does not contain %s", (code) => {
    expect(isSelfieCovered(code)).toBe(false);
  });

  it.each(["PR", "HK", "TW", "JE", "PS", "us", "Us"])("contains %s", (code) =>
    expect(isSelfieCovered(code)).toBe(true));

  it.each(["", "USA", "UK", "EU", "U", " US"])("does not contain %j, which is no country", (code) =>
    expect(isSelfieCovered(code)).toBe(false));
});

describe("the coverage of each check", () => {
  it.each<[CheckKind, number | null]>([
    ["DOCUMENT", 110],
    ["SELFIE", 110],
    ["ID_NUMBER", 1],
    ["ADDRESS", 30],
    ["PHONE", 1],
    ["EMAIL", null],
  ])("%s: %s countries", (check, count) => {
    expect(countriesOf(check)?.length ?? null).toBe(count);
    expect(isoCodes.filter((code) => isCovered(check, code)).length).toBe(count ?? 0);
    expect(isCovered(check, "us")).toBe(count === null ? null : true);
    expect(isCovered(check, "AQ")).toBe(count === null ? null : false);
  });

  it("consists of codes in alphabetical order for every check", () => {
    for (const check of Object.values(CheckKind)) {
      const covered = countriesOf(check) ?? [];
      expect(covered).toEqual([...new Set(covered)].sort());
      expect(covered.filter((code) => !isoCodes.includes(code))).toEqual([]);
    }
  });
});
