import { forSale } from "../../catalog/for-sale-sql";
import { foldedType } from "../../catalog/words";
import { dayBegins } from "../../days/calendar";
import { WINDOWS } from "../../demand/windows";
import { foldedVendor } from "../../sql/folded-vendor-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { foldedKeys } from "../../words/folded";
import { KNOWN_DAYS } from "../dead-stock";
import type { Asked } from "../filter/asked";
import { isFiltered, isReckoned, type ReportFilter } from "../filter/filter";
import type { Span } from "../filter/span";
import {
  ALL_REVENUE,
  BETTER,
  CLASS,
  COVER_OF_UNITS,
  isDead,
  MISSED,
  MISSED_SALES,
  sellThroughOf,
} from "./formulas-sql";
import { SOURCES } from "./sources.server";

/** A report's rows `f` as SQL, with the parameters that it takes: `put` adds one and gives its name. */
type Rows = {
  before: string;
  from: string;
  where: string;
  values: unknown[];
  put: (value: unknown) => string;
};

/** Those that the night made, or figures of a place or of other days, reckoned as they are asked for from plans, sales and stock by day. */
export function rowsAsked(shopId: number, asked: Asked): Rows {
  const { report, filter } = asked;
  const values: unknown[] = [shopId];
  const put = (value: unknown) => `?${values.push(value)}`;
  const made = SOURCES[report];
  if (!isFiltered(filter))
    return {
      ...{ before: "", values, put },
      from: `${made.table} f INDEXED BY ${made.index}`,
      where: `f.shop_id = ?1 AND ${made.rows}`,
    };
  const chosen = chosenOf(filter, put);
  if (isReckoned(filter) && made.table === "variant_figures") {
    // Classes are ranked among all variants, whichever of them are listed.
    const ranked = report === "abc";
    const listed = ranked ? ` AND f.variant_id IN (SELECT c.variant_id FROM overviews c WHERE ${chosen})` : "";
    const before = reckoned(asked, ranked ? "c.shop_id = ?1 AND c.hidden = 0" : chosen, put);
    return { ...{ before, values, put }, from: "f", where: `${made.rows}${listed}` };
  }
  const location = filter.location === null ? String(WHOLE_SHOP) : put(filter.location);
  return {
    ...{ before: "", values, put },
    from: `overviews c CROSS JOIN ${made.table} f ON f.shop_id = c.shop_id AND f.variant_id = c.variant_id`,
    where: `${chosen} AND ${made.table === "forecasts" ? `f.location_id = ${location} AND f.windows > 0` : made.rows}`,
  };
}

/** SQL of an overview `c`, of the shop that is the first parameter. */
export const chosenOf = (filter: ReportFilter, put: Rows["put"]) =>
  `c.shop_id = ?1 AND c.hidden = 0${chosenBy(filter, put)}`;

function chosenBy({ supplier, vendor, productType }: ReportFilter, put: Rows["put"]) {
  const ofSupplier = supplier === null ? "" : ` AND c.supplier_id = ${put(supplier)}`;
  const ofType = productType === null ? "" : ` AND c.product_type_folded = ${put(foldedType(productType))}`;
  if (vendor === null) return `${ofSupplier}${ofType}`;
  const keys = foldedKeys(vendor).map(put);
  return `${ofSupplier}${ofType} AND c.variant_id IN (
    SELECT v.id FROM products p CROSS JOIN variants v ON v.shop_id = p.shop_id AND v.product_id = p.shopify_id
    WHERE p.shop_id = ?1 AND p.deleted_at IS NULL AND ${foldedVendor("p")} IN (${keys.join(", ")}))`;
}

/** Costs and prices are the night's; stock is what is available now or was at the end of a past day; rates are today's plans'. */
function reckoned({ report, filter: { location }, span, today, timeZone }: Asked, chosen: string, put: Rows["put"]) {
  const place = location === null ? String(WHOLE_SHOP) : put(location);
  const there = location === null ? null : place;
  const held = span && span.to < today ? heldAt(endOf(put, span.to, timeZone), there) : "p.available";
  const sales = report === "sell-through" || report === "dead-stock" || report === "abc";
  const outDays = report === "stock-out-cost" ? outDaysOf(span) : "0";
  const last = report === "dead-stock" && span ? lastSold(there, put(span.to)) : "NULL";
  const days = span ? span.to - span.from + 1 : 0;
  return `
WITH stand AS MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.cost, k.foreign_cost, k.price, k.needed, ${forSale("c.status")} AS for_sale, ${held} AS held,
    round(COALESCE(p.velocity, 0), 3) AS velocity, COALESCE(p.known_days, 0) - ${span ? put(today - span.to) : "0"} AS known_days,
    ${sales && span ? soldIn(span, today, there, put) : "0"} AS sold, ${last} AS last_sold_day, ${outDays} AS out_days
  FROM overviews c
  CROSS JOIN variant_figures k ON k.shop_id = c.shop_id AND k.variant_id = c.variant_id
  CROSS JOIN variants v ON v.id = c.variant_id AND v.shop_id = c.shop_id
  LEFT JOIN plans p ON p.shop_id = c.shop_id AND p.variant_id = c.variant_id AND p.location_id = ${place}
  WHERE ${chosen}
),
stock AS (SELECT *, held IS NOT NULL AS tracked, MAX(0, COALESCE(held, 0)) AS units, sold * COALESCE(price, 0) AS revenue FROM stand),
figures AS (
  SELECT *, units * COALESCE(cost, 0) AS stock_value, ${COVER_OF_UNITS} AS cover, ${MISSED} AS missed,
    sold AS sold_90, sold AS sold_365, ${sellThroughOf("sold")} AS sell_through, ${isDead("sold", String(Math.min(KNOWN_DAYS, days)))} AS dead,
    ${report === "abc" ? `${ALL_REVENUE} AS total, ${BETTER} AS better` : "NULL AS total, NULL AS better"}
  FROM stock
),
f AS MATERIALIZED (SELECT *, ${MISSED_SALES} AS missed_sales, ${report === "abc" ? CLASS : "NULL"} AS abc FROM figures)`;
}

/** SQL: units sold. Of a window that plans keep, in the whole shop, they have the sum. */
function soldIn({ from, to, last }: Span, today: number, place: string | null, put: Rows["put"]) {
  if (place === null && to === today && WINDOWS.some((window) => window === last))
    return `CAST(round(p.units_${last}) AS INTEGER)`;
  return `COALESCE((SELECT SUM(d.units) FROM daily_sales d WHERE d.shop_id = k.shop_id AND d.variant_id = k.variant_id
      AND d.day BETWEEN ${put(from)} AND ${put(to)}${place === null ? "" : ` AND d.location_id = ${place}`}), 0)`;
}

/** SQL: the last day until the last of those chosen, `to`: what has sold since then had not. */
const lastSold = (
  place: string | null,
  to: string,
) => `(SELECT d.day FROM daily_sales d WHERE d.shop_id = k.shop_id AND d.variant_id = k.variant_id
      AND d.units > 0 AND d.day <= ${to}${place === null ? "" : ` AND d.location_id = ${place}`} ORDER BY d.day DESC LIMIT 1)`;

const outDaysOf = (span: Span | null) =>
  span?.last ? `MAX(0, MIN(${span.last}, COALESCE(p.known_days, 0)) - COALESCE(p.days_${span.last}, 0))` : "0";

type End = { day: string; at: string };

/** As parameters: a day, and when it ended. */
export const endOf = (put: Rows["put"], day: number, timeZone = "UTC"): End => ({
  ...{ day: put(day), at: put(dayBegins(day + 1, timeZone)) },
});

/**
 * SQL: what was available at a level as a day ended; null where nobody saw it by then, where the item was stocked no more, and where
 * stock is left out today.
 */
export const levelAt = ({ day, at }: End) => `(SELECT d.last_available FROM level_days d WHERE d.shop_id = l.shop_id
      AND d.inventory_item_id = l.inventory_item_id AND d.location_id = l.location_id AND d.day <= ${day}
      AND (l.deleted_at IS NULL OR l.deleted_at >= ${at}) AND NOT (SELECT w.left_out FROM locations w WHERE w.id = l.location_id) ORDER BY d.day DESC LIMIT 1)`;

const heldAt = (end: End, place: string | null) => `(SELECT SUM(${levelAt(end)}) FROM levels l
      WHERE l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id${place === null ? "" : ` AND l.location_id = ${place}`})`;
