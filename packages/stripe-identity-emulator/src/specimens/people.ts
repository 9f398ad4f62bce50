/** A calendar date as Stripe writes it. */
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

/** How a person is drawn: flat colours and a few proportions, so that nobody takes the drawing for a photo. */
export interface Look {
  skin: string;
  hair: string;
  eyes: string;
  shirt: string;
  backdrop: string;
  hairstyle: "bob" | "short" | "bun" | "curls" | "pigtails";
  glasses: boolean;
  beard: boolean;
  child: boolean;
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
  look: Look;
}

/** Every specimen person. All are invented; the family names say so. */
export const people: readonly SpecimenPerson[] = [
  {
    id: "mara",
    firstName: "Mara",
    lastName: "Specimen",
    sex: "female",
    dob: { day: 12, month: 8, year: 1989 },
    birthplace: "Beispielstadt",
    address: { line1: "Musterweg 7", city: "Beispielstadt", postalCode: "00007", country: "DE" },
    look: {
      skin: "#f0c8a0",
      hair: "#6b3a1e",
      eyes: "#3f6b4f",
      shirt: "#2f6f7e",
      backdrop: "#dfe6ea",
      hairstyle: "bob",
      glasses: false,
      beard: false,
      child: false,
    },
  },
  {
    id: "theo",
    firstName: "Theo",
    lastName: "Sample",
    sex: "male",
    dob: { day: 3, month: 2, year: 1978 },
    birthplace: "Sampleville",
    address: { line1: "100 Example Street", city: "Sampleville", state: "CA", postalCode: "90000", country: "US" },
    look: {
      skin: "#8a5a3b",
      hair: "#1d1713",
      eyes: "#2b1b12",
      shirt: "#7a2f3f",
      backdrop: "#e6e2d8",
      hairstyle: "short",
      glasses: true,
      beard: true,
      child: false,
    },
  },
  {
    id: "aiko",
    firstName: "Aiko",
    lastName: "Placeholder",
    sex: "female",
    dob: { day: 27, month: 11, year: 1995 },
    birthplace: "Testbury",
    address: { line1: "21 Fixture Lane", city: "Testbury", postalCode: "ZZ9 9ZZ", country: "GB" },
    look: {
      skin: "#f3d3b0",
      hair: "#17171c",
      eyes: "#2a1d17",
      shirt: "#4b4e8f",
      backdrop: "#e4e0ec",
      hairstyle: "bun",
      glasses: false,
      beard: false,
      child: false,
    },
  },
  {
    id: "ari",
    firstName: "Ari",
    lastName: "Template",
    sex: "male",
    dob: { day: 19, month: 5, year: 1984 },
    birthplace: "Prufubær",
    address: { line1: "Dæmigata 4", city: "Prufubær", postalCode: "000", country: "IS" },
    look: {
      skin: "#f2cfb4",
      hair: "#c98a3a",
      eyes: "#3a6ea5",
      shirt: "#39424e",
      backdrop: "#dde9e4",
      hairstyle: "curls",
      glasses: false,
      beard: false,
      child: false,
    },
  },
  {
    id: "lea",
    firstName: "Léa",
    lastName: "Modèle",
    sex: "female",
    dob: { day: 14, month: 3, year: 2019 },
    birthplace: "Exempleville",
    address: { line1: "3 rue de l'Exemple", city: "Exempleville", postalCode: "00300", country: "FR" },
    look: {
      skin: "#d9a67a",
      hair: "#3b2416",
      eyes: "#3b2416",
      shirt: "#c9821f",
      backdrop: "#efe7da",
      hairstyle: "pigtails",
      glasses: false,
      beard: false,
      child: true,
    },
  },
];
