import { AuthenticationError } from "./authentication-error.js";
import type { Caller } from "./caller.js";
import { KeyGuesses } from "./key-guesses.js";
import type { Keys } from "./keys.js";
import type { ViewerTokens } from "./viewer-tokens.js";

/** No credential of ours is longer; what is, isn't worth a hash. */
const maxCredentialLength = 2_048;

/** Finds out who is calling. */
export class Authentication {
  readonly #guesses = new KeyGuesses();

  constructor(
    private readonly keys: Keys,
    private readonly viewerTokens: ViewerTokens,
  ) {}

  /**
   * Who sent this, the `Authorization` header or what a socket gave in its place; there a credential may stand without `Bearer`. Null
   * where nothing was sent. Throws {@link AuthenticationError} where what was sent opens nothing, and what the store throws where it
   * can't be asked. Wrong keys are counted by the address that they came from: `TooManyGuessesError` where there were too many.
   */
  async authenticate(authorization: string | undefined, address = ""): Promise<Caller | null> {
    const sent = authorization?.trim();
    if (!sent) return null;
    const credential = parseCredential(sent);
    if (credential.startsWith("vg_")) {
      const caller = await this.#guesses.lookUp(credential, address, () => this.keys.authenticate(credential));
      if (!caller) throw new AuthenticationError("unknown_key");
      return caller;
    }
    if (credential.split(".").length === 3) return this.viewerTokens.verify(credential);
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
