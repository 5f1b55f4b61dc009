import type { CostChange } from "./cost-change";
import { HELD } from "./proposals.server";

type Shop = { id: number };
type Row = Omit<CostChange, "isFar" | "isRestoring" | "isLast"> & { isFar: 0 | 1; isRestoring: 0 | 1; isLast: 0 | 1 };

const changes = (which: string) => `
SELECT c.id, c.variant_id AS variantId, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, '') AS sku,
  p.image_url AS imageUrl, c.old_cost AS oldCost, c.new_cost AS newCost, c.currency, c.is_far AS isFar, c.state AS "state", c.refusal,
  c.restores IS NOT NULL AS isRestoring, c.updated_at AS updatedAt, c.state = 'confirmed' AND NOT EXISTS (
    SELECT 1 FROM cost_changes n WHERE n.shop_id = c.shop_id AND n.variant_id = c.variant_id AND n.id > c.id
      AND n.state IN ('queued', 'sending', 'confirmed')) AS isLast
FROM (${which}) c
LEFT JOIN variants v ON v.shop_id = c.shop_id AND v.id = c.variant_id
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
ORDER BY c.id DESC`;

const ASKED = changes(
  "SELECT * FROM cost_changes INDEXED BY cost_changes_asked WHERE shop_id = ?1 AND state = 'asked' ORDER BY id DESC LIMIT +?2",
);
const DECIDED = changes(
  "SELECT * FROM cost_changes INDEXED BY cost_changes_newest WHERE shop_id = ?1 AND state NOT IN ('asked', 'superseded') ORDER BY id DESC LIMIT +?2",
);

/** The newest that wait for a person, and the newest of the others, so many of each at most. */
export async function listCostChanges(database: D1Database, shop: Shop, limit: number) {
  const [asked, decided] = await database.batch<Row>([
    database.prepare(ASKED).bind(shop.id, limit),
    database.prepare(DECIDED).bind(shop.id, limit),
  ]);
  const shown = (rows: Row[] = []) =>
    rows.map(
      ({ isFar, isRestoring, isLast, ...row }): CostChange => ({
        ...{ ...row, isFar: isFar === 1, isRestoring: isRestoring === 1, isLast: isLast === 1 },
      }),
    );
  return { asked: shown(asked?.results), decided: shown(decided?.results) };
}

const MOST_COUNTED = 100;

/** Those that wait for a person; 100 stands for that many or more. */
export const countCostQuestions = async (database: D1Database, shop: Shop): Promise<number> =>
  (await database
    .prepare(
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM cost_changes INDEXED BY cost_changes_asked
      WHERE shop_id = ? AND state = 'asked' LIMIT ${MOST_COUNTED})`,
    )
    .bind(shop.id)
    .first<number>("n")) ?? 0;

/** A person's word on a cost that asks: one that is accepted has its day to be written from then. Answers whether it still asked. */
export async function decideCost(
  database: D1Database,
  shop: Shop,
  id: number,
  decision: "accepted" | "declined",
  who: string | null,
  now: number,
): Promise<boolean> {
  const { meta } = await database
    .prepare(
      `UPDATE cost_changes SET state = ?3, decided_by = ?4, created_at = iif(?3 = 'queued', ?5, created_at), updated_at = ?5
      WHERE shop_id = ?1 AND id = ?2 AND state = 'asked'`,
    )
    .bind(shop.id, id, decision === "accepted" ? "queued" : "declined", who, now)
    .run();
  return meta.changes > 0;
}

/** A refused one is tried once more, unless another cost came since. Answers whether it is. */
export async function tryCostAgain(database: D1Database, shop: Shop, id: number, now: number): Promise<boolean> {
  const { meta } = await database
    .prepare(
      `UPDATE cost_changes SET state = 'queued', refusal = NULL, attempts = 0, created_at = ?3, updated_at = ?3
      WHERE shop_id = ?1 AND id = ?2 AND state = 'refused' AND NOT EXISTS (SELECT 1 FROM cost_changes n
        WHERE n.shop_id = ?1 AND n.variant_id = cost_changes.variant_id AND n.id > cost_changes.id AND n.state <> 'superseded')`,
    )
    .bind(shop.id, id, now)
    .run();
  return meta.changes > 0;
}

const OPEN_SUPERSEDED = `
UPDATE cost_changes SET state = 'superseded', updated_at = ?3 WHERE shop_id = ?1 AND state IN ('asked', 'queued') AND restores IS NOT ?2
  AND variant_id = (SELECT c.variant_id FROM cost_changes c WHERE c.shop_id = ?1 AND c.id = ?2 AND c.state = 'confirmed' AND c.old_cost IS NOT NULL)`;

const RESTORED = `
INSERT INTO cost_changes (shop_id, variant_id, old_cost, new_cost, currency, state, restores, decided_by, created_at, updated_at)
SELECT c.shop_id, c.variant_id, ${HELD}, c.old_cost, c.currency, 'queued', c.id, ?4, ?3, ?3 FROM cost_changes c
CROSS JOIN shops shop ON shop.id = c.shop_id AND shop.currency = c.currency
CROSS JOIN variants v ON v.shop_id = c.shop_id AND v.id = c.variant_id
LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
WHERE c.shop_id = ?1 AND c.id = ?2 AND c.state = 'confirmed' AND c.old_cost IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM cost_changes b WHERE b.shop_id = c.shop_id AND b.variant_id = c.variant_id AND b.restores = c.id AND b.state <> 'refused')
ON CONFLICT DO NOTHING`;

/** The cost that stood before a change is put back, once. Answers whether it is on its way. */
export async function restoreCost(database: D1Database, shop: Shop, id: number, who: string | null, now: number) {
  const [, restored] = await database.batch([
    database.prepare(OPEN_SUPERSEDED).bind(shop.id, id, now),
    database.prepare(RESTORED).bind(shop.id, id, now, who),
  ]);
  return (restored?.meta.changes ?? 0) > 0;
}
