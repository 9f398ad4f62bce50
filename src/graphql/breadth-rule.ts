import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";

/** How wide a document may be. */
export interface BreadthLimits {
  rootFields: number;
  breadth: number;
  repeats: number;
  sameObjects: number;
  fragments: number;
  spreads: number;
}

/** Looks at every selection set of a document, each once, and stops at the first that is too wide. */
export function breadthRule(limits: BreadthLimits, refusal: (message: string) => GraphQLError): ValidationRule {
  return (context) => {
    const objects = new Map<string, number>();
    let spreads = 0;
    return {
      Document(document) {
        const finding = fragmentsIn(document, limits) ?? rootsIn(document, limits);
        if (finding !== null) context.reportError(refusal(finding));
      },
      Field(field) {
        if (!field.selectionSet) return;
        const count = (objects.get(nameOf(field)) ?? 0) + 1;
        objects.set(nameOf(field), count);
        if (count === limits.sameObjects + 1)
          context.reportError(refusal(`A document may select the same object ${limits.sameObjects} times.`));
      },
      FragmentSpread() {
        spreads += 1;
        if (spreads === limits.spreads + 1)
          context.reportError(refusal(`A document may spread fragments at ${limits.spreads} places.`));
      },
      SelectionSet(set) {
        const finding = widthOf(set, limits);
        if (finding !== null) context.reportError(refusal(finding));
      },
    };
  };
}

function fragmentsIn({ definitions }: DocumentNode, { fragments }: BreadthLimits): string | null {
  const count = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  return count > fragments ? `A document may have ${fragments} fragments; this one has ${count}.` : null;
}

function rootsIn({ definitions }: DocumentNode, { rootFields }: BreadthLimits): string | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const count = fieldsOf(definition.selectionSet, fragments, new Set());
    if (count > rootFields) return `An operation may have ${rootFields} fields at its root; this one has ${count}.`;
  }
  return null;
}

/** A fragment counts once: its fields are merged wherever it is spread. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += fieldsOf(selection.selectionSet, fragments, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) count += fieldsOf(fragment.selectionSet, fragments, seen);
    }
  }
  return count;
}

function widthOf(set: SelectionSetNode, { breadth, repeats }: BreadthLimits): string | null {
  if (set.selections.length > breadth)
    return `${breadth} fields may be selected at one place; here are ${set.selections.length}.`;
  const counts = new Map<string, number>();
  countNames(set, counts);
  const most = Math.max(...counts.values());
  return most > repeats
    ? `The same field may be selected ${repeats} times at one place, an object ${repeats / 2} times.`
    : null;
}

/** Inline fragments are merged into the field that they stand in. */
function countNames({ selections }: SelectionSetNode, counts: Map<string, number>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      countNames(selection.selectionSet, counts);
      continue;
    }
    const name = selection.kind === Kind.FIELD ? nameOf(selection) : `...${selection.name.value}`;
    // What is inside two objects of one name is compared too.
    const weight = selection.kind === Kind.FIELD && selection.selectionSet ? 2 : 1;
    counts.set(name, (counts.get(name) ?? 0) + weight);
  }
}

function nameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
