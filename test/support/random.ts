/** Returns a generator of numbers from 0 to 1 that are repeatable by their seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws random values for fuzzing. */
export interface Random {
  /** Returns an integer from 0 up to, not including, the limit. */
  upTo(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Returns printable characters, including quotes and brackets. */
  text(length: number): string;
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

export function randomFrom(seed: number): Random {
  const next = seededRandom(seed);
  const upTo = (limit: number) => Math.floor(next() * limit);
  const alphabet = "abcXYZ019 {}[]()\"'\\$@!:,._-/<>&=%;\u00e9";
  return {
    upTo,
    pick: (items) => {
      const [item] = items.slice(upTo(items.length));
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    text: (length) => Array.from({ length }, () => alphabet.charAt(upTo(alphabet.length))).join(""),
    bytes: (length) => Uint8Array.from(Array.from({ length }, () => upTo(256))),
  };
}
