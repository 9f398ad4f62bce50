import { BadRequest } from "./bad-request.js";

/** Parses a body that was read as bytes. Throws `BadRequest` if it is not JSON. */
export function readJson(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString("utf8") : "");
  } catch {
    throw new BadRequest("error.unreadable");
  }
}

/** Reads values from parsed JSON. Its errors name the field. */
export class Answers {
  readonly #values: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly prefix = "",
  ) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new BadRequest(prefix === "" ? "error.unreadable" : "error.missingPart", prefix || null);
    this.#values = Object.fromEntries(Object.entries(value));
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null;
  }

  /** Returns a reader for a part of the answers. */
  part(name: string): Answers {
    return new Answers(this.#values[name], this.field(name));
  }

  /** Returns the unchecked value. */
  value(name: string): unknown {
    return this.#values[name];
  }

  /** Returns a text without surrounding spaces. Throws if it is empty or too long. */
  text(name: string, longest = 200): string {
    const text = this.optionalText(name, longest);
    if (text === undefined) throw new BadRequest("error.empty", this.field(name));
    return text;
  }

  optionalText(name: string, longest = 200): string | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "string") throw new BadRequest("error.unreadable", this.field(name));
    const text = value.trim();
    if (text.length > longest) throw new BadRequest("error.tooLong", this.field(name), { values: { count: longest } });
    return text === "" ? undefined : text;
  }

  /** Returns one of the given choices. Throws for any other value. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.#values[name]);
    if (found === undefined) throw new BadRequest("error.choice", this.field(name));
    return found;
  }

  /** Returns a whole number within bounds, both included. Throws for any other value. */
  number(name: string, least: number, most: number): number {
    const value = this.#values[name];
    if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
      throw new BadRequest("error.number", this.field(name), { values: { least, most } });
    return value;
  }

  field(name: string): string {
    return this.prefix === "" ? name : `${this.prefix}.${name}`;
  }
}

/** Reads a date. Throws for a day that does not exist. */
export function readDate(answers: Answers, name: string): { day: number; month: number; year: number } {
  const part = answers.part(name);
  const date = {
    day: part.number("day", 1, 31),
    month: part.number("month", 1, 12),
    year: part.number("year", 1900, 2200),
  };
  const made = new Date(Date.UTC(date.year, date.month - 1, date.day));
  if (made.getUTCDate() !== date.day) throw new BadRequest("error.noSuchDay", answers.field(name));
  return date;
}
