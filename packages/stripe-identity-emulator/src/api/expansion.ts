import { badRequest } from "./stripe-error.js";

/** Stripe expands at most four levels (Stripe docs: expanding objects). */
const deepest = 4;

/** Throws 403 unless the key may read sensitive results of a verification created at `created` (seconds). */
export type SensitiveGuard = (created: number) => void;

/** The paths that one kind of object can expand; `sensitive` ones need a restricted key. */
export type Expandable = Readonly<Record<string, "plain" | "sensitive">>;

/** The paths that a request expands, relative to one object of the answer. */
export class Expansion {
  constructor(
    private readonly paths: ReadonlySet<string>,
    private readonly prefix: string,
    private readonly guard: SensitiveGuard,
  ) {}

  has(path: string): boolean {
    return this.paths.has(this.prefix + path);
  }

  /** Returns whether the request expands a sensitive field. Throws 403 if it does and the key may not read it. */
  sensitive(path: string, created: number): boolean {
    if (!this.has(path)) return false;
    this.guard(created);
    return true;
  }

  under(path: string): Expansion {
    return new Expansion(this.paths, `${this.prefix}${path}.`, this.guard);
  }
}

export const nothingExpanded = new Expansion(new Set(), "", () => {});

/**
 * Reads the `expand` parameter. A path also expands its parents. Throws 400 for an unknown path and for more than four levels,
 * and 403 for a sensitive path if the key can never read it, whether or not the object has such a value.
 */
export function parseExpansion(
  requested: readonly string[],
  expandable: Expandable,
  options: { list: boolean; guard: SensitiveGuard; mayEverSeeSensitive: () => void },
): Expansion {
  const paths = new Set<string>();
  const prefix = options.list ? "data." : "";
  for (const path of requested) {
    const segments = path.split(".");
    if (segments.length > deepest) {
      throw badRequest(
        `You cannot expand more than ${deepest} levels of a property. You tried to expand: ${path}.`,
        "expand",
      );
    }
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) : null;
    const kind = inside !== null && Object.hasOwn(expandable, inside) ? expandable[inside] : undefined;
    if (kind === undefined) throw badRequest(refusal(path, expandable, options.list), "expand");
    if (kind === "sensitive") options.mayEverSeeSensitive();
    for (let length = 1; length <= segments.length; length++) paths.add(segments.slice(0, length).join("."));
  }
  return new Expansion(paths, prefix, options.guard);
}

function refusal(path: string, expandable: Expandable, list: boolean): string {
  const text = `This property cannot be expanded (${path}).`;
  return list && Object.hasOwn(expandable, path)
    ? `${text} You may want to try expanding 'data.${path}' instead.`
    : text;
}
