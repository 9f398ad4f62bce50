import { people, type SpecimenAddress, type SpecimenDate, type SpecimenPerson } from "./people.js";

/** The document types that specimens come in, by Stripe's names. */
export type SpecimenDocumentType = "passport" | "id_card" | "driving_license";

/**
 * A drawn document or face that the hosted page offers instead of a photo. What `auto` has to judge is stated here, so
 * that nothing has to be read from the pixels.
 */
export interface Specimen {
  id: string;
  kind: "document" | "face";
  /** The specimen person. A face matches a document when this is the same. */
  person: string;
  /** What the page calls it. */
  label: string;
  /** The person of `person`; also on faces, where nothing of it is printed. */
  firstName?: string;
  lastName?: string;
  dob?: SpecimenDate;
  sex?: "female" | "male";
  /** Documents only. */
  documentType?: SpecimenDocumentType;
  /** ISO 3166-1 alpha-2 code of the country that issued it. */
  country?: string;
  expirationDate?: SpecimenDate;
  issuedDate?: SpecimenDate;
  address?: SpecimenAddress;
  birthplace?: string;
  number?: string;
  /** False where the place for the holder's picture is empty. */
  hasPhoto?: boolean;
  /** Tampered with: a face glued together from two. */
  manipulated?: boolean;
  /** Too blurred to read anything from. */
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

/** Far enough ahead that the valid ones stay valid; a test of expiry uses the expired one or advances the clock. */
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

/** The person with this id. Throws on an id that no specimen uses. */
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

/** Everything that the page can offer, documents first, in the order in which it shows them. */
export const specimens: readonly Specimen[] = [...documentPlans.map(documentSpecimen), ...facePlans.map(faceSpecimen)];

/** The specimen with this id, or undefined. */
export function findSpecimen(id: string): Specimen | undefined {
  return specimens.find((specimen) => specimen.id === id);
}
