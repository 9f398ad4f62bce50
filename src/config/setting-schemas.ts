// The codes alone: the package's entry point reads the names in every language as well.
import countries from "i18n-iso-countries/index.js";
import { z } from "zod";
import { tenantName, tenantNameRule } from "./credentials.js";

/** A whole number within bounds; `unit` says of what. */
export function wholeNumber(least: number, most: number, unit = "") {
  const rule = `must be a whole number${unit && ` of ${unit}`} from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, rule)
    .transform(Number)
    .refine((value) => value >= least && value <= most, rule);
}

export const port = wholeNumber(0, 65_535);

const switchPositions = new Map([
  ["on", true],
  ["true", true],
  ["off", false],
  ["false", false],
]);

export const onOff = z.string().transform((text, context) => {
  const position = switchPositions.get(text.toLowerCase());
  if (position !== undefined) return position;
  context.addIssue("must be on or off");
  return z.NEVER;
});

export function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be one of ${values.join(", ")}`);
}

/** Items between commas, spaces around them and empty ones left out; each must pass. */
export function listOf<T>(item: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    )
    .transform((parts, context) => {
      const read = parts.map((part) => item.safeParse(part));
      const problem = read.find((result) => !result.success)?.error?.issues[0];
      if (problem) {
        context.addIssue(problem.message);
        return z.NEVER;
      }
      return read.flatMap((result) => (result.success ? [result.data] : []));
    });
}

function url(protocols: readonly string[], rule: string, fits: (url: URL) => boolean = () => true) {
  return z.string().refine((text) => {
    const parsed = URL.canParse(text) ? new URL(text) : null;
    return parsed !== null && protocols.includes(parsed.protocol) && parsed.hostname !== "" && fits(parsed);
  }, rule);
}

const web = ["http:", "https:"];

/** An address of the web without its closing slash. */
export const webAddress = url(
  web,
  "must be an address such as https://identity.example.com",
  ({ search, hash, username, password }) => !search && !hash && !username && !password,
).transform((text) => text.replace(/\/+$/, ""));

const isBare = ({ pathname, search, hash, username, password }: URL) =>
  pathname === "/" && !search && !hash && !username && !password;

/** An address with nothing behind the port. */
export const hostAddress = url(web, "must have the form http(s)://host[:port], without a path", isBare).transform(
  (text) => new URL(text).origin,
);

export const origin = url(
  web,
  "must be origins between commas, such as https://app.example.com,http://localhost:5173",
  isBare,
).transform((text) => new URL(text).origin);

/** An address of the internet's, or a range of them. All of them would let anybody say where they come from. */
export const proxy = z
  .union(
    [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
    "must be addresses or ranges between commas, such as 10.0.0.0/8,2001:db8::7",
  )
  .refine((text) => !text.endsWith("/0"), "must not be a range of all addresses");

export const redisUrl = url(
  ["redis:", "rediss:"],
  "must be an address such as redis://host:6379 or rediss://host:6379",
);

const postgresAddress = /^postgres(ql)?:\/\/./;

export const postgresUrl = z
  .string()
  .refine(
    (text) => postgresAddress.test(text) && URL.canParse(text),
    "must be an address such as postgres://user:password@host:5432/database",
  );

export const databaseUrl = z
  .string()
  .refine(
    (text) => text === "memory:" || (postgresAddress.test(text) && URL.canParse(text)),
    "must be an address such as postgres://user:password@host:5432/database, or memory: to keep nothing",
  );

export const tenant = z.string().regex(tenantName, `must be the name of a tenant (${tenantNameRule})`);

export const countryCode = z
  .string()
  .toUpperCase()
  .refine(
    (code) => code.length === 2 && countries.isValid(code),
    "must be countries by two letters (ISO 3166-1 alpha-2) between commas, such as DE,US",
  );
