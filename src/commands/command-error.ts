/** A command that can't be done. The message is one line for the operator. */
export class CommandError extends Error {
  override name = "CommandError";
}
