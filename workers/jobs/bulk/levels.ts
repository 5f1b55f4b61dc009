import type { InventoryItemFact } from "../../../app/catalog/inventory-items.server";
import { minorUnits } from "../../../app/money/money";
import { BULK_LEVELS, type Item, levelLine } from "../../../app/shopify/graphql/bulk-levels";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import type { Shop } from "../../../app/shops/shops.server";
import { noFacts } from "../../deliveries/facts";
import { levelFact, levelFigures } from "../read/level-fact";
import type { BulkReader } from "./reader";

const readLine = readerOf(levelLine);

/**
 * Every item with its cost, and every level. A level that stands unchanged since last week was seen last week: its days
 * are known from there.
 */
export const importLevels: BulkReader = {
  query: () => BULK_LEVELS,
  parentOf: () => undefined,
  needed: "parents",
  read(shop, readAt, { lines }) {
    const facts = noFacts();
    for (const line of lines.map(readLine)) {
      if ("item" in line) {
        facts.levels.push(levelFact(shop, readAt, line, "import"));
        facts.figures.push(levelFigures(shop, readAt, line));
      } else facts.items.push(itemFact(shop, readAt, line));
    }
    return { facts, counts: { levels: facts.levels.length } };
  },
};

/** An item as a read at `readAt` shows it. */
export function itemFact(shop: Shop, readAt: number, { id, tracked, updatedAt, unitCost }: Item): InventoryItemFact {
  const cost = unitCost && (minorUnits(unitCost.amount, unitCost.currencyCode) ?? null);
  const costCurrency = cost === null ? null : (unitCost?.currencyCode ?? null);
  return { shopId: shop.id, triggeredAt: readAt, updatedAt, id, tracked, cost, costCurrency };
}
