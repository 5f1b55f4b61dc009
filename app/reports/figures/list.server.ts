import { type Key, type Paged, type Place, pageOf } from "../../lists/keyset";
import type { ReportRow, Value } from "../report";
import { REPORTS, type ReportName } from "../reports";
import { EXPRESSIONS, SOURCES } from "./sources.server";

export const PAGE_SIZE = 50;

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

/** So many rows of the whole list, from its start or after a row. */
export async function listReportAfter(
  database: D1Database,
  shop: { id: number },
  report: ReportName,
  last: ReportRow | undefined,
  limit: number,
): Promise<ReportRow[]> {
  const place: Place = last ? { side: "after", key: keyOf(last) } : { side: "start" };
  const { results } = await reportPage(database, shop, report, place, limit).all<Found>();
  return results.map(asRow);
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
