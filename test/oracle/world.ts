import type { Beginning, Fact } from "./facts";
import { disconnected, type Level, levelsFrom, levelTold, trackingTurned } from "./levels";
import { type Order, ordersFrom, orderTold, refundTold } from "./orders";

export interface Variant {
  id: number;
  productId: number;
  itemId: number;
  tracked: boolean;
  continuesSelling: boolean;
  createdAt: number;
}

/** A shop as it stands after the facts so far. Products, variants and locations that were deleted are in it no more. */
export interface World {
  timeZone: string;
  /** How often the shop has said that it is in another zone. */
  zoneChanges: number;
  /** Location → in use. */
  locations: Map<number, boolean>;
  /** Product → status. */
  products: Map<number, string>;
  variants: Map<number, Variant>;
  levels: Map<string, Level>;
  orders: Map<number, Order>;
}

export function worldFrom(rows: Beginning): World {
  const variants = new Map(rows.variants.map((row) => [row.id, variantFrom(row)]));
  return {
    timeZone: rows.timeZone,
    zoneChanges: 0,
    locations: new Map(rows.locations.map(({ id, active }) => [id, active])),
    products: new Map(rows.products.map(({ id, status }) => [id, status])),
    variants,
    levels: levelsFrom(rows.levels, variants),
    orders: ordersFrom(rows),
  };
}

/**
 * `heard` is false for what nobody was ever told of: a change of a level leaves no trace but in the level itself, a refund
 * none but in the order's lines.
 */
export function happens(world: World, fact: Fact, heard = true): void {
  switch (fact.kind) {
    case "level_changed":
    case "level_connected":
      levelTold(world, fact.facts, heard);
      break;
    case "level_disconnected":
      disconnected(world, fact.facts, heard);
      break;
    case "order_placed":
    case "order_edited":
    case "order_cancelled":
    case "order_fulfilled":
      orderTold(world, fact.facts);
      break;
    case "order_refunded":
      refundTold(world, fact.facts, heard);
      break;
    case "order_deleted":
      world.orders.delete(fact.facts.orderId);
      break;
    case "product_created":
      for (const row of fact.facts.variants) world.variants.set(row.id, variantFrom(row));
      world.products.set(fact.facts.product.id, fact.facts.product.status);
      break;
    case "product_changed":
      world.products.set(fact.facts.product.id, fact.facts.product.status);
      break;
    case "product_deleted":
      productDeleted(world, fact.facts.productId, fact.facts.variantIds);
      break;
    case "variant_changed":
      variantChanged(world, variantFrom(fact.facts.variant), fact.at);
      break;
    case "location_created":
    case "location_changed":
      world.locations.set(fact.facts.location.id, fact.facts.location.active);
      break;
    case "shop_changed":
      if (world.timeZone !== fact.facts.timeZone) world.zoneChanges++;
      world.timeZone = fact.facts.timeZone;
  }
}

const variantFrom = (row: Beginning["variants"][number]): Variant => ({
  ...{ id: row.id, productId: row.product_id, itemId: row.item_id, tracked: row.tracked },
  ...{ continuesSelling: row.policy === "continue", createdAt: row.created_at },
});

function productDeleted(world: World, productId: number, variantIds: number[]) {
  world.products.delete(productId);
  for (const id of variantIds) {
    const item = world.variants.get(id)?.itemId;
    world.variants.delete(id);
    for (const [key, level] of world.levels) if (level.itemId === item) world.levels.delete(key);
  }
}

function variantChanged(world: World, variant: Variant, at: number) {
  const before = world.variants.get(variant.id);
  if (before && before.tracked !== variant.tracked) trackingTurned(world, variant.itemId, at);
  world.variants.set(variant.id, variant);
}
