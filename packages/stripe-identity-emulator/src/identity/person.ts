import type { Address, CalendarDate, DocumentType, IdNumberType } from "../state/records.js";

/** The personal data of a submission, from the page or from a control call. All of it is fictional. */
export interface Person {
  first_name: string;
  last_name: string;
  dob: CalendarDate;
  address: Address;
  document_type: DocumentType;
  issuing_country: string;
  issued_date: CalendarDate;
  expiration_date: CalendarDate;
  number: string;
  sex: "female" | "male" | "unknown";
  unparsed_sex: string;
  unparsed_place_of_birth: string;
  id_number: string;
  id_number_type: IdNumberType;
  phone: string;
  email: string;
}

/** Returns Jenny Rosen, the person of Stripe's samples, with a document that is valid for five years from the given date. */
export function samplePerson(nowMs: number): Person {
  const year = new Date(nowMs).getUTCFullYear();
  return {
    first_name: "Jenny",
    last_name: "Rosen",
    dob: { day: 17, month: 7, year: 1990 },
    address: {
      city: "San Francisco",
      country: "US",
      line1: "1234 Main St.",
      line2: null,
      postal_code: "94111",
      state: "CA",
    },
    document_type: "driving_license",
    issuing_country: "US",
    issued_date: { day: 1, month: 5, year: year - 5 },
    expiration_date: { day: 1, month: 5, year: year + 5 },
    number: "SPECIMEN1234",
    sex: "female",
    unparsed_sex: "F",
    unparsed_place_of_birth: "Specimen City",
    id_number: "000000000",
    id_number_type: "us_ssn",
    phone: "+15555550100",
    email: "jenny.rosen@example.com",
  };
}
