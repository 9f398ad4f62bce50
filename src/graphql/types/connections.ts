import { type ClassType, Field, ObjectType } from "type-graphql";

@ObjectType("PageInfo", { description: "The position of a page in its list, as Relay defines it." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether the list has items after this page." })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: "Whether the list has items before this page." })
  readonly hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The cursor of the first edge; null for an empty page, except for events (see `endCursor`).",
  })
  readonly startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The cursor of the last edge; null for an empty page. An empty page of `verificationEvents` has the cursor to continue after.",
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

/**
 * Returns the Relay edge type of a node type.
 *
 * @param subject the node in words, without an article
 */
export function edgeType<Node extends object>(name: string, node: () => ClassType<Node>, subject: string) {
  @ObjectType(`${name}Edge`, { description: `One ${subject} of a page, with its cursor.` })
  class EdgeObject implements Edge<Node> {
    @Field(() => String, {
      description:
        "The position in the list, to pass as `after` or `before`. Opaque, and valid as long as the item exists.",
    })
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

/** Returns the Relay connection type of a node type and its edge type. */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  edge: new (cursor: string, node: Node) => Edge<Node>,
  subject: string,
) {
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${subject}s.` })
  class ConnectionObject implements Connection<Node> {
    @Field(() => [edge], { description: `The ${subject}s with their cursors.` })
    readonly edges: Edge<Node>[];

    @Field(() => PageInfo, { description: "The position of the page in the list." })
    readonly pageInfo: PageInfo;

    constructor(edges: Edge<Node>[], pageInfo: PageInfo) {
      this.edges = edges;
      this.pageInfo = pageInfo;
    }

    @Field(() => [node()], { description: `The ${subject}s without their cursors.` })
    get nodes(): Node[] {
      return this.edges.map((each) => each.node);
    }
  }
  const type: new (edges: Edge<Node>[], pageInfo: PageInfo) => Connection<Node> = ConnectionObject;
  return type;
}
