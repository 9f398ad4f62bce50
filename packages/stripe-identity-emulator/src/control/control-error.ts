/** Thrown for a control call that is refused. The message is the reason. */
export class ControlError extends Error {
  override name = "ControlError";
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}
