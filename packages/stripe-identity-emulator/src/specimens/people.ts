/** A calendar date in Stripe's format. */
export interface SpecimenDate {
  day: number;
  month: number;
  year: number;
}

/** The address printed on a person's documents, in Stripe's field names. */
export interface SpecimenAddress {
  line1: string;
  city: string;
  state?: string;
  postalCode: string;
  country: string;
}

/** An invented person to whom specimen documents and faces belong. */
export interface SpecimenPerson {
  id: string;
  firstName: string;
  lastName: string;
  sex: "female" | "male";
  dob: SpecimenDate;
  birthplace: string;
  address: SpecimenAddress;
}

/** The specimen people. All are invented, as their family names show. */
export const people: readonly SpecimenPerson[] = [
  {
    id: "mara",
    firstName: "Mara",
    lastName: "Specimen",
    sex: "female",
    dob: { day: 12, month: 8, year: 1989 },
    birthplace: "Beispielstadt",
    address: { line1: "Musterweg 7", city: "Beispielstadt", postalCode: "00007", country: "DE" },
  },
  {
    id: "theo",
    firstName: "Theo",
    lastName: "Sample",
    sex: "male",
    dob: { day: 3, month: 2, year: 1978 },
    birthplace: "Sampleville",
    address: { line1: "100 Example Street", city: "Sampleville", state: "CA", postalCode: "90000", country: "US" },
  },
  {
    id: "aiko",
    firstName: "Aiko",
    lastName: "Placeholder",
    sex: "female",
    dob: { day: 27, month: 11, year: 1995 },
    birthplace: "Testbury",
    address: { line1: "21 Fixture Lane", city: "Testbury", postalCode: "ZZ9 9ZZ", country: "GB" },
  },
  {
    id: "ari",
    firstName: "Ari",
    lastName: "Template",
    sex: "male",
    dob: { day: 19, month: 5, year: 1984 },
    birthplace: "Prufubær",
    address: { line1: "Dæmigata 4", city: "Prufubær", postalCode: "000", country: "IS" },
  },
  {
    id: "lea",
    firstName: "Léa",
    lastName: "Modèle",
    sex: "female",
    dob: { day: 14, month: 3, year: 2019 },
    birthplace: "Exempleville",
    address: { line1: "3 rue de l'Exemple", city: "Exempleville", postalCode: "00300", country: "FR" },
  },
];
