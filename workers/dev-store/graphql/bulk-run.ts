import { execute, parse } from "graphql";
import { gid } from "../ids";
import { readInstall } from "../install";
import { zonedText } from "../instants";
import type { Store } from "../store";
import type { BulkRow } from "./bulk";
import type { Context } from "./context";
import { resolveField, resolveType } from "./resolve";
import { queryRoot } from "./roots";
import { loadSchema } from "./schema";

/** Outermost objects of one step, so that RUNNING is seen, counts grow and other requests get their turn. */
const STEP = 2_000;
const PAUSE = 40;

export function nextBulkAt(store: Store): number | null {
  const pending = store.database.find(
    "select 1 from bulk_operations where status in ('CREATED', 'RUNNING', 'CANCELING') limit 1",
  );
  return pending ? Date.now() + PAUSE : null;
}

/** One step of each operation under way. */
export async function stepBulkOperations(store: Store): Promise<void> {
  const pending = store.database.all<BulkRow>(
    "select * from bulk_operations where status in ('CREATED', 'RUNNING', 'CANCELING') order by id",
  );
  for (const row of pending) {
    if (row.status === "CREATED")
      store.database.run("update bulk_operations set status = 'RUNNING' where id = ?", row.id);
    else if (row.status === "CANCELING") finish(store, row, "CANCELED");
    else await step(store, row);
  }
}

export function readBulkResult(store: Store, id: number): Response {
  const parts = store.database.all<{ number: number }>(
    "select number from bulk_parts where operation_id = ? order by number",
    id,
  );
  if (parts.length === 0) return new Response("no such result", { status: 404 });
  const encoder = new TextEncoder();
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts[at++];
      if (!part) return controller.close();
      const { text } = store.database.one<{ text: string }>(
        "select text from bulk_parts where operation_id = ? and number = ?",
        id,
        part.number,
      );
      controller.enqueue(encoder.encode(text));
    },
  });
  return new Response(body, { headers: { "content-type": "application/jsonl" } });
}

async function step(store: Store, row: BulkRow): Promise<void> {
  const bulk = { after: row.after, size: STEP, next: null };
  const context: Context = { store, scopes: new Set(readInstall(store)?.scopes), bulk, served: 0 };
  const result = await execute({
    schema: await loadSchema(),
    document: parse(row.query),
    rootValue: queryRoot,
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const [failure] = result.errors ?? [];
  if (failure) {
    const denied = failure.extensions.code === "ACCESS_DENIED";
    console.error(`bulk operation ${row.id}: ${failure.message}`);
    return finish(store, row, "FAILED", denied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR");
  }
  const { lines, roots } = jsonLines(result.data ?? {}, row.grouped === 1);
  const text = lines.join("");
  if (text)
    store.database.run(
      "insert into bulk_parts select ?1, coalesce(max(number), 0) + 1, ?2 from bulk_parts where operation_id = ?1",
      row.id,
      text,
    );
  const next = context.bulk?.next ?? null;
  store.database.run(
    "update bulk_operations set after = ?, objects = objects + ?, roots = roots + ?, size = size + ? where id = ?",
    next,
    lines.length,
    roots,
    new TextEncoder().encode(text).length,
    row.id,
  );
  if (next === null) finish(store, row, "COMPLETED");
}

function finish(store: Store, row: BulkRow, status: string, error: string | null = null): void {
  const now = Date.now();
  store.database.run(
    "update bulk_operations set status = ?, error = ?, completed_at = ? where id = ?",
    status,
    error,
    now,
    row.id,
  );
  store.emit("BULK_OPERATIONS_FINISH", () => ({
    admin_graphql_api_id: gid("BulkOperation", row.id),
    completed_at: zonedText(now, store.facts.timeZone),
    created_at: zonedText(row.created_at, store.facts.timeZone),
    error_code: error?.toLowerCase() ?? null,
    status: status.toLowerCase(),
    type: "query",
  }));
}

/** Ungrouped, children stand before their parents: Shopify promises no order, and this is the one that hurts. */
function jsonLines(data: Record<string, unknown>, grouped: boolean): { lines: string[]; roots: number } {
  const lines: string[] = [];
  const write = (node: object, parentId: unknown): void => {
    const children: object[] = [];
    const own = withoutConnections(node, children);
    if (parentId !== undefined) own.__parentId = parentId;
    const text = `${JSON.stringify(own)}\n`;
    if (grouped) lines.push(text);
    for (const child of children) write(child, Reflect.get(node, "id"));
    if (!grouped) lines.push(text);
  };
  const roots = Object.values(data).flatMap((value) => connectionNodes(value) ?? []);
  for (const node of roots) write(node, undefined);
  return { lines, roots: roots.length };
}

/** The object's own fields; what its connections hold, also those of plain objects inside it, goes to `children`. */
function withoutConnections(node: object, children: object[]): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    const inner = connectionNodes(value);
    if (inner) children.push(...inner);
    else own[key] = isObject(value) && !Array.isArray(value) ? withoutConnections(value, children) : value;
  }
  return own;
}

function connectionNodes(value: unknown): object[] | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined;
  const nodes: unknown = Reflect.get(value, "nodes");
  if (Array.isArray(nodes)) return nodes.filter(isObject);
  const edges: unknown = Reflect.get(value, "edges");
  return Array.isArray(edges) ? edges.map((edge) => Reflect.get(edge, "node")).filter(isObject) : undefined;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
