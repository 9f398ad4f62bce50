import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { CountryCodeResolver } from "graphql-scalars";

export {
  DateTimeResolver as DateTimeScalar,
  EmailAddressResolver as EmailAddressScalar,
  URLResolver as UrlScalar,
} from "graphql-scalars";

/** An ISO 3166-1 alpha-2 code. */
export const CountryCodeScalar = CountryCodeResolver;

const e164 = /^\+[1-9]\d{6,14}$/;

function phoneNumber(value: unknown): string {
  if (typeof value === "string" && e164.test(value)) return value;
  throw new GraphQLError("Value is not a valid phone number in the E.164 form, such as +15005550006");
}

/** Replaces the one of graphql-scalars, which takes exponential time to refuse a long row of digits. */
export const PhoneNumberScalar = new GraphQLScalarType<string, string>({
  name: "PhoneNumber",
  description:
    "A phone number in E.164 form: a plus sign, the country code and the number, 7 to 15 digits in all, such as +15005550006.",
  serialize: phoneNumber,
  parseValue: phoneNumber,
  parseLiteral: (node) => phoneNumber(node.kind === Kind.STRING ? node.value : null),
});
