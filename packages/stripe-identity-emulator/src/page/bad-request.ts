/** A post that the page could not have sent, or that lacks something. Answered with its status, message and field. */
export class BadRequest extends Error {
  override name = "BadRequest";
  constructor(
    message: string,
    readonly field: string | null = null,
    readonly statusCode = 400,
  ) {
    super(message);
  }
}
