import { people, type SpecimenAddress, type SpecimenDate, type SpecimenPerson } from "./people.js";

/** The document types that specimens come in, by Stripe's names. */
export type SpecimenDocumentType = "passport" | "id_card" | "driving_license";

/**
 * A drawn document or face that the hosted page offers instead of a photo. Its fields have everything that `auto` judges, so
 * that no picture is analysed.
 */
export interface Specimen {
  id: string;
  kind: "document" | "face";
  /** The specimen person. A face matches a document when this is the same. */
  person: string;
  /** The name that the page shows. */
  label: string;
  /** Data of the person. Faces have it too, although no text is printed on them. */
  firstName?: string;
  lastName?: string;
  dob?: SpecimenDate;
  sex?: "female" | "male";
  /** Documents only. */
  documentType?: SpecimenDocumentType;
  /** ISO 3166-1 alpha-2 code of the issuing country. */
  country?: string;
  expirationDate?: SpecimenDate;
  issuedDate?: SpecimenDate;
  address?: SpecimenAddress;
  birthplace?: string;
  number?: string;
  /** Whether the document shows the holder's picture. */
  hasPhoto?: boolean;
  /** Whether the face is combined from two people. */
  manipulated?: boolean;
  /** Whether the picture is too blurred to be read. */
  unreadable?: boolean;
}

interface DocumentPlan {
  id: string;
  person: string;
  documentType: SpecimenDocumentType;
  country: string;
  number: string;
  issuedDate: SpecimenDate;
  expirationDate: SpecimenDate;
  label: string;
  hasPhoto?: boolean;
  unreadable?: boolean;
}

/** The dates of valid documents. A test of expiry uses the expired document or advances the clock. */
const issued: SpecimenDate = { day: 1, month: 10, year: 2026 };
const expires: SpecimenDate = { day: 30, month: 9, year: 2036 };

const documentPlans: readonly DocumentPlan[] = [
  {
    id: "de_passport_mara",
    person: "mara",
    documentType: "passport",
    country: "DE",
    number: "C0SPECI00",
    issuedDate: issued,
    expirationDate: expires,
    label: "Mara's passport (Germany)",
  },
  {
    id: "de_id_card_mara",
    person: "mara",
    documentType: "id_card",
    country: "DE",
    number: "L0SPECI01",
    issuedDate: issued,
    expirationDate: expires,
    label: "Mara's identity card (Germany)",
  },
  {
    id: "us_driving_license_theo",
    person: "theo",
    documentType: "driving_license",
    country: "US",
    number: "X0000001",
    issuedDate: issued,
    expirationDate: expires,
    label: "Theo's driving licence (United States)",
  },
  {
    id: "us_passport_theo",
    person: "theo",
    documentType: "passport",
    country: "US",
    number: "000000002",
    issuedDate: issued,
    expirationDate: expires,
    label: "Theo's passport (United States)",
  },
  {
    id: "gb_driving_license_aiko",
    person: "aiko",
    documentType: "driving_license",
    country: "GB",
    number: "PLACE951275A99ZZ",
    issuedDate: issued,
    expirationDate: expires,
    label: "Aiko's driving licence (United Kingdom)",
  },
  {
    id: "gb_passport_aiko",
    person: "aiko",
    documentType: "passport",
    country: "GB",
    number: "000000004",
    issuedDate: issued,
    expirationDate: expires,
    label: "Aiko's passport (United Kingdom)",
  },
  {
    id: "de_passport_mara_expired",
    person: "mara",
    documentType: "passport",
    country: "DE",
    number: "C0SPECI99",
    issuedDate: { day: 1, month: 6, year: 2010 },
    expirationDate: { day: 31, month: 5, year: 2020 },
    label: "Mara's old passport (Germany), expired in 2020",
  },
  {
    id: "us_id_card_theo_no_photo",
    person: "theo",
    documentType: "id_card",
    country: "US",
    number: "X0000003",
    issuedDate: issued,
    expirationDate: expires,
    label: "Theo's identity card (United States), without a photo",
    hasPhoto: false,
  },
  {
    id: "fr_id_card_lea_minor",
    person: "lea",
    documentType: "id_card",
    country: "FR",
    number: "000MODELE",
    issuedDate: issued,
    expirationDate: expires,
    label: "Léa's identity card (France), born in 2019",
  },
  {
    id: "is_passport_ari_unsupported",
    person: "ari",
    documentType: "passport",
    country: "IS",
    number: "A0000005",
    issuedDate: issued,
    expirationDate: expires,
    label: "Ari's passport (Iceland, a country that isn't supported)",
  },
  {
    id: "us_driving_license_theo_unreadable",
    person: "theo",
    documentType: "driving_license",
    country: "US",
    number: "X0000001",
    issuedDate: issued,
    expirationDate: expires,
    label: "Theo's driving licence (United States), blurred",
    unreadable: true,
  },
];

interface FacePlan {
  id: string;
  person: string;
  label: string;
  manipulated?: boolean;
  unreadable?: boolean;
}

const facePlans: readonly FacePlan[] = [
  { id: "face_mara", person: "mara", label: "Mara's face" },
  { id: "face_theo", person: "theo", label: "Theo's face" },
  { id: "face_aiko", person: "aiko", label: "Aiko's face" },
  { id: "face_ari", person: "ari", label: "Ari's face" },
  { id: "face_lea", person: "lea", label: "Léa's face" },
  { id: "face_mara_manipulated", person: "mara", label: "Mara's face, glued together from two", manipulated: true },
  { id: "face_mara_unreadable", person: "mara", label: "Mara's face, blurred", unreadable: true },
];

/** Returns the person with this id. Throws for an unknown id. */
export function specimenPerson(id: string): SpecimenPerson {
  const person = people.find((candidate) => candidate.id === id);
  if (!person) throw new Error(`There is no specimen person ${id}`);
  return person;
}

function documentSpecimen(plan: DocumentPlan): Specimen {
  const person = specimenPerson(plan.person);
  return {
    ...plan,
    kind: "document",
    hasPhoto: plan.hasPhoto ?? true,
    firstName: person.firstName,
    lastName: person.lastName,
    sex: person.sex,
    dob: person.dob,
    birthplace: person.birthplace,
    address: person.address,
  };
}

function faceSpecimen(plan: FacePlan): Specimen {
  const person = specimenPerson(plan.person);
  return { ...plan, kind: "face", firstName: person.firstName, lastName: person.lastName, dob: person.dob };
}

/** All specimens in the order in which the page shows them, documents first. */
export const specimens: readonly Specimen[] = [...documentPlans.map(documentSpecimen), ...facePlans.map(faceSpecimen)];

/** Returns the specimen with this id, or undefined. */
export function findSpecimen(id: string): Specimen | undefined {
  return specimens.find((specimen) => specimen.id === id);
}
