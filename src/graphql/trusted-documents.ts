import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DocumentNode, print } from "graphql";
import { z } from "zod";

/** The same path from `src` and from `dist`. `npm run codegen` writes the file. */
const manifestPath = fileURLToPath(new URL("../../schema/trusted-documents.json", import.meta.url));

/** Documents by {@link hashOf}. */
const manifestSchema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

/** The committed operations: the only ones that viewer tokens may run when TRUSTED_DOCUMENTS is on. */
export class TrustedDocuments {
  readonly #hashes: ReadonlySet<string>;
  readonly #decisions = new WeakMap<DocumentNode, boolean>();

  constructor(hashes: Iterable<string>) {
    this.#hashes = new Set(hashes);
  }

  /** Reads the manifest. Throws when the file is missing or malformed. */
  static read(path: string = manifestPath): TrustedDocuments {
    return new TrustedDocuments(Object.keys(manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")))));
  }

  /** Returns whether a document is one of them, apart from comments and white space. */
  has(document: DocumentNode): boolean {
    let trusted = this.#decisions.get(document);
    if (trusted === undefined) {
      trusted = this.#hashes.has(hashOf(document));
      this.#decisions.set(document, trusted);
    }
    return trusted;
  }
}

/** Returns the SHA-256 of a document's text as graphql prints it. */
export function hashOf(document: DocumentNode): string {
  return createHash("sha256").update(print(document)).digest("hex");
}
