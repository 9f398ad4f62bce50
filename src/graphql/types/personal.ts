import { Field, Int, ObjectType } from "type-graphql";
import type { Address, PartialDate } from "../../verification/results.js";
import { CountryCodeScalar } from "../scalars.js";

@ObjectType("PartialDate", {
  description: "A date as a document states it. A part that the document does not state is null.",
})
export class PartialDateObject implements PartialDate {
  @Field(() => Int, { nullable: true, description: "Day of the month, 1 to 31." })
  readonly day: number | null;

  @Field(() => Int, { nullable: true, description: "Month, 1 to 12." })
  readonly month: number | null;

  @Field(() => Int, { nullable: true, description: "Year with four digits." })
  readonly year: number | null;

  constructor(date: PartialDate) {
    this.day = date.day;
    this.month = date.month;
    this.year = date.year;
  }

  static of(date: PartialDate | null | undefined): PartialDateObject | null {
    return date ? new PartialDateObject(date) : null;
  }
}

@ObjectType("Address", { description: "A postal address. A part that is missing, or was redacted, is null." })
export class AddressObject implements Address {
  @Field(() => String, { nullable: true, description: "Street and number." })
  readonly line1: string | null;

  @Field(() => String, { nullable: true, description: "Apartment, floor or similar." })
  readonly line2: string | null;

  @Field(() => String, { nullable: true, description: "City, town or village." })
  readonly city: string | null;

  @Field(() => String, { nullable: true, description: "State, province or county." })
  readonly state: string | null;

  @Field(() => String, { nullable: true, description: "Postal code." })
  readonly postalCode: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: "Country of the address." })
  readonly country: string | null;

  constructor(address: Address) {
    this.line1 = address.line1;
    this.line2 = address.line2;
    this.city = address.city;
    this.state = address.state;
    this.postalCode = address.postalCode;
    this.country = address.country;
  }

  static of(address: Address | null | undefined): AddressObject | null {
    return address ? new AddressObject(address) : null;
  }
}
