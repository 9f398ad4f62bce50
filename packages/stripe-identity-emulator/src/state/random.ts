import { createHash } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 32 bytes that depend on the seed and the label only. */
function bytes(seed: string, label: string): Buffer {
  return createHash("sha256").update(seed).update("\0").update(label).digest();
}

/** A number in [0, 1) that depends on the seed and the label only: the same run takes the same decisions. */
export function chance(seed: string, label: string): number {
  return bytes(seed, label).readUInt32BE(0) / 2 ** 32;
}

/**
 * Hands out identifiers. They look random, and a run with the same seed that asks for the same things in the same order
 * gets the same ones. The counter is kept with the state, so that a restart never hands one out twice.
 */
export class Identifiers {
  constructor(
    private readonly seed: string,
    public counter = 0,
  ) {}

  /** `prefix_` and 24 base-62 characters, as Stripe's object ids look. */
  id(prefix: string): string {
    return `${prefix}_${this.token(24)}`;
  }

  /** Base-62 characters, at most 64. */
  token(length: number): string {
    this.counter += 1;
    let text = "";
    for (let block = 0; text.length < length; block++) {
      for (const byte of bytes(this.seed, `${this.counter}.${block}`)) text += alphabet.charAt(byte % alphabet.length);
    }
    return text.slice(0, length);
  }

  /** Decimal digits, for one-time codes. */
  digits(length: number): string {
    this.counter += 1;
    return Array.from(bytes(this.seed, `${this.counter}`).subarray(0, length), (byte) => byte % 10).join("");
  }
}
