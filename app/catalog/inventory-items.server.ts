import { type Deletion, FACTS_OF_LIVE_SHOPS, type Fact, supersedes, unlessGone } from "../facts/version-sql";

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

/** Whether stock is tracked and what a unit costs, by Shopify's item: its variant may come later. One statement. */
export const inventoryItemChanges = (
  database: D1Database,
  items: InventoryItemFact[],
  deletions: InventoryItemDeletion[],
) =>
  database
    .prepare(
      `INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at, deleted_at)
      SELECT s.id, CAST(f.value->>3 AS INTEGER), f.value->>4, f.value->>5, f.value->>6, f.value->>2,
        iif(f.value->>7 IS NULL, f.value->>1, 0), f.value->>7
      FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET
        ${unlessGone("inventory_items", "tracked", "cost", "cost_currency", "updated_at", "triggered_at")},
        deleted_at = excluded.deleted_at
      WHERE ${supersedes("inventory_items")}`,
    )
    .bind(
      JSON.stringify([
        ...items.map((i) => [
          i.shopId,
          i.triggeredAt,
          i.updatedAt,
          i.id,
          Number(i.tracked),
          i.cost,
          i.costCurrency,
          null,
        ]),
        ...deletions.map((i) => [i.shopId, i.triggeredAt, 0, i.id, 0, null, null, i.triggeredAt]),
      ]),
    );
