/** A person who does not exist, in the form of the emulator's test data. */
export const syntheticPerson = {
  first_name: "Quirina",
  last_name: "Zaphodsky",
  dob: { day: 7, month: 3, year: 1971 },
  number: "SPECIMEN-7731905",
  id_number: "000047731",
  phone: "+15005550006",
  email: "quirina.zaphodsky@example.com",
  address: { line1: "42 Marker Lane", city: "Exampleford", postal_code: "ZZ9 9ZZ", state: null, country: "GB" },
};

/** Texts that occur only in the data of {@link syntheticPerson}. */
export const personalMarkers = [
  "Quirina",
  "Zaphodsky",
  "7731905",
  "47731",
  "5005550006",
  "quirina.zaphodsky",
  "Marker Lane",
  "Exampleford",
  "ZZ9 9ZZ",
];
