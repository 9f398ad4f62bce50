/** The database can't be used. The message is one line for the operator, without an address that may carry a password. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}
