import type { FileBytes } from "../state/account-records.js";
import type { Check } from "./check-catalogue.js";
import type { Person } from "./person.js";

/** One image of a submission, to be stored as a file. */
export interface SubmittedImage {
  filename: string;
  contentType: string;
  bytes: FileBytes;
}

/** A user's submission, with the outcome already decided. */
export interface Submission {
  /** `verified` or an error code per check; a check left out passes. */
  outcomes: Partial<Record<Check, string>>;
  /** Personal data; missing fields are those of the sample person. */
  person: Partial<Person>;
  documentImages?: SubmittedImage[];
  selfieImage?: SubmittedImage;
  /** Duration of the checks in milliseconds; 0 ends them immediately. */
  delayMs: number;
}
