import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { argumentsOf, type KnownValues } from "./arguments.js";

type Field = GraphQLField<unknown, unknown>;

/** Writes operations that select every field. */
export class Selections {
  constructor(
    readonly schema: GraphQLSchema,
    private readonly known: KnownValues,
  ) {}

  /** Returns a field with its arguments and the given number of levels inside it. */
  field(owner: string, field: Field, levels: number, known: KnownValues = this.known): string {
    return `${field.name}${argumentsOf(`${owner}.${field.name}`, field.args, known)}${this.inside(field.type, levels)}`;
  }

  /** Returns the selection set of a type in braces, or the empty text for a leaf. */
  inside(type: GraphQLOutputType, levels: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return "";
    if (isObjectType(named)) return ` { __typename ${this.#fields(named, levels, () => "")} }`;
    const members = this.schema.getPossibleTypes(named);
    const fragments = members.map((member) => {
      const fields = this.#fields(member, Math.min(levels - 1, 0), (field) => {
        // Members may have fields with the same name and different types, which need an alias.
        const types = new Set(members.flatMap((each) => each.getFields()[field.name]?.type.toString() ?? []));
        return types.size > 1 ? `${member.name}_${field.name}: ` : "";
      });
      return `... on ${member.name} { ${fields} }`;
    });
    return ` { __typename ${fragments.join(" ")} }`;
  }

  /** Returns the shortest path from the query to each object type: a document with `HERE` in the place of the type's fields. */
  paths(): Map<string, string> {
    const paths = new Map<string, string>();
    const query = this.schema.getQueryType();
    if (!query) throw new Error("a schema without queries");
    let front: { type: GraphQLObjectType; path: string }[] = [{ type: query, path: "{ HERE }" }];
    paths.set(query.name, "{ HERE }");
    while (front.length > 0) {
      const next: typeof front = [];
      for (const { type, path } of front) {
        for (const field of Object.values(type.getFields())) {
          const named = getNamedType(field.type);
          // `node` needs another id for each type, so it is tested as a root field.
          if (!isCompositeType(named) || (type === query && isAbstractType(named))) continue;
          const members = isAbstractType(named) ? this.schema.getPossibleTypes(named) : [named];
          for (const member of members) {
            if (paths.has(member.name)) continue;
            const open = `${field.name}${argumentsOf(`${type.name}.${field.name}`, field.args, this.known)}`;
            const inside = isAbstractType(named) ? `{ ... on ${member.name} { HERE } }` : "{ HERE }";
            const longer = path.replace("HERE", `${open} ${inside}`);
            paths.set(member.name, longer);
            next.push({ type: member, path: longer });
          }
        }
      }
      front = next;
    }
    return paths;
  }

  #fields(type: GraphQLObjectType, levels: number, aliasOf: (field: Field) => string): string {
    return Object.values(type.getFields())
      .filter((field) => !field.args.some(isRequiredArgument))
      .filter((field) => isLeafType(getNamedType(field.type)) || levels > 0)
      .map((field) => `${aliasOf(field)}${field.name}${this.inside(field.type, levels - 1)}`)
      .join(" ");
  }
}
