import { createHash } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Returns 32 bytes that depend only on the seed and the label. */
function bytes(seed: string, label: string): Buffer {
  return createHash("sha256").update(seed).update("\0").update(label).digest();
}

/** Returns a number in [0, 1) that depends only on the seed and the label, so that a run can be repeated. */
export function chance(seed: string, label: string): number {
  return bytes(seed, label).readUInt32BE(0) / 2 ** 32;
}

/**
 * Creates identifiers. They look random, but runs with the same seed and the same order of requests get the same ones. The
 * counter is stored with the state, so that a restart never repeats an identifier.
 */
export class Identifiers {
  constructor(
    private readonly seed: string,
    public counter = 0,
  ) {}

  /** Returns `prefix_` and 24 base-62 characters, the form of Stripe's object ids. */
  id(prefix: string): string {
    return `${prefix}_${this.token(24)}`;
  }

  /** Returns base-62 characters; `length` is at most 64. */
  token(length: number): string {
    this.counter += 1;
    let text = "";
    for (let block = 0; text.length < length; block++) {
      for (const byte of bytes(this.seed, `${this.counter}.${block}`)) text += alphabet.charAt(byte % alphabet.length);
    }
    return text.slice(0, length);
  }

  /** Returns decimal digits, for one-time codes. */
  digits(length: number): string {
    this.counter += 1;
    return Array.from(bytes(this.seed, `${this.counter}`).subarray(0, length), (byte) => byte % 10).join("");
  }
}
