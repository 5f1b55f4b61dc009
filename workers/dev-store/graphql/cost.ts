import type { DocumentNode } from "graphql";
import { type FieldNode, GraphQLError, Kind, type OperationDefinitionNode, type SelectionSetNode } from "graphql";

export const MAX_COST = 1_000;
const MUTATION_COST = 10;
const CONNECTION_COST = 2;
/** Objects inside a connection count a quarter: near enough to what Shopify reports for ordinary queries. */
const ITEMS_PER_POINT = 4;

/** What a query may cost at most: 1 an object, 0 a scalar, a connection by its `first`, 10 a mutation. */
export function requestedCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );

  const ofSelections = (selections: SelectionSetNode): number =>
    selections.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection);
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + ofSelections(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return sum + (fragment ? ofSelections(fragment.selectionSet) : 0);
    }, 0);

  const ofField = (field: FieldNode): number => {
    if (!field.selectionSet) return 0;
    const inner = ofSelections(field.selectionSet);
    const size = pageSize(field, variables);
    if (size !== undefined) return CONNECTION_COST + Math.ceil((size * Math.max(1, inner)) / ITEMS_PER_POINT);
    // `nodes` and `edges` are the connection itself, already counted by its size.
    return isWrapper(field) ? Math.max(1, inner) : 1 + inner;
  };

  if (operation.operation === "mutation") return MUTATION_COST;
  return ofSelections(operation.selectionSet);
}

export function actualCost(requested: number, served: number): number {
  if (requested <= MUTATION_COST) return requested;
  return Math.min(requested, CONNECTION_COST + Math.ceil(served / ITEMS_PER_POINT));
}

export function tooExpensive(cost: number): GraphQLError {
  return new GraphQLError(`Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).`, {
    extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: MAX_COST },
  });
}

function isWrapper(field: FieldNode): boolean {
  return ["nodes", "edges", "node", "pageInfo"].includes(field.name.value);
}

function pageSize(field: FieldNode, variables: Record<string, unknown>): number | undefined {
  const argument = field.arguments?.find(({ name }) => name.value === "first" || name.value === "last");
  if (argument?.value.kind === Kind.INT) return Number(argument.value.value);
  if (argument?.value.kind === Kind.VARIABLE) return Number(variables[argument.value.name.value] ?? 0);
  return undefined;
}
