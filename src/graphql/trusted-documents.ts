import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DocumentNode, print } from "graphql";
import { z } from "zod";

/** Beside `src` and `dist` alike; made by `npm run codegen`. */
const manifest = fileURLToPath(new URL("../../schema/trusted-documents.json", import.meta.url));

/** By the hash of {@link hashOf}. */
const manifestSchema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

/** The operations that were committed. Others are strangers, however harmless. */
export class TrustedDocuments {
  readonly #hashes: ReadonlySet<string>;
  readonly #known = new WeakMap<DocumentNode, boolean>();

  constructor(hashes: Iterable<string>) {
    this.#hashes = new Set(hashes);
  }

  /** Throws where the manifest isn't there or isn't one. */
  static read(path: string = manifest): TrustedDocuments {
    return new TrustedDocuments(Object.keys(manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")))));
  }

  /** Whether a document is one of them, comments and spaces aside. */
  has(document: DocumentNode): boolean {
    let trusted = this.#known.get(document);
    if (trusted === undefined) {
      trusted = this.#hashes.has(hashOf(document));
      this.#known.set(document, trusted);
    }
    return trusted;
  }
}

/** SHA-256 of a document's text as graphql prints it. */
export function hashOf(document: DocumentNode): string {
  return createHash("sha256").update(print(document)).digest("hex");
}
