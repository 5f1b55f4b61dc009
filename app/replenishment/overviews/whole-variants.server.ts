import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { closuresFrom } from "../../suppliers/calendar/closures-typed";
import type { OrderDays } from "../../suppliers/calendar/order-days-sql";
import { barcodeForms } from "../../words/barcode";
import { foldedKeys } from "../../words/folded";
import type { Standing } from "../plans/steps/standing-sql";

/** A variant with all that its page shows of it in figures. Ids but the first, the supplier's and locations' are Shopify's. */
export interface WholeVariant {
  variantId: number;
  shopifyId: string;
  productId: string;
  inventoryItemId: string | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
  barcode: string;
  /** As the variant stores them. */
  barcodes: string | null;
  vendor: string;
  /** As Shopify wrote it: empty where the product has none, null until Shopify has told it. */
  productType: string | null;
  status: string;
  low: boolean;
  out: boolean;
  untracked: boolean;
  standing: Standing | null;
  sellOut: boolean;
  available: number | null;
  position: number;
  velocity: number;
  reorderPoint: number;
  cover: number;
  leadTimeDays: number;
  suggested: number;
  safetyStock: number | null;
  /** 0: none is known. */
  supplierId: number;
  supplierCurrency: string | null;
  /** When that one takes orders. */
  orderDays: OrderDays;
  /** In minor units of the supplier's currency; without a supplier of the shop's. */
  unitCost: number | null;
  price: number | null;
  levels: LevelAt[];
  /** What it is forecast like, by Shopify's id, and times how many percent; null too where that one is gone. */
  similar: { shopifyId: string; percent: number } | null;
  /** What the list is sorted by. */
  rank: number | string;
}

/** Shopify's own figures at a location; on hand and incoming as of a read (epoch ms), null where there was none. */
interface LevelAt {
  locationId: number;
  available: number | null;
  onHand: number | null;
  incoming: number | null;
  readAt: number | null;
}

export const VARIANT_STATES = [
  ...(["low", "out", "untracked"] as const),
  ...(["order_now", "move", "soon", "overstocked", "snoozed", "excluded"] as const),
] as const;

/** Which variants: one filter at most, since each has an index of its own. */
export type VariantFilter =
  | { by: "all" }
  | { by: "sku" | "barcode"; text: string }
  | { by: "supplier"; supplierId: number }
  | { by: VariantState };

type VariantState = (typeof VARIANT_STATES)[number];

/**
 * A page of them: all, and those of a SKU or barcode, in the order in which they became known, which never changes; those of a
 * supplier and in a state the most urgent first. A row reads itself, its variant, its plan, its supplier and its levels.
 */
export async function listWholeVariants(
  database: D1Database,
  shop: { id: number },
  filter: VariantFilter,
  cursor: Cursor,
  size: number,
): Promise<Paged<WholeVariant>> {
  const way = wayOf(filter);
  const [rank, id] = cursor.side === "start" ? way.start : cursor.key;
  const { results } = await database
    .prepare(`${COLUMNS}, ${way.rank} AS rank ${way.from} ${JOINED} WHERE ${way.where} ORDER BY ${way.order} LIMIT +?5`)
    .bind(shop.id, way.argument, rank, id, size + 1)
    .all<Row>();
  return pageOf(results.map(asWhole), cursor, size, (row): Key => [row.rank, row.variantId]);
}

/** By Shopify's id. Undefined when the shop has no such variant, or Shopify deleted it. */
export async function findWholeVariant(database: D1Database, shop: { id: number }, shopifyId: string) {
  const row = await database
    .prepare(`${COLUMNS}, 0 AS rank ${BY_SHOPIFY_ID} ${JOINED} WHERE o.hidden = 0`)
    .bind(shop.id, shopifyId)
    .first<Row>();
  return row ? asWhole(row) : undefined;
}

/** How rows are come by, from which cursor on. Conditions are literals, or no partial index applies. */
interface Way {
  from: string;
  where: string;
  rank: string;
  order: string;
  /** Before the first row. */
  start: [number, number];
  argument: string | number | null;
}

function wayOf(filter: VariantFilter): Way {
  switch (filter.by) {
    case "all":
      return { ...BY_ID, from: "FROM overviews o", argument: null };
    case "sku":
      return { ...BY_ID, from: named("skus", "sku"), argument: JSON.stringify(foldedKeys(filter.text)) };
    case "barcode":
      return { ...BY_ID, from: named("barcodes", "form"), argument: JSON.stringify(barcodeForms(filter.text)) };
    case "supplier":
      return { ...OF_SUPPLIER, argument: filter.supplierId };
    case "low":
    case "out":
    case "untracked":
      return { ...BY_COVER, where: `${BY_COVER.where} AND o."${filter.by}" = 1`, argument: null };
    case "overstocked":
      return { ...BY_TIED_UP, argument: filter.by };
    default:
      return { ...BY_WORTH, argument: filter.by === "order_now" ? "low" : filter.by };
  }
}

const BY_ID = {
  where: "o.shop_id = ?1 AND o.hidden = 0 AND o.variant_id > ?4 AND ?2 IS ?2 AND ?3 IS ?3",
  rank: "o.variant_id",
  order: "o.variant_id",
  start: [0, 0] as [number, number],
};

const named = (table: "skus" | "barcodes", column: "sku" | "form") =>
  `FROM (SELECT DISTINCT n.variant_id FROM json_each(?2) f
    CROSS JOIN ${table} n ON n.shop_id = ?1 AND n.${column} = f.value AND n.variant_id > ?4 ORDER BY 1 LIMIT +?5) n
  CROSS JOIN overviews o ON o.shop_id = ?1 AND o.variant_id = n.variant_id`;

const OF_SUPPLIER = {
  from: "FROM overviews o",
  where: "o.shop_id = ?1 AND o.hidden = 0 AND o.supplier_id = ?2 AND (o.risk, o.variant_id) < (?3, ?4)",
  rank: "o.risk",
  order: "o.risk DESC, o.variant_id DESC",
  start: [1e15, 0] as [number, number],
};

const BY_COVER = {
  from: "FROM overviews o",
  where: "?2 IS ?2 AND o.shop_id = ?1 AND o.hidden = 0 AND (o.cover, o.variant_id) > (?3, ?4)",
  rank: "o.cover",
  order: "o.cover, o.variant_id",
  start: [-1, 0] as [number, number],
};

const BY_WORTH = {
  from: `FROM plans w INDEXED BY plans_standing CROSS JOIN overviews o ON o.shop_id = w.shop_id AND o.variant_id = w.variant_id`,
  where: `w.shop_id = ?1 AND w.location_id = 0 AND w.standing = ?2 AND w.standing IS NOT NULL
    AND (w.worth, w.variant_id) < (?3, ?4) AND o.hidden = 0`,
  rank: "w.worth",
  order: "w.worth DESC, w.variant_id DESC",
  start: [1e15, 0] as [number, number],
};

/** Its index has steps of that: those of one are sorted before anything more is asked of them. */
const BY_TIED_UP = {
  from: `FROM (SELECT w.shop_id, w.variant_id, w.worth, w.tied_up FROM plans w INDEXED BY plans_standing
    CROSS JOIN overviews o ON o.shop_id = w.shop_id AND o.variant_id = w.variant_id AND o.hidden = 0
    WHERE w.shop_id = ?1 AND w.location_id = 0 AND w.standing = ?2 AND w.standing IS NOT NULL
      AND (w.worth, w.tied_up, w.variant_id) < (CAST(?3 AS INTEGER), CAST(substr(?3, instr(?3, ' ')) AS INTEGER), ?4)
    ORDER BY w.worth DESC, w.tied_up DESC, w.variant_id DESC LIMIT +?5) w
    CROSS JOIN overviews o ON o.shop_id = w.shop_id AND o.variant_id = w.variant_id`,
  where: "true",
  rank: "w.worth || ' ' || w.tied_up",
  order: "w.worth DESC, w.tied_up DESC, w.variant_id DESC",
  start: [1e15, 0] as [number, number],
};

const BY_SHOPIFY_ID = `FROM (SELECT id FROM variants WHERE shop_id = ?1 AND shopify_id = CAST(?2 AS INTEGER)) n
  CROSS JOIN overviews o ON o.shop_id = ?1 AND o.variant_id = n.id`;

const COLUMNS = `SELECT o.variant_id AS variantId, CAST(o.shopify_id AS TEXT) AS shopifyId, CAST(o.product_id AS TEXT) AS productId,
  CAST(v.inventory_item_id AS TEXT) AS inventoryItemId, o.product_title AS productTitle, o.variant_title AS variantTitle,
  o.sku, o.barcode, o.barcodes, o.vendor,
  (SELECT t.product_type FROM products t WHERE t.shop_id = o.shop_id AND t.shopify_id = o.product_id) AS productType,
  o.status, o.low, o."out", o.untracked, o.standing, o.sell_out AS sellOut, o.available, o.position,
  o.velocity, o.reorder_point AS reorderPoint, o.cover, o.lead_time_days AS leadTimeDays, o.suggested,
  p.safety_stock AS safetyStock, o.supplier_id AS supplierId, s.currency AS supplierCurrency, s.order_weekdays AS weekdays, s.closures, o.unit_cost AS unitCost, o.price,
  (SELECT json_group_array(json_object('locationId', l.location_id, 'available', l.available, 'onHand', l.on_hand,
      'incoming', l.incoming, 'readAt', l.read_at)) FROM levels l
    WHERE l.shop_id = o.shop_id AND l.inventory_item_id = v.inventory_item_id AND l.deleted_at IS NULL) AS levels,
  (SELECT json_object('shopifyId', CAST(a.shopify_id AS TEXT), 'percent', c.percent) FROM similar_variants c
    CROSS JOIN variants a ON a.id = c.similar_id AND a.shop_id = c.shop_id AND a.deleted_at IS NULL
    WHERE c.shop_id = o.shop_id AND c.variant_id = o.variant_id) AS similar`;

const JOINED = `CROSS JOIN variants v ON v.id = o.variant_id AND v.shop_id = o.shop_id
  LEFT JOIN plans p ON p.shop_id = o.shop_id AND p.variant_id = o.variant_id AND p.location_id = 0
  LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id`;

type Row = Omit<WholeVariant, "orderDays" | "levels" | "similar" | "low" | "out" | "untracked" | "sellOut"> & {
  weekdays: number | null;
  closures: string | null;
  levels: string;
  similar: string | null;
  low: number;
  out: number;
  untracked: number;
  sellOut: number;
};

const asWhole = ({ weekdays, closures, levels, similar, low, out, untracked, sellOut, ...row }: Row): WholeVariant => ({
  ...row,
  orderDays: { weekdays, closures: closuresFrom(closures) },
  low: Boolean(low),
  out: Boolean(out),
  untracked: Boolean(untracked),
  sellOut: Boolean(sellOut),
  levels: JSON.parse(levels),
  similar: similar === null ? null : JSON.parse(similar),
});
