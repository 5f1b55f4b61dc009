import { type Key, type Paged, type Place, pageOf } from "../replenishment/keyset";
import type { Value } from "./report";
import { REPORTS, type ReportName } from "./reports";
import { EXPRESSIONS, SOURCES } from "./sources.server";

export const PAGE_SIZE = 50;

/** A variant in a report, with the report's figures by their names. */
export type ReportRow = {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  /** Deleted in Shopify since the figures were made. */
  hidden: boolean;
  figures: Record<string, Value>;
};

export async function listReport(
  database: D1Database,
  shop: { id: number },
  report: ReportName,
  place: Place,
): Promise<Paged<ReportRow>> {
  const { results } = await reportPage(database, shop, report, place, PAGE_SIZE + 1).all<Found>();
  const page = pageOf(results, place, PAGE_SIZE, keyOf);
  return { ...page, rows: page.rows.map(asRow) };
}

/** So many rows of the whole list after a place; the place of the last of them, or null where there are no more. */
export async function listReportOn(
  database: D1Database,
  shop: { id: number },
  report: ReportName,
  after: Key | null,
  limit: number,
): Promise<{ rows: ReportRow[]; after: Key | null }> {
  const place: Place = after ? { side: "after", key: after } : { side: "start" };
  const { results } = await reportPage(database, shop, report, place, limit).all<Found>();
  const last = results.at(-1);
  return { rows: results.map(asRow), after: last && results.length === limit ? keyOf(last) : null };
}

/** CROSS JOIN and INDEXED BY: a row of the list is one entry of its index and one overview. */
export function reportPage(
  database: D1Database,
  shop: { id: number },
  report: ReportName,
  place: Place,
  limit: number,
) {
  const { table, index, rows, key, highestFirst } = SOURCES[report];
  const falling = highestFirst !== (place.side === "before");
  const beyond = place.side === "start" ? "" : `AND (f.${key}, f.variant_id) ${falling ? "<" : ">"} (?3, ?4)`;
  const direction = falling ? "DESC" : "ASC";
  const figures = REPORTS[report].columns.map(({ figure }) => `${EXPRESSIONS[figure]} AS "${figure}"`);
  return database
    .prepare(
      `SELECT f.variant_id AS variantId, f.${key} AS sortedBy, o.product_title AS productTitle, o.variant_title AS variantTitle,
        o.sku, o.image_url AS imageUrl, o.hidden, ${figures.join(", ")}
      FROM ${table} f INDEXED BY ${index} CROSS JOIN overviews o ON o.shop_id = f.shop_id AND o.variant_id = f.variant_id
      WHERE f.shop_id = ?1 AND ${rows} ${beyond} ORDER BY f.${key} ${direction}, f.variant_id ${direction} LIMIT ?2`,
    )
    .bind(shop.id, limit, ...(place.side === "start" ? [] : place.key));
}

type Found = Omit<ReportRow, "hidden" | "figures"> & { hidden: number; sortedBy: number } & Record<string, Value>;

const keyOf = ({ sortedBy, variantId }: Found): Key => [sortedBy, variantId];

function asRow({ variantId, sortedBy: _, productTitle, variantTitle, sku, imageUrl, hidden, ...figures }: Found) {
  return { variantId, productTitle, variantTitle, sku, imageUrl, hidden: hidden === 1, figures };
}
