import { cells, valuesOf } from "../../../sql/cells-sql";
import { askedForSale } from "../../dropship/asked-sql";
import { LINE, LINE_COLUMNS, LINE_VALUES } from "../lines/line-rows-sql";
import type { LineValues } from "../lines/new-line";
import type { Source } from "../order";

export type OrderRow = {
  number: string;
  supplierId: number;
  locationId: number;
  currency: string;
  source: Source;
  formToken: string | null;
  expectedDay?: number | null;
  supplierNote?: string | null;
  teamNote?: string | null;
  terms?: string | null;
  sale?: { id: string; name: string };
};

const HEAD = ["number", "supplierId", "locationId", "currency", "source", "formToken", "expectedDay"] as const;
const NOTES = ["supplierNote", "teamNote", "terms", "saleName"] as const;
const ORDER = cells({ ...valuesOf([...HEAD, ...NOTES]), saleId: "id" });
/** An order that a batch makes, and what a file calls it. */
const MADE = cells(valuesOf(["number", "reference"]));
const UNDRAFTED = cells(valuesOf(["number", "variantId"]), "u");
/** Units that a form asks suppliers to ship of a variant, of those that are to be shipped, beside those that were. */
const FOR_SALE = cells(valuesOf(["variantId", "quantity", "toShip", "shipped"]), "w");

/** SQL: an open draft for the place `place` orders the variant `variant` already, and is none of those of this batch. */
const DRAFTED = (variant: string, place: string) => `EXISTS (
  SELECT 1 FROM purchase_order_lines k CROSS JOIN purchase_orders d ON d.id = k.order_id AND d.shop_id = k.shop_id
  WHERE k.shop_id = ?1 AND k.variant_id = ${variant} AND d.state = 'draft' AND d.location_id = ${place} AND d.sale_id IS NULL
    AND d.number NOT IN (SELECT ${MADE.cell.number} FROM json_each(?2) f))`;

const told = ORDER.cell;

/**
 * Drafts, each with the shop's own terms and note where it has none of its own. What a form made before is not made again.
 * `undrafted`, by number: variants of which one at least must not be on an open draft for that place. `forSale`: none is made where
 * suppliers would be asked for more of a variant than is to be shipped for their sale. One statement.
 */
export const newOrders = (
  database: D1Database,
  shop: { id: number },
  orders: OrderRow[],
  who: string | null,
  now: number,
  {
    undrafted,
    forSale,
  }: {
    undrafted?: { number: string; variantId: number }[];
    forSale?: { variantId: number; quantity: number; toShip: number; shipped: number }[];
  } = {},
) =>
  database
    .prepare(
      `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, form_token, expected_day,
        supplier_note, team_note, terms, sale_id, sale_name, created_by, created_at, updated_at)
      SELECT ?1, ${told.number}, 'draft', ${told.supplierId}, ${told.locationId}, ${told.currency}, ${told.source}, ${told.formToken},
        ${told.expectedDay}, COALESCE(${told.supplierNote}, w.supplier_note), ${told.teamNote}, COALESCE(${told.terms}, w.terms),
        ${told.saleId}, ${told.saleName}, ?3, ?4, ?4
      FROM json_each(?2) f LEFT JOIN purchasing_settings w ON w.shop_id = ?1
      WHERE (?5 IS NULL OR EXISTS (SELECT 1 FROM json_each(?5) u WHERE ${UNDRAFTED.cell.number} = ${told.number}
        AND NOT ${DRAFTED(UNDRAFTED.cell.variantId, told.locationId)}))
        AND NOT EXISTS (SELECT 1 FROM json_each(?6) w
          WHERE ${FOR_SALE.cell.quantity} + ${askedForSale(FOR_SALE.cell.variantId, told.saleId, FOR_SALE.cell.shipped)} > ${FOR_SALE.cell.toShip})
      ON CONFLICT (shop_id, form_token) DO NOTHING`,
    )
    .bind(
      shop.id,
      ORDER.json(orders.map(orderRow)),
      who,
      now,
      undrafted ? UNDRAFTED.json(undrafted) : null,
      FOR_SALE.json(forSale ?? []),
    );

const orderRow = ({ sale, ...order }: OrderRow) => ({
  ...{ expectedDay: null, supplierNote: null, teamNote: null, terms: null, ...order },
  ...{ saleId: sale?.id ?? null, saleName: sale?.name ?? null },
});

/**
 * The lines of orders that this batch makes, and the beginning of their timelines: 2 statements. `once`: none of a variant that
 * an open draft for that place orders already. `reference`: what a file calls the order.
 */
export const linesOfNewOrders = (
  database: D1Database,
  shop: { id: number },
  orders: { number: string; lines: LineValues[]; reference?: string | null }[],
  who: string | null,
  now: number,
  { once = false } = {},
) => {
  const made = MADE.json(orders.map(({ number, reference = null }) => ({ number, reference })));
  const rows = orders.flatMap(({ number, lines }) => lines.map((line) => ({ order: number, ...line })));
  return [
    database
      .prepare(
        `INSERT INTO purchase_order_lines (shop_id, order_id, position, ${LINE_COLUMNS}, created_at)
        SELECT ?1, o.id, f.key + 1, ${LINE_VALUES}, ?4 FROM json_each(?3) f
        CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = ${LINE.cell.order}
        CROSS JOIN variants v ON v.id = ${LINE.cell.variantId} AND v.shop_id = ?1
        WHERE o.number IN (SELECT ${MADE.cell.number} FROM json_each(?2) f) ${once ? `AND NOT ${DRAFTED("v.id", "o.location_id")}` : ""}`,
      )
      .bind(shop.id, made, LINE.json(rows), now),
    database
      .prepare(
        `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
        SELECT ?1, o.id, ?3, ?4, 'created',
          json_patch(json_object('source', o.source), json_object('reference', ${MADE.cell.reference})) FROM json_each(?2) f
        CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = ${MADE.cell.number}`,
      )
      .bind(shop.id, made, now, who),
  ];
};
