import { writeInventory } from "../../workers/jobs/write-inventory";
import { levelBody } from "./bodies";
import { contextOf } from "./jobs";
import type { PlayedShopify } from "./played-shopify";
import { all } from "./rows";
import { SHOP } from "./shopify";

/** The delivery that tells of a level as it is in Shopify, 0.3 s later. */
export function levelDelivery(shopify: PlayedShopify, item: number, location = 901) {
  const { available = 0, at = 0 } = shopify.level(item, location) ?? {};
  return {
    topic: "inventory_levels/update",
    body: levelBody({ item, location, available, at }),
    triggeredAt: at + 300,
  };
}

/** One try to send each open write. */
export async function sendWrites(shopify: PlayedShopify) {
  const open = await all<{ key: string }>(
    "SELECT idempotency_key AS key FROM inventory_writes WHERE state IN ('queued', 'sending') ORDER BY id",
  );
  for (const { key } of open) {
    shopify.now = Math.max(shopify.now, Date.now()) + 1000;
    await writeInventory(await contextOf(shopify), { kind: "write-inventory", shop: SHOP, key });
  }
}
