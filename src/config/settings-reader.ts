import { readFileSync } from "node:fs";
import type { z } from "zod";

/** Longest part of a refused value that a message repeats. */
const shownLength = 60;

/** Settings that can't be used: one line for each, with its name and what it must be. No line repeats a secret. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** Parses a setting's text. Its messages complete the sentence "NAME: must be ...". */
export type SettingSchema<T> = z.ZodType<T, string>;

/**
 * Reads settings one by one and collects what is wrong with each, so that one error lists all of them.
 *
 * A setting is an environment variable `NAME`, or a file whose path is in `NAME_FILE` (secrets mounted as files). Set but blank is an
 * error: it is almost always a template that was not filled in.
 */
export class SettingsReader {
  readonly #problems: string[] = [];
  readonly #texts = new Map<string, string | null>();

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** Returns a setting's text without surrounding white space; null where it is unset, or refused for being blank or unreadable. */
  text(name: string): string | null {
    const known = this.#texts.get(name);
    if (known !== undefined) return known;
    const text = this.#read(name);
    this.#texts.set(name, text);
    return text;
  }

  /** Returns whether a setting is given at all, be it usable or not. */
  isSet(name: string): boolean {
    return this.env[name] !== undefined || this.env[`${name}_FILE`] !== undefined;
  }

  read<T>(name: string, schema: SettingSchema<T>, fallback: NoInfer<T>): T;
  read<T, F>(name: string, schema: SettingSchema<T>, fallback: F): T | F;
  read<T, F>(name: string, schema: SettingSchema<T>, fallback: F): T | F {
    return this.#parse(name, schema, fallback, (text) => `, not ${JSON.stringify(text.slice(0, shownLength))}`);
  }

  /** Like `read`, for a value that no message may repeat: a secret, or an address that may carry a password. */
  readSecret<T, F>(name: string, schema: SettingSchema<T>, fallback: F): T | F {
    return this.#parse(name, schema, fallback, () => "");
  }

  refuse(name: string, problem: string): void {
    this.#problems.push(`${name}: ${problem}`);
  }

  /** Throws {@link ConfigError} where any setting was refused. */
  done(): void {
    if (this.#problems.length > 0) throw new ConfigError(this.#problems);
  }

  #read(name: string): string | null {
    const fileName = `${name}_FILE`;
    const [value, path] = [this.env[name], this.env[fileName]];
    if (path === undefined) return value === undefined ? null : this.#filled(name, value);
    if (value !== undefined) {
      this.refuse(fileName, `must not be set beside ${name}`);
      return null;
    }
    const filledPath = this.#filled(fileName, path);
    if (filledPath === null) return null;
    try {
      return this.#filled(fileName, readFileSync(filledPath, "utf8"), "names a file that is empty");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
      this.refuse(fileName, `can't be read (${code})`);
      return null;
    }
  }

  #filled(name: string, value: string, problem = "is set but blank: give it a value, or unset it"): string | null {
    const text = value.trim();
    if (text !== "") return text;
    this.refuse(name, problem);
    return null;
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
