import type { GraphQLResolveInfo } from "graphql";
import * as z from "zod";
import type { Row } from "../database";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";

export interface ConnectionArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Listing {
  /** `from` clause, with an alias if conditions need one. */
  from: string;
  /** Columns of the row; default all of the table. */
  select?: string;
  where?: string[];
  bindings?: (string | number | null)[];
  /** Column to sort by; ties are broken by id. */
  sort: string;
  id: string;
}

const PAGE_LIMIT = 250;
const Cursor = z.tuple([z.union([z.string(), z.number(), z.null()]), z.number()]);
type Cursor = z.infer<typeof Cursor>;

/** A page by keyset, so that a change elsewhere never shifts it. */
export function listConnection<T extends Row>(
  args: ConnectionArguments,
  context: Context,
  info: GraphQLResolveInfo,
  listing: Listing,
  toNode: (row: T) => Node,
): Node {
  const isBulkRoot = context.bulk !== undefined && info.path.prev === undefined;
  const size = pageSize(args, context, isBulkRoot);
  const after = isBulkRoot ? context.bulk?.after : args.after;
  const rows = readRows<T>(context, listing, after, args.reverse === true, size);
  const more = rows.length > size;
  const page = more ? rows.slice(0, size) : rows;
  context.served += page.length;
  const last = page.at(-1);
  if (isBulkRoot && context.bulk) context.bulk.next = more && last ? cursorOf(last) : null;
  return {
    nodes: () => page.map(toNode),
    edges: () => page.map((row) => ({ cursor: () => cursorOf(row), node: toNode(row) })),
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: Boolean(after),
      startCursor: () => (page[0] ? cursorOf(page[0]) : null),
      endCursor: () => (last ? cursorOf(last) : null),
    },
  };
}

export function countRows(context: Context, listing: Listing): Node {
  const where = listing.where?.length ? `where ${listing.where.join(" and ")}` : "";
  const { n } = context.store.database.one<{ n: number }>(
    `select count(*) n from ${listing.from} ${where}`,
    ...(listing.bindings ?? []),
  );
  return { count: n, precision: "EXACT" };
}

function readRows<T extends Row>(
  context: Context,
  listing: Listing,
  after: string | null | undefined,
  reverse: boolean,
  size: number,
): (T & CursorColumns)[] {
  const { from, select = "*", sort, id } = listing;
  const direction = reverse ? "desc" : "asc";
  const cursor = after ? parseCursor(after) : undefined;
  const where = [...(listing.where ?? []), ...(cursor ? [`(${sort}, ${id}) ${reverse ? "<" : ">"} (?, ?)`] : [])];
  return context.store.database.all<T & CursorColumns>(
    `select ${select}, ${sort} cursor_sort, ${id} cursor_id from ${from}
     ${where.length ? `where ${where.join(" and ")}` : ""}
     order by ${sort} ${direction}, ${id} ${direction} limit ?`,
    ...(listing.bindings ?? []),
    ...(cursor ?? []),
    size + 1,
  );
}

type CursorColumns = { cursor_sort: string | number | null; cursor_id: number };

function pageSize(args: ConnectionArguments, context: Context, isBulkRoot: boolean): number {
  if (isBulkRoot && context.bulk) return context.bulk.size;
  if (context.bulk) return 1_000_000;
  if (args.last != null || args.before != null)
    throw badRequest("the dev store pages forwards only: use first and after");
  if (args.first == null) throw badRequest("you must provide one of first or last");
  if (args.first < 0 || args.first > PAGE_LIMIT) throw badRequest(`first must be between 0 and ${PAGE_LIMIT}`);
  return args.first;
}

function cursorOf(row: CursorColumns): string {
  const cursor: Cursor = [row.cursor_sort, row.cursor_id];
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(cursor))));
}

function parseCursor(text: string): Cursor {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return Cursor.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw badRequest(`invalid cursor ${text}`);
  }
}
