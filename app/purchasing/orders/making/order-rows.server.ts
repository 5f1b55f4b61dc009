import { askedForSale } from "../../dropship/asked-sql";
import { LINE_COLUMNS, LINE_VALUES, type LineValues, lineRow } from "../lines/new-line";
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

/** SQL: an open draft for the place `place` orders the variant `variant` already, and is none of those of this batch. */
const DRAFTED = (variant: string, place: string) => `EXISTS (
  SELECT 1 FROM purchase_order_lines k CROSS JOIN purchase_orders d ON d.id = k.order_id AND d.shop_id = k.shop_id
  WHERE k.shop_id = ?1 AND k.variant_id = ${variant} AND d.state = 'draft' AND d.location_id = ${place} AND d.sale_id IS NULL
    AND d.number NOT IN (SELECT value->>0 FROM json_each(?2)))`;

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
    undrafted?: [number: string, variantId: number][];
    forSale?: [variantId: number, quantity: number, toShip: number][];
  } = {},
) =>
  database
    .prepare(
      `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, form_token, expected_day,
        supplier_note, team_note, terms, sale_id, sale_name, created_by, created_at, updated_at)
      SELECT ?1, f.value->>0, 'draft', f.value->>1, f.value->>2, f.value->>3, f.value->>4, f.value->>5, f.value->>6,
        COALESCE(f.value->>7, w.supplier_note), f.value->>8, COALESCE(f.value->>9, w.terms), CAST(f.value->>10 AS INTEGER), f.value->>11,
        ?3, ?4, ?4
      FROM json_each(?2) f LEFT JOIN purchasing_settings w ON w.shop_id = ?1
      WHERE (?5 IS NULL OR EXISTS (SELECT 1 FROM json_each(?5) u WHERE u.value->>0 = f.value->>0
        AND NOT ${DRAFTED("u.value->>1", "f.value->>2")}))
        AND NOT EXISTS (SELECT 1 FROM json_each(?6) w
          WHERE w.value->>1 + ${askedForSale("w.value->>0", "CAST(f.value->>10 AS INTEGER)")} > w.value->>2)
      ON CONFLICT (shop_id, form_token) DO NOTHING`,
    )
    .bind(
      shop.id,
      JSON.stringify(orders.map(orderRow)),
      who,
      now,
      undrafted ? JSON.stringify(undrafted) : null,
      JSON.stringify(forSale ?? []),
    );

const orderRow = (order: OrderRow) => [
  ...[order.number, order.supplierId, order.locationId, order.currency, order.source, order.formToken],
  ...[order.expectedDay ?? null, order.supplierNote ?? null, order.teamNote ?? null, order.terms ?? null],
  ...[order.sale?.id ?? null, order.sale?.name ?? null],
];

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
  const numbers = JSON.stringify(orders.map(({ number, reference = null }) => [number, reference]));
  const rows = orders.flatMap(({ number, lines }) => lines.map((line) => lineRow(number, line)));
  return [
    database
      .prepare(
        `INSERT INTO purchase_order_lines (shop_id, order_id, position, ${LINE_COLUMNS}, created_at)
        SELECT ?1, o.id, f.key + 1, ${LINE_VALUES}, ?4 FROM json_each(?3) f
        CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = f.value->>0
        CROSS JOIN variants v ON v.id = f.value->>1 AND v.shop_id = ?1
        WHERE o.number IN (SELECT value->>0 FROM json_each(?2)) ${once ? `AND NOT ${DRAFTED("v.id", "o.location_id")}` : ""}`,
      )
      .bind(shop.id, numbers, JSON.stringify(rows), now),
    database
      .prepare(
        `INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what, detail)
        SELECT ?1, o.id, ?3, ?4, 'created',
          json_patch(json_object('source', o.source), json_object('reference', f.value->>1)) FROM json_each(?2) f
        CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = f.value->>0`,
      )
      .bind(shop.id, numbers, now, who),
  ];
};
