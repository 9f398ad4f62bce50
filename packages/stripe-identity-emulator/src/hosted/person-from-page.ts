import type { Person } from "../identity/person.js";
import type { HostedSubmission } from "../page/backend.js";
import { findSpecimen, type Specimen } from "../specimens/catalogue.js";
import type { IdNumberType, SessionRecord } from "../state/records.js";

/** Returns the type of an ID number by its format, or null for one that Stripe does not check. */
export function idNumberType(number: string): IdNumberType | null {
  const plain = number.replace(/[\s.-]/g, "");
  if (/^\d{9}$/.test(plain) || /^\d{4}$/.test(plain)) return "us_ssn";
  if (/^\d{11}$/.test(plain)) return "br_cpf";
  return /^[A-Z]\d{7}[A-Z]$/i.test(plain) ? "sg_nric" : null;
}

/** Returns the personal data of a submission on the page: the answers, and the data of the specimens. */
export function personFromPage(session: SessionRecord, submission: HostedSubmission): Partial<Person> {
  const { document, idNumber, address, phone, email } = submission;
  const specimen =
    document?.front.source === "specimen" && document.front.specimen !== undefined
      ? findSpecimen(document.front.specimen)
      : undefined;
  const person: Partial<Person> = {};
  if (document !== undefined) {
    person.document_type = document.type;
    person.issuing_country = document.country;
  }
  if (specimen !== undefined) Object.assign(person, personOn(specimen));
  if (idNumber !== undefined) {
    if (!session.checks.includes("document")) {
      person.first_name = idNumber.firstName;
      person.last_name = idNumber.lastName;
      person.dob = idNumber.dob;
    }
    person.id_number = idNumber.number.replace(/[\s.-]/g, "");
    person.id_number_type = idNumberType(idNumber.number) ?? "us_ssn";
  }
  if (address !== undefined && !session.checks.includes("document")) {
    person.address = {
      city: address.city,
      country: address.country,
      line1: address.line1,
      line2: address.line2 ?? null,
      postal_code: address.postalCode,
      state: address.state ?? null,
    };
  }
  if (phone !== undefined) person.phone = phone.phone;
  if (email !== undefined) person.email = email.email;
  return person;
}

function personOn(specimen: Specimen): Partial<Person> {
  const { address } = specimen;
  return {
    ...(specimen.firstName === undefined ? {} : { first_name: specimen.firstName }),
    ...(specimen.lastName === undefined ? {} : { last_name: specimen.lastName }),
    ...(specimen.dob === undefined ? {} : { dob: specimen.dob }),
    ...(specimen.documentType === undefined ? {} : { document_type: specimen.documentType }),
    ...(specimen.country === undefined ? {} : { issuing_country: specimen.country }),
    ...(specimen.issuedDate === undefined ? {} : { issued_date: specimen.issuedDate }),
    ...(specimen.expirationDate === undefined ? {} : { expiration_date: specimen.expirationDate }),
    ...(specimen.number === undefined ? {} : { number: specimen.number }),
    ...(specimen.birthplace === undefined ? {} : { unparsed_place_of_birth: specimen.birthplace }),
    ...(specimen.sex === undefined ? {} : { sex: specimen.sex, unparsed_sex: specimen.sex === "female" ? "F" : "M" }),
    ...(address === undefined
      ? {}
      : {
          address: {
            city: address.city,
            country: address.country,
            line1: address.line1,
            line2: null,
            postal_code: address.postalCode,
            state: address.state ?? null,
          },
        }),
  };
}
