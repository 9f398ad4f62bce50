import type { Caller, PartnerCaller, ViewerCaller } from "./caller.js";
import { KeyGuesses } from "./key-guesses.js";

/** Longer credentials are never ours, and not worth hashing. */
const maxCredentialLength = 2_048;

const messages = {
  malformed: "The Authorization header must be: Bearer, a space, and an API key or a viewer token",
  unknown_key: "The API key is unknown, expired or revoked",
  expired_token:
    "The viewer token has expired: request a new one from the server that started the verification, which gets it with createViewerToken",
  bad_token: "The viewer token is not valid here",
} as const;

export type AuthenticationFailure = keyof typeof messages;

/** Thrown where a credential is not valid. The message never repeats any part of the credential. */
export class AuthenticationError extends Error {
  override name = "AuthenticationError";
  constructor(readonly reason: AuthenticationFailure) {
    super(messages[reason]);
  }
}

/** Identifies the caller of a request. */
export class Authentication {
  readonly #guesses = new KeyGuesses();

  constructor(
    private readonly deps: {
      keys: { authenticate(key: string): Promise<PartnerCaller | null> };
      viewerTokens: { verify(token: string): Promise<ViewerCaller> };
    },
  ) {}

  /**
   * Returns the caller identified by the `Authorization` header, or by what a socket sent in its place; there the credential may come
   * without `Bearer`. Returns null when nothing was sent. Rejects with {@link AuthenticationError} when the credential is not valid, with
   * `TooManyGuessesError` after too many wrong keys from the same address, and with the store's error when it can't be read.
   */
  async authenticate(authorization: string | undefined, address = ""): Promise<Caller | null> {
    const { keys, viewerTokens } = this.deps;
    const sent = authorization?.trim();
    if (!sent) return null;
    const credential = parseCredential(sent);
    if (credential.startsWith("vg_")) {
      const caller = await this.#guesses.lookUp(credential, address, () => keys.authenticate(credential));
      if (!caller) throw new AuthenticationError("unknown_key");
      return caller;
    }
    if (credential.split(".").length === 3) return viewerTokens.verify(credential);
    throw new AuthenticationError("malformed");
  }
}

function parseCredential(sent: string): string {
  const [first = "", second, ...others] = sent.split(/\s+/, 3);
  const isBearer = first.toLowerCase() === "bearer";
  const credential = isBearer ? second : second === undefined ? first : undefined;
  if (credential === undefined || others.length > 0 || credential.length > maxCredentialLength) {
    throw new AuthenticationError("malformed");
  }
  return credential;
}
