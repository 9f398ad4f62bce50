import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";

/** Limits of how wide a document may be. */
export interface BreadthLimits {
  rootFields: number;
  breadth: number;
  repeats: number;
  sameObjects: number;
  fragments: number;
  spreads: number;
}

/** Returns a rule that visits every selection set of a document once and reports those that are too wide. */
export function breadthRule(limits: BreadthLimits, toError: (message: string) => GraphQLError): ValidationRule {
  return (context) => {
    const objects = new Map<string, number>();
    let spreads = 0;
    return {
      Document(document) {
        const problem = tooManyFragments(document, limits) ?? tooManyRootFields(document, limits);
        if (problem !== null) context.reportError(toError(problem));
      },
      Field(field) {
        if (!field.selectionSet) return;
        const count = (objects.get(responseName(field)) ?? 0) + 1;
        objects.set(responseName(field), count);
        if (count === limits.sameObjects + 1)
          context.reportError(toError(`A document may select the same object at most ${limits.sameObjects} times.`));
      },
      FragmentSpread() {
        spreads += 1;
        if (spreads === limits.spreads + 1)
          context.reportError(toError(`A document may spread fragments at most ${limits.spreads} times.`));
      },
      SelectionSet(set) {
        const problem = tooWide(set, limits);
        if (problem !== null) context.reportError(toError(problem));
      },
    };
  };
}

function tooManyFragments({ definitions }: DocumentNode, { fragments }: BreadthLimits): string | null {
  const count = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  return count > fragments ? `A document may have at most ${fragments} fragments; this one has ${count}.` : null;
}

function tooManyRootFields({ definitions }: DocumentNode, { rootFields }: BreadthLimits): string | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const count = countFields(definition.selectionSet, fragments, new Set());
    if (count > rootFields) return `An operation may have at most ${rootFields} root fields; this one has ${count}.`;
  }
  return null;
}

/** Counts the fields of a selection set. A fragment counts once, because its fields are merged wherever it is spread. */
function countFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countFields(selection.selectionSet, fragments, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) count += countFields(fragment.selectionSet, fragments, seen);
    }
  }
  return count;
}

function tooWide(set: SelectionSetNode, { breadth, repeats }: BreadthLimits): string | null {
  if (set.selections.length > breadth)
    return `At most ${breadth} fields may be selected at one place; this one has ${set.selections.length}.`;
  const counts = new Map<string, number>();
  countNames(set, counts);
  const most = Math.max(...counts.values());
  return most > repeats
    ? `The same field may be selected at most ${repeats} times at one place, an object ${repeats / 2} times.`
    : null;
}

/** Counts how often each name is selected. Inline fragments count with the selection set that contains them. */
function countNames({ selections }: SelectionSetNode, counts: Map<string, number>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      countNames(selection.selectionSet, counts);
      continue;
    }
    const name = selection.kind === Kind.FIELD ? responseName(selection) : `...${selection.name.value}`;
    // GraphQL also compares the contents of two objects that have the same name.
    const weight = selection.kind === Kind.FIELD && selection.selectionSet ? 2 : 1;
    counts.set(name, (counts.get(name) ?? 0) + weight);
  }
}

function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
