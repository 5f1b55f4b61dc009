import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { Asked } from "../filter/asked";
import { isFiltered, type Sort } from "../filter/filter";
import type { ReportRow, Value } from "../report";
import { REPORTS, type ReportName } from "../reports";
import { rowsAsked } from "./narrowed.server";
import { EXPRESSIONS, SOURCES } from "./sources.server";

export const PAGE_SIZE = 50;

export async function listReport(
  database: D1Database,
  shop: { id: number },
  asked: Asked,
  cursor: Cursor,
): Promise<Paged<ReportRow>> {
  const { results } = await reportPage(database, shop, asked, cursor, PAGE_SIZE + 1).all<Found>();
  const page = pageOf(results, cursor, PAGE_SIZE, keyOf);
  return { ...page, rows: page.rows.map(asRow) };
}

/** So many rows of the whole list, from its start or after a row. */
export async function listReportAfter(
  database: D1Database,
  shop: { id: number },
  asked: Asked,
  last: ReportRow | undefined,
  limit: number,
): Promise<ReportRow[]> {
  const cursor: Cursor = last ? { side: "after", key: keyOf(last) } : { side: "start" };
  const { results } = await reportPage(database, shop, asked, cursor, limit).all<Found>();
  return results.map(asRow);
}

/**
 * The report as the night made it, in its own order, is read where its index has it; what is filtered or sorted
 * otherwise is read whole.
 */
export const reportPage = (database: D1Database, shop: { id: number }, asked: Asked, cursor: Cursor, limit: number) =>
  isFiltered(asked.filter) || asked.filter.sort
    ? narrowedPage(database, shop, asked, cursor, limit)
    : ownPage(database, shop, asked.report, cursor, limit);

/** CROSS JOIN and INDEXED BY: a row of the list is one entry of its index and one overview. */
function ownPage(database: D1Database, shop: { id: number }, report: ReportName, cursor: Cursor, limit: number) {
  const { table, index, rows, key, highestFirst } = SOURCES[report];
  const falling = highestFirst !== (cursor.side === "before");
  const beyond = cursor.side === "start" ? "" : `AND (f.${key}, f.variant_id) ${falling ? "<" : ">"} (?3, ?4)`;
  const direction = falling ? "DESC" : "ASC";
  return database
    .prepare(
      `SELECT f.variant_id AS variantId, f.${key} AS sortedBy, ${NAMES}, ${figuresOf(report)}
      FROM ${table} f INDEXED BY ${index} CROSS JOIN overviews o ON o.shop_id = f.shop_id AND o.variant_id = f.variant_id
      WHERE f.shop_id = ?1 AND ${rows} ${beyond} ORDER BY f.${key} ${direction}, f.variant_id ${direction} LIMIT +?2`,
    )
    .bind(shop.id, limit, ...(cursor.side === "start" ? [] : cursor.key));
}

/** Names are read of the page's own rows alone, but where the list goes by them. */
function narrowedPage(database: D1Database, shop: { id: number }, asked: Asked, cursor: Cursor, limit: number) {
  const { before, from, where, values, put } = rowsAsked(shop.id, asked);
  const { key, descending, named } = orderOf(asked);
  const falling = descending !== (cursor.side === "before");
  const direction = falling ? "DESC" : "ASC";
  const beyond =
    cursor.side === "start"
      ? ""
      : ` AND (${key}, f.variant_id) ${falling ? "<" : ">"} (${put(cursor.key[0])}, ${put(cursor.key[1])})`;
  const names = named ? " CROSS JOIN overviews n ON n.shop_id = f.shop_id AND n.variant_id = f.variant_id" : "";
  const text = `${before} SELECT p.*, ${NAMES} FROM (
      SELECT f.variant_id AS variantId, ${key} AS sortedBy, ${figuresOf(asked.report)} FROM ${from}${names}
      WHERE ${where}${beyond} ORDER BY sortedBy ${direction}, variantId ${direction} LIMIT +${put(limit)}
    ) p CROSS JOIN overviews o ON o.shop_id = ?1 AND o.variant_id = p.variantId
    ORDER BY p.sortedBy ${direction}, p.variantId ${direction}`;
  return database.prepare(text).bind(...values);
}

/** What is not known stands last, whichever way the list is sorted. */
function orderOf({ report, filter: { sort } }: Asked): { key: string; descending: boolean; named: boolean } {
  if (!sort) {
    const { key, highestFirst } = SOURCES[report];
    return { key: `f.${key}`, descending: highestFirst, named: false };
  }
  const { descending } = sort;
  if (sort.by === "product") return { key: "n.title_key", descending, named: true };
  if (sort.by === "sku")
    return { key: `COALESCE(NULLIF(lower(n.sku), ''), ${lastWord(sort)})`, descending, named: true };
  const isWord = REPORTS[report].columns.some(({ figure, kind }) => figure === sort.by && kind === "word");
  return {
    key: `COALESCE(${EXPRESSIONS[sort.by]}, ${isWord ? lastWord(sort) : lastNumber(sort)})`,
    descending,
    named: false,
  };
}

const lastWord = ({ descending }: Sort) => (descending ? "''" : "char(1114111)");
const lastNumber = ({ descending }: Sort) => (descending ? "-1e18" : "1e18");

const NAMES = `o.product_title AS productTitle, o.variant_title AS variantTitle, o.sku, o.image_url AS imageUrl, o.hidden`;

const figuresOf = (report: ReportName) =>
  REPORTS[report].columns.map(({ figure }) => `${EXPRESSIONS[figure]} AS "${figure}"`).join(", ");

type Found = Omit<ReportRow, "hidden" | "figures"> & { hidden: number } & Record<string, Value>;

const keyOf = ({ sortedBy, variantId }: Pick<ReportRow, "sortedBy" | "variantId">): Key => [sortedBy, variantId];

function asRow({
  variantId,
  sortedBy,
  productTitle,
  variantTitle,
  sku,
  imageUrl,
  hidden,
  ...figures
}: Found): ReportRow {
  return { variantId, sortedBy, productTitle, variantTitle, sku, imageUrl, hidden: hidden === 1, figures };
}
