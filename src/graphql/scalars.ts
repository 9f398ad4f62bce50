export {
  DateTimeResolver as DateTimeScalar,
  EmailAddressResolver as EmailAddressScalar,
  PhoneNumberResolver as PhoneNumberScalar,
  URLResolver as UrlScalar,
} from "graphql-scalars";

import { CountryCodeResolver } from "graphql-scalars";

/** An ISO 3166-1 alpha-2 code. */
export const CountryCodeScalar = CountryCodeResolver;
