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

/** Writes operations that select all there is. */
export class Selections {
  constructor(
    readonly schema: GraphQLSchema,
    private readonly known: KnownValues,
  ) {}

  /** A field with its arguments and so many levels of what is inside it. */
  field(owner: string, field: Field, levels: number, known: KnownValues = this.known): string {
    return `${field.name}${argumentsOf(`${owner}.${field.name}`, field.args, known)}${this.inside(field.type, levels)}`;
  }

  /** What is inside a type, in braces; empty for a leaf. */
  inside(type: GraphQLOutputType, levels: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return "";
    if (isObjectType(named)) return ` { __typename ${this.#fields(named, levels, () => "")} }`;
    const members = this.schema.getPossibleTypes(named);
    const deps = members.map((member) => {
      const fields = this.#fields(member, Math.min(levels - 1, 0), (field) => {
        // Members may have fields of one name and different types: an alias keeps them apart.
        const types = new Set(members.flatMap((each) => each.getFields()[field.name]?.type.toString() ?? []));
        return types.size > 1 ? `${member.name}_${field.name}: ` : "";
      });
      return `... on ${member.name} { ${fields} }`;
    });
    return ` { __typename ${deps.join(" ")} }`;
  }

  /** The shortest ways from the query to each object type: text with `HERE` where the type's fields belong. */
  ways(): Map<string, string> {
    const ways = new Map<string, string>();
    const query = this.schema.getQueryType();
    if (!query) throw new Error("a schema without queries");
    let front: { type: GraphQLObjectType; way: string }[] = [{ type: query, way: "{ HERE }" }];
    ways.set(query.name, "{ HERE }");
    while (front.length > 0) {
      const next: typeof front = [];
      for (const { type, way } of front) {
        for (const field of Object.values(type.getFields())) {
          const named = getNamedType(field.type);
          // `node` leads anywhere, but by another id each time; it is walked as a root.
          if (!isCompositeType(named) || (type === query && isAbstractType(named))) continue;
          const members = isAbstractType(named) ? this.schema.getPossibleTypes(named) : [named];
          for (const member of members) {
            if (ways.has(member.name)) continue;
            const open = `${field.name}${argumentsOf(`${type.name}.${field.name}`, field.args, this.known)}`;
            const inside = isAbstractType(named) ? `{ ... on ${member.name} { HERE } }` : "{ HERE }";
            const longer = way.replace("HERE", `${open} ${inside}`);
            ways.set(member.name, longer);
            next.push({ type: member, way: longer });
          }
        }
      }
      front = next;
    }
    return ways;
  }

  #fields(type: GraphQLObjectType, levels: number, aliasOf: (field: Field) => string): string {
    return Object.values(type.getFields())
      .filter((field) => !field.args.some(isRequiredArgument))
      .filter((field) => isLeafType(getNamedType(field.type)) || levels > 0)
      .map((field) => `${aliasOf(field)}${field.name}${this.inside(field.type, levels - 1)}`)
      .join(" ");
  }
}
