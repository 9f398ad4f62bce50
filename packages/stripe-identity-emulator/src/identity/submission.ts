import type { FileBytes } from "../state/account-records.js";
import type { Check } from "./check-catalogue.js";
import type { Person } from "./person.js";

/** One image of a submission, ready to be kept as a file. */
export interface SubmittedImage {
  filename: string;
  contentType: string;
  bytes: FileBytes;
}

/** What a user hands in, with the outcome already decided. */
export interface Submission {
  /** `verified` or an error code per check; a check left out passes. */
  outcomes: Partial<Record<Check, string>>;
  /** What is not given is the sample person's. */
  person: Partial<Person>;
  documentImages?: SubmittedImage[];
  selfieImage?: SubmittedImage;
  /** How long the checks take. Milliseconds; 0: they are done at once. */
  delayMs: number;
}
