import type { TextKey, TextValues } from "./languages.js";

/** Thrown for a post that is malformed or incomplete. Answered with its status, text and field. */
export class BadRequest extends Error {
  override name = "BadRequest";
  readonly text: TextKey;
  readonly field: string | null;
  readonly statusCode: number;
  readonly values: TextValues;
  /** The error code of Stripe.js, if there is one. */
  readonly code: string | undefined;

  constructor(
    text: TextKey,
    field: string | null = null,
    more: { statusCode?: number; values?: TextValues; code?: string | undefined } = {},
  ) {
    super(text);
    this.text = text;
    this.field = field;
    this.statusCode = more.statusCode ?? 400;
    this.values = more.values ?? {};
    this.code = more.code;
  }
}
