interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/**
 * All of a list whose first page came with something else. Throws where what it belongs to went meanwhile: half a list
 * would look like a whole one.
 */
export async function allPages<Node>(
  first: Page<Node>,
  next: (after: string | null) => Promise<Page<Node> | undefined>,
): Promise<Node[]> {
  const nodes = [...first.nodes];
  for (let { hasNextPage, endCursor } = first.pageInfo; hasNextPage; ) {
    const page: Page<Node> | undefined = await next(endCursor);
    if (!page) throw new Error("What Shopify was reading from went between two pages.");
    nodes.push(...page.nodes);
    ({ hasNextPage, endCursor } = page.pageInfo);
  }
  return nodes;
}
