import countries from "i18n-iso-countries";
import { describe, expect, it } from "vitest";
import { biometricLaws } from "../../src/verification/biometric-laws.js";
import { BiometricPolicy } from "../../src/verification/biometric-policy.js";

const union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const unionsTerritories = "AX GF GP MF MQ RE YT".split(" ");
const economicArea = ["IS", "LI", "NO"];
const others = ["CA", "CH", "GB", "GG", "GI", "IM", "JE"];
const owed = [...union, ...unionsTerritories, ...economicArea, ...others].sort();
const isoCodes = Object.keys(countries.getAlpha2Codes());

describe("where an alternative to biometrics must be offered", () => {
  const policy = new BiometricPolicy([]);

  it("is the Union of 27, its territories, the economic area and seven others, and nowhere else", () => {
    expect(union).toHaveLength(27);
    expect(isoCodes.filter((code) => policy.alternativeRequired(code)).sort()).toEqual(owed);
    expect(policy.countries).toEqual(owed);
  });

  it.each(["US", "BR", "IN", "JP", "TR", "PR", "HK"])("does not say so of %s", (country) => {
    expect(policy.alternativeRequired(country)).toBe(false);
  });

  it("is where the country isn't known", () => expect(policy.alternativeRequired(null)).toBe(true));

  it.each(["de", "De", "DE"])("takes %s for Germany", (country) => {
    expect(policy.alternativeRequired(country)).toBe(true);
  });

  it("is where the operator says so, besides", () => {
    const wider = new BiometricPolicy(["us", "BR", "DE"]);
    expect(wider.alternativeRequired("US")).toBe(true);
    expect(wider.alternativeRequired("br")).toBe(true);
    expect(wider.countries).toEqual([...owed, "BR", "US"].sort());
    expect(policy.alternativeRequired("US")).toBe(false);
  });

  it("has one law and one source for each country", () => {
    expect(biometricLaws.map(({ country }) => country).sort()).toEqual(owed);
    for (const { country, law, source } of biometricLaws) {
      expect(isoCodes, country).toContain(country);
      expect(law.length, country).toBeGreaterThan(20);
      expect(source, country).toMatch(/^[A-Z].*\.$/);
    }
  });
});
