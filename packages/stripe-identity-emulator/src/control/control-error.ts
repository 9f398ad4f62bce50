/** A control call that can't be done. The message tells why. */
export class ControlError extends Error {
  override name = "ControlError";
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}
