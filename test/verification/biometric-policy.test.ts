import countries from "i18n-iso-countries";
import { describe, expect, it } from "vitest";
import { biometricLaws } from "../../src/verification/biometric-laws.js";
import { BiometricPolicy } from "../../src/verification/biometric-policy.js";

const union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const unionTerritories = "AX GF GP MF MQ RE YT".split(" ");
const economicArea = ["IS", "LI", "NO"];
const others = ["CA", "CH", "GB", "GG", "GI", "IM", "JE"];
const required = [...union, ...unionTerritories, ...economicArea, ...others].sort();
const isoCodes = Object.keys(countries.getAlpha2Codes());

describe("an alternative to biometrics", () => {
  const policy = new BiometricPolicy([]);

  it("is required in the 27 countries of the Union, its territories, the economic area and seven others only", () => {
    expect(union).toHaveLength(27);
    expect(isoCodes.filter((code) => policy.alternativeRequired(code)).sort()).toEqual(required);
    expect(policy.countries).toEqual(required);
  });

  it.each(["US", "BR", "IN", "JP", "TR", "PR", "HK"])("is not required in %s", (country) => {
    expect(policy.alternativeRequired(country)).toBe(false);
  });

  it("is required where the country is unknown", () => expect(policy.alternativeRequired(null)).toBe(true));

  it.each(["de", "De", "DE"])("is required in Germany, written as %s", (country) => {
    expect(policy.alternativeRequired(country)).toBe(true);
  });

  it("is also required in the operator's countries", () => {
    const wider = new BiometricPolicy(["us", "BR", "DE"]);
    expect(wider.alternativeRequired("US")).toBe(true);
    expect(wider.alternativeRequired("br")).toBe(true);
    expect(wider.countries).toEqual([...required, "BR", "US"].sort());
    expect(policy.alternativeRequired("US")).toBe(false);
  });

  it("has a law and a source for each country", () => {
    expect(biometricLaws.map(({ country }) => country).sort()).toEqual(required);
    for (const { country, law, source } of biometricLaws) {
      expect(isoCodes, country).toContain(country);
      expect(law.length, country).toBeGreaterThan(20);
      expect(source, country).toMatch(/^[A-Z].*\.$/);
    }
  });
});
