import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

/** What Shopify refuses in a bulk query although it is valid GraphQL. */
export function bulkQueryProblems(schema: GraphQLSchema, document: DocumentNode): string[] {
  const problems: string[] = [];
  const types = new TypeInfo(schema);
  let connections = 0;
  let depth = 0;
  let lists = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: {
        enter(field) {
          const type = types.getType();
          if (!type) return;
          if (getNamedType(type).name.endsWith("Connection")) {
            connections += 1;
            if (lists > 0)
              problems.push("Queries that contain a connection field within a list field are not currently supported.");
            if (depth > DEEPEST)
              problems.push(`Bulk queries cannot contain connections nested more than ${DEEPEST} levels deep.`);
            if (depth > 0 && !parentSelectsId(document, field))
              problems.push(
                "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type.",
              );
            depth += 1;
          } else if (isOrdinaryList(field.name.value, type)) lists += 1;
        },
        leave(field) {
          const type = types.getType();
          if (!type) return;
          if (getNamedType(type).name.endsWith("Connection")) depth -= 1;
          else if (isOrdinaryList(field.name.value, type)) lists -= 1;
        },
      },
    }),
  );
  if (connections === 0) problems.push("Bulk queries must contain at least one connection.");
  if (connections > MOST_CONNECTIONS)
    problems.push(`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`);
  return problems;
}

/** `nodes` and `edges` are lists too, but the connection's own. */
function isOrdinaryList(name: string, type: Parameters<typeof getNullableType>[0]): boolean {
  return name !== "nodes" && name !== "edges" && isListType(getNullableType(type));
}

function parentSelectsId(document: DocumentNode, nested: object): boolean {
  let found = false;
  visit(document, {
    [Kind.SELECTION_SET](selections) {
      if (!selections.selections.some((selection) => selection === nested)) return;
      found ||= selections.selections.some(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === "id" && !selection.alias,
      );
    },
  });
  return found;
}
