import type { GraphQLResolveInfo } from "graphql";
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from "graphql";
import { gid, idOf } from "../ids";
import { utcText } from "../instants";
import type { Store } from "../store";
import { bulkQueryProblems } from "./bulk-rules";
import { type ConnectionArguments, listConnection } from "./connection";
import type { Context, Node } from "./context";

export type BulkRow = {
  id: number;
  query: string;
  grouped: number;
  status: string;
  error: string | null;
  objects: number;
  roots: number;
  size: number;
  after: string | null;
  created_at: number;
  completed_at: number | null;
};

const AT_ONCE = 5;

export const bulkFields = {
  bulkOperation: ({ id }: { id: string }, { store }: Context) => {
    const row = findBulk(store, id);
    return row ? bulkNode(store, row) : null;
  },
  bulkOperations: (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) => {
    const listing = { from: "bulk_operations", sort: "created_at", id: "id" };
    return listConnection<BulkRow>(args, context, info, listing, (row) => bulkNode(context.store, row));
  },
  currentBulkOperation: (_: object, { store }: Context) => {
    const row = store.database.find<BulkRow>("select * from bulk_operations order by id desc limit 1");
    return row ? bulkNode(store, row) : null;
  },
};

export const bulkMutations = {
  bulkOperationRunQuery: (
    { query, groupObjects }: { query: string; groupObjects: boolean },
    { store }: Context,
    info: GraphQLResolveInfo,
  ) => {
    const problem = queryProblem(info.schema, query);
    if (problem) return { bulkOperation: null, userErrors: [{ field: ["query"], message: problem, code: "INVALID" }] };
    const running = store.database.one<{ n: number }>(
      "select count(*) n from bulk_operations where status in ('CREATED', 'RUNNING', 'CANCELING')",
    ).n;
    if (running >= AT_ONCE)
      return {
        bulkOperation: null,
        userErrors: [
          { field: null, message: `At most ${AT_ONCE} bulk query operations may run at once.`, code: "LIMIT_REACHED" },
        ],
      };
    const row: BulkRow = {
      id: store.nextId("BulkOperation"),
      query,
      grouped: groupObjects ? 1 : 0,
      status: "CREATED",
      error: null,
      objects: 0,
      roots: 0,
      size: 0,
      after: null,
      // By the clock that its deliveries have: a delete before an export would else seem to be older than it.
      created_at: store.changeTime(),
      completed_at: null,
    };
    store.database.insert("bulk_operations", row);
    store.wake();
    return { bulkOperation: bulkNode(store, row), userErrors: [] };
  },
  bulkOperationCancel: ({ id }: { id: string }, { store }: Context) => {
    const row = findBulk(store, id);
    if (!row) return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
    if (row.completed_at !== null)
      return {
        bulkOperation: bulkNode(store, row),
        userErrors: [
          { field: ["id"], message: `A bulk operation cannot be canceled when it is ${row.status.toLowerCase()}` },
        ],
      };
    store.database.run("update bulk_operations set status = 'CANCELING' where id = ?", row.id);
    return { bulkOperation: bulkNode(store, { ...row, status: "CANCELING" }), userErrors: [] };
  },
};

function bulkNode(store: Store, row: BulkRow): Node {
  const url = row.size > 0 ? `https://${store.domain}/bulk/${row.id}.jsonl` : null;
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", row.id),
    status: row.status,
    errorCode: row.error,
    objectCount: String(row.objects),
    rootObjectCount: String(row.roots),
    fileSize: row.status === "COMPLETED" ? String(row.size) : null,
    url: row.status === "COMPLETED" ? url : null,
    partialDataUrl: row.status === "FAILED" ? url : null,
    createdAt: utcText(row.created_at),
    completedAt: row.completed_at === null ? null : utcText(row.completed_at),
    type: "QUERY",
    query: row.query,
  };
}

function queryProblem(schema: GraphQLSchema, query: string): string | undefined {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== "query")
    return "Bulk queries must be a single query operation.";
  const [invalid] = validate(schema, document);
  return invalid?.message ?? bulkQueryProblems(schema, document)[0];
}

function findBulk(store: Store, id: string): BulkRow | undefined {
  return store.database.find<BulkRow>("select * from bulk_operations where id = ?", idOf("BulkOperation", id) ?? 0);
}
