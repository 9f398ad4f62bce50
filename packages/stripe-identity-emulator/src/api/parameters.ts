import { type FormParts, type FormValue, isList } from "./form.js";
import { badRequest } from "./stripe-error.js";

/** Reads one parameter; `name` is its full name in Stripe's form, such as `options[document][allowed_types][0]`. */
export interface Parameter<T> {
  read(value: FormValue, name: string): T;
  /** Returns the value of a parameter that was not sent. Throws 400 for a required one. */
  absent(name: string): T;
}

export type ParameterType<P> = P extends Parameter<infer T> ? T : never;
type Fields = Record<string, Parameter<unknown>>;
export type FieldTypes<F extends Fields> = { [K in keyof F]: ParameterType<F[K]> };

/** The usual limit of a text parameter at Stripe (Stripe OpenAPI: maxLength). */
const longestText = 5000;

function required<T>(read: Parameter<T>["read"]): Parameter<T> {
  return {
    read,
    absent: (name) => {
      throw badRequest(`Missing required param: ${name}.`, name, "parameter_missing");
    },
  };
}

/** Accepts a missing parameter, as undefined. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return { read: parameter.read, absent: () => undefined };
}

/** Accepts an empty text, as null: it clears the field. */
export function emptyable<T>(parameter: Parameter<T>): Parameter<T | null> {
  return { read: (value, name) => (value === "" ? null : parameter.read(value, name)), absent: parameter.absent };
}

export function text(longest = longestText): Parameter<string> {
  return required((value, name) => {
    if (typeof value !== "string") throw badRequest(`Invalid string: ${JSON.stringify(value)}`, name);
    if (value === "") {
      throw badRequest(
        `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
        name,
        "parameter_invalid_empty",
      );
    }
    if (value.length > longest) {
      throw badRequest(`Invalid string: ${value.slice(0, 20)}...; must be at most ${longest} characters`, name);
    }
    return value;
  });
}

export function oneOf<const T extends string>(values: readonly T[]): Parameter<T> {
  return required((value, name) => {
    const known = values.find((candidate) => candidate === value);
    if (known !== undefined) return known;
    const choices =
      values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values[values.length - 1]}`;
    throw badRequest(`Invalid ${name}: must be one of ${choices}`, name);
  });
}

export const boolean: Parameter<boolean> = required((value, name) => {
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw badRequest(`Invalid boolean: ${JSON.stringify(value)}`, name);
});

export function integer(least = 0, most = Number.MAX_SAFE_INTEGER): Parameter<number> {
  return required((value, name) => {
    if (typeof value !== "string" || !/^-?\d{1,16}$/.test(value)) {
      throw badRequest(
        `Invalid integer: ${typeof value === "string" ? value : JSON.stringify(value)}`,
        name,
        "parameter_invalid_integer",
      );
    }
    const number = Number(value);
    if (number < least)
      throw badRequest(`This value must be greater than or equal to ${least}.`, name, "parameter_invalid_integer");
    if (number > most)
      throw badRequest(`This value must be less than or equal to ${most}.`, name, "parameter_invalid_integer");
    return number;
  });
}

/** Reads a list in any of the forms `a[]=`, `a[0]=`, or with the name repeated. */
export function list<T>(item: Parameter<T>, most = Number.MAX_SAFE_INTEGER): Parameter<T[]> {
  return required((value, name) => {
    if (value === "") return [];
    if (typeof value === "string" || !isList(value)) throw badRequest("Invalid array", name);
    const entries = Object.entries(value).sort(([a], [b]) => Number(a) - Number(b));
    if (entries.length > most) throw badRequest(`You can pass at most ${most} values for ${name}.`, name);
    return entries.map(([, part], index) => item.read(part, `${name}[${index}]`));
  });
}

/** Reads a fixed set of named parameters. Throws 400 for any other name, as Stripe does. */
export function fields<F extends Fields>(shape: F): Parameter<FieldTypes<F>> {
  return required((value, name) => {
    if (typeof value === "string") throw badRequest("Invalid object", name);
    return readFields(shape, value, name);
  });
}

/** Reads the parameters of a request, like `fields` at the top level. */
export function readParameters<F extends Fields>(shape: F, parts: FormParts): FieldTypes<F> {
  return readFields(shape, parts, "");
}

function readFields<F extends Fields>(shape: F, parts: FormParts, prefix: string): FieldTypes<F> {
  const place = (name: string) => (prefix === "" ? name : `${prefix}[${name}]`);
  for (const name of Object.keys(parts)) {
    if (!Object.hasOwn(shape, name)) {
      throw badRequest(`Received unknown parameter: ${place(name)}`, place(name), "parameter_unknown");
    }
  }
  const result: Partial<FieldTypes<F>> = {};
  for (const [name, parameter] of Object.entries(shape)) {
    const value = parts[name];
    const read = value === undefined ? parameter.absent(place(name)) : parameter.read(value, place(name));
    Object.assign(result, { [name]: read });
  }
  return complete<FieldTypes<F>>(result);
}

/** Returns the object as complete: the caller has set every field. */
function complete<T>(partial: Partial<T>): T {
  return partial as T;
}

/** A time range with bounds in unix seconds. */
export interface TimeRange {
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
}

const bounds = fields({
  gt: optional(integer()),
  gte: optional(integer()),
  lt: optional(integer()),
  lte: optional(integer()),
});

export const timeRange: Parameter<TimeRange> = required((value, name) => {
  if (typeof value !== "string") return bounds.read(value, name);
  const at = integer().read(value, name);
  return { gte: at, lte: at };
});

export function inRange(seconds: number, range: TimeRange | undefined): boolean {
  if (range === undefined) return true;
  return (
    (range.gt === undefined || seconds > range.gt) &&
    (range.gte === undefined || seconds >= range.gte) &&
    (range.lt === undefined || seconds < range.lt) &&
    (range.lte === undefined || seconds <= range.lte)
  );
}
