const messages = {
  malformed: "The Authorization header must be: Bearer, a space, and an API key or a viewer token",
  unknown_key: "The API key is unknown, expired or revoked",
  expired_token: "The viewer token has expired: ask the server that started the verification for another",
  bad_token: "The viewer token is not valid here",
} as const;

export type AuthenticationFailure = keyof typeof messages;

/** A credential that opens nothing. The message never repeats any of it. */
export class AuthenticationError extends Error {
  override name = "AuthenticationError";
  constructor(readonly reason: AuthenticationFailure) {
    super(messages[reason]);
  }
}
