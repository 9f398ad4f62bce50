import type { ClassType } from "type-graphql";
import { Field, ObjectType } from "type-graphql";

@ObjectType("PageInfo", { description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follows." })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: "Whether something stands before." })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first edge." })
  readonly startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Cursor of the last edge. For events also where the page is empty: then of the newest event that was looked at.",
  })
  readonly endCursor: string | null;

  constructor(hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null) {
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
    this.startCursor = startCursor;
    this.endCursor = endCursor;
  }
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/** Makes Relay's edge type of a node type. */
export function edgeType<Node extends object>(name: string, node: () => ClassType<Node>, subject: string) {
  @ObjectType(`${name}Edge`, { description: `A ${subject} and its place in a list.` })
  class EdgeObject implements Edge<Node> {
    @Field(() => String, { description: "Its place. Opaque; stays good." })
    readonly cursor: string;

    @Field(node, { description: `The ${subject}.` })
    readonly node: Node;

    constructor(cursor: string, value: Node) {
      this.cursor = cursor;
      this.node = value;
    }
  }
  const type: new (cursor: string, node: Node) => Edge<Node> = EdgeObject;
  return type;
}

/** Makes Relay's connection type of a node type and its edge type. */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  edge: new (cursor: string, node: Node) => Edge<Node>,
  subject: string,
) {
  @ObjectType(`${name}Connection`, { description: `A page of ${subject}s.` })
  class ConnectionObject implements Connection<Node> {
    @Field(() => [edge], { description: `The ${subject}s with their cursors.` })
    readonly edges: Edge<Node>[];

    @Field(() => PageInfo, { description: "Where the page stands." })
    readonly pageInfo: PageInfo;

    constructor(edges: Edge<Node>[], pageInfo: PageInfo) {
      this.edges = edges;
      this.pageInfo = pageInfo;
    }

    @Field(() => [node()], { description: `The ${subject}s alone.` })
    get nodes(): Node[] {
      return this.edges.map((each) => each.node);
    }
  }
  const type: new (edges: Edge<Node>[], pageInfo: PageInfo) => Connection<Node> = ConnectionObject;
  return type;
}
