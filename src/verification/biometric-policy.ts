import { biometricLaws } from "./biometric-laws.js";

/** Decides in which countries an alternative without biometrics must be offered beside the selfie. */
export class BiometricPolicy {
  readonly #countries: ReadonlySet<string>;

  /**
   * @param extraCountries countries that the operator adds to those of {@link biometricLaws}: ISO 3166-1 alpha-2, in either case.
   * No country can be removed.
   */
  constructor(extraCountries: readonly string[] = []) {
    const extra = extraCountries.map((country) => country.toUpperCase());
    this.#countries = new Set([...biometricLaws.map(({ country }) => country), ...extra]);
  }

  /** Returns all countries where an alternative must be offered, in alphabetical order. */
  get countries(): readonly string[] {
    return [...this.#countries].sort();
  }

  /** Returns true where an alternative must be offered, and for an unknown country (null), where the duty can't be excluded. */
  alternativeRequired(country: string | null): boolean {
    return country === null || this.#countries.has(country.toUpperCase());
  }
}
