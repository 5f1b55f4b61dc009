import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { LedgerRow } from "./ledger";

const PAGE_SIZE = 50;

interface Asked {
  variantId: number;
  /** 0: wherever it is stocked. */
  locationId?: number;
  cursor?: Cursor;
}

/**
 * The ledger of a variant, the newest first. Each location's rows come from the index, as many as a page holds, so that a long past
 * costs nothing. One statement.
 */
export async function listLedger(
  database: D1Database,
  shop: { id: number },
  { variantId, locationId = 0, cursor = { side: "start" } }: Asked,
): Promise<Paged<LedgerRow>> {
  const [at, id] = cursor.side === "start" ? [Number.MAX_SAFE_INTEGER, 0] : cursor.key;
  const { results } = await database
    .prepare(cursor.side === "before" ? LATER : EARLIER)
    .bind(shop.id, variantId, locationId, Number(at), id, PAGE_SIZE + 1)
    .all<LedgerRow>();
  return pageOf(results, cursor, PAGE_SIZE, ({ at, id }): Key => [at, id]);
}

/** SQL: ?1 shop, ?2 variant, ?3 location or 0, ?4 and ?5 the cursor, ?6 how many. */
const rows = (than: "<" | ">", order: "DESC" | "ASC") => `
SELECT m.id, m.location_id AS locationId, m.delta, m.available_after AS availableAfter, m.cause, m.at, m.reason, m.reference,
  COALESCE(m.who, r.created_by) AS who, o.id AS orderId, o.number AS orderNumber,
  t.number AS transferNumber
FROM variants v CROSS JOIN locations c ON c.shop_id = v.shop_id AND (?3 = 0 OR c.id = ?3)
CROSS JOIN movements m ON m.id IN (
  SELECT n.id FROM movements n WHERE n.shop_id = ?1 AND n.inventory_item_id = v.inventory_item_id AND n.location_id = c.id
    AND (n.at, n.id) ${than} (?4, ?5) ORDER BY n.at ${order}, n.id ${order} LIMIT +?6)
LEFT JOIN receipts r ON r.shop_id = m.shop_id AND m.reference LIKE 'gid://evenstock/Receipt/%' AND r.id = CAST(substr(m.reference, 25) AS INTEGER)
LEFT JOIN purchase_orders o ON o.shop_id = r.shop_id AND o.id = r.order_id
LEFT JOIN transfers t ON t.shop_id = m.shop_id AND m.reference LIKE 'gid://evenstock/Transfer/%' AND t.id = CAST(substr(m.reference, 26) AS INTEGER)
WHERE v.shop_id = ?1 AND v.id = ?2 ORDER BY m.at ${order}, m.id ${order} LIMIT +?6`;

const EARLIER = rows("<", "DESC");
const LATER = rows(">", "ASC");
