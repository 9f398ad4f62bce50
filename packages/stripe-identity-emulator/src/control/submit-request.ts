import { z } from "zod";
import { type Check, checkFailures, checkKinds, checkOfCode, isUserFailure } from "../identity/check-catalogue.js";
import type { Person } from "../identity/person.js";
import type { Submission } from "../identity/submission.js";
import type { SessionRecord } from "../state/records.js";
import { ControlError } from "./control-error.js";

const date = z.union([
  z.strictObject({ day: z.int().min(1).max(31), month: z.int().min(1).max(12), year: z.int().min(1).max(9999) }),
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected {day, month, year} or "YYYY-MM-DD"')
    .transform((text) => {
      const [year, month, day] = text.split("-").map(Number);
      return { day: day ?? 1, month: month ?? 1, year: year ?? 1 };
    }),
]);

const line = z.string().nullable().default(null);

const data = z.strictObject({
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  dob: date.optional(),
  address: z
    .strictObject({ city: line, country: line, line1: line, line2: line, postal_code: line, state: line })
    .optional(),
  number: z.string().optional(),
  id_number: z.string().optional(),
  id_number_type: z.enum(["br_cpf", "sg_nric", "us_ssn"]).optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  expiration_date: date.optional(),
  issued_date: date.optional(),
  issuing_country: z.string().optional(),
  document_type: z.enum(["driving_license", "id_card", "passport"]).optional(),
  sex: z.enum(["female", "male", "unknown"]).optional(),
  unparsed_sex: z.string().optional(),
  unparsed_place_of_birth: z.string().optional(),
});

const outcome = z.string().optional();

/** The body of `POST /_emulator/sessions/{id}/submit`. */
export const submitSchema = z.strictObject({
  document: outcome,
  selfie: outcome,
  id_number: outcome,
  address: outcome,
  phone: outcome,
  email: outcome,
  delay_ms: z
    .number()
    .min(0)
    .max(7 * 24 * 3600 * 1000)
    .default(0),
  data: data.default({}),
});

export type SubmitRequest = z.input<typeof submitSchema>;

/** Returns the submission of a request. Throws 400 for a check that the session does not have and for an unknown code. */
export function submissionFrom(session: SessionRecord, request: z.output<typeof submitSchema>): Submission {
  return {
    outcomes: checkedOutcomes(session, request),
    person: personFrom(session, request.data),
    delayMs: request.delay_ms,
  };
}

/** Returns the outcomes of a request. Throws 400 for a check that the session does not have and for an unknown code. */
export function checkedOutcomes(
  session: SessionRecord,
  request: Partial<Record<Check, string | undefined>>,
): Partial<Record<Check, string>> {
  const outcomes: Partial<Record<Check, string>> = {};
  for (const check of checkKinds) {
    const named = request[check];
    if (named === undefined) continue;
    if (!session.checks.includes(check)) {
      throw new ControlError(
        400,
        `${check}: session ${session.id} has no ${check} check; it has ${session.checks.join(", ")}`,
      );
    }
    if (named !== "verified" && !checkFailures[check].includes(named))
      throw new ControlError(400, badCode(check, named));
    outcomes[check] = named;
  }
  return outcomes;
}

function badCode(check: Check, code: string): string {
  const choices = ["verified", ...checkFailures[check]].join(", ");
  const owner = checkOfCode(code);
  if (owner !== undefined) return `${check}: "${code}" is a code of the ${owner} check; expected one of ${choices}`;
  if (isUserFailure(code))
    return `${check}: "${code}" happens before submission: use …/fail; expected one of ${choices}`;
  return `${check}: unknown code "${code}"; expected one of ${choices}`;
}

/** Returns the data of a request, completed with the phone number and email address that the session was created with. */
function personFrom(session: SessionRecord, given: z.output<typeof data>): Partial<Person> {
  const person: Partial<Person> = {};
  if (session.provided_details?.email !== undefined) person.email = session.provided_details.email;
  if (session.provided_details?.phone !== undefined) person.phone = session.provided_details.phone;
  for (const [name, value] of Object.entries(given)) if (value !== undefined) Object.assign(person, { [name]: value });
  return person;
}
