import { CLOCKS_DIFFER } from "../facts/clocks";
import { type Deletion, FACT, FACTS_OF_LIVE_SHOPS, type Fact, supersedes, unlessGone } from "../facts/version-sql";
import { cells } from "../sql/cells-sql";

export interface InventoryItemFact extends Fact {
  id: string;
  tracked: boolean;
  /** Minor units of costCurrency; null where the merchant has typed none. */
  cost: number | null;
  costCurrency: string | null;
}

export interface InventoryItemDeletion extends Deletion {
  id: string;
}

const ITEM = cells({ ...FACT, id: "id", tracked: "value", cost: "value", costCurrency: "value", deletedAt: "value" });
const { cell } = ITEM;

const GONE = { updatedAt: 0, tracked: false, cost: null, costCurrency: null };

/** Whether stock is tracked and what a unit costs, by Shopify's item: its variant may come later. One statement. */
export const inventoryItemChanges = (
  database: D1Database,
  items: InventoryItemFact[],
  deletions: InventoryItemDeletion[],
) =>
  database
    .prepare(
      `INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at, deleted_at)
      SELECT s.id, ${cell.id}, ${cell.tracked}, ${cell.cost}, ${cell.costCurrency}, ${cell.updatedAt},
        iif(${cell.deletedAt} IS NULL, ${cell.triggeredAt}, 0), ${cell.deletedAt}
      FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET
        ${unlessGone("inventory_items", "tracked", "cost", "cost_currency", "updated_at", "triggered_at")},
        deleted_at = excluded.deleted_at
      WHERE ${supersedes("inventory_items", CLOCKS_DIFFER)}`,
    )
    .bind(
      ITEM.json([
        ...items.map((i) => ({ ...i, deletedAt: null })),
        ...deletions.map((i) => ({ ...i, ...GONE, deletedAt: i.triggeredAt })),
      ]),
    );
