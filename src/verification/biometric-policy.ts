import { biometricLaws } from "./biometric-laws.js";

/** Decides where a way without biometrics must be offered beside the selfie. */
export class BiometricPolicy {
  readonly #countries: ReadonlySet<string>;

  /**
   * @param extraCountries what the operator adds to {@link biometricLaws}: ISO 3166-1 alpha-2, in either case. Nothing can be
   * taken away.
   */
  constructor(extraCountries: readonly string[] = []) {
    const extra = extraCountries.map((country) => country.toUpperCase());
    this.#countries = new Set([...biometricLaws.map(({ country }) => country), ...extra]);
  }

  /** All countries where an alternative must be offered, in alphabetical order. */
  get countries(): readonly string[] {
    return [...this.#countries].sort();
  }

  /** Whether an alternative must be offered. True where the country isn't known (null): the duty can't be excluded then. */
  alternativeRequired(country: string | null): boolean {
    return country === null || this.#countries.has(country.toUpperCase());
  }
}
