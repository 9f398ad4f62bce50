import type { z } from "zod";

/** Longest piece of a refused value that is repeated. */
const shownLength = 60;

/** Settings that can't be used: one line for each, that names it and what it may be. No line repeats a secret. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** A schema for a variable's text. Its messages complete the sentence "NAME: must be ...". */
export type SettingSchema<T> = z.ZodType<T, string>;

/** Reads variables one by one and gathers what is wrong with each, so that all is told at once. */
export class SettingsReader {
  readonly #problems: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** A variable's text; null where it is unset or blank. */
  text(name: string): string | null {
    return this.env[name]?.trim() || null;
  }

  read<T>(name: string, schema: SettingSchema<T>, fallback: NoInfer<T>): T;
  read<T, F>(name: string, schema: SettingSchema<T>, fallback: F): T | F;
  read<T, F>(name: string, schema: SettingSchema<T>, fallback: F): T | F {
    return this.#parse(name, schema, fallback, (text) => `, not ${JSON.stringify(text.slice(0, shownLength))}`);
  }

  /** As `read`, for what must not be repeated: a secret, or an address that may carry a password. */
  readSecret<T, F>(name: string, schema: SettingSchema<T>, fallback: F): T | F {
    return this.#parse(name, schema, fallback, () => "");
  }

  refuse(name: string, problem: string): void {
    this.#problems.push(`${name}: ${problem}`);
  }

  /** Throws {@link ConfigError} where anything was wrong. */
  done(): void {
    if (this.#problems.length > 0) throw new ConfigError(this.#problems);
  }

  #parse<T, F>(name: string, schema: SettingSchema<T>, fallback: F, repeated: (text: string) => string): T | F {
    const text = this.text(name);
    if (text === null) return fallback;
    const { success, data, error } = schema.safeParse(text);
    if (success) return data;
    for (const issue of error.issues) this.refuse(name, `${issue.message}${repeated(text)}`);
    return fallback;
  }
}
