import type { ProductDeletion, ProductFact, VariantFact, VariantListFact } from "../../app/catalog/catalog.server";
import type { InventoryItemDeletion, InventoryItemFact } from "../../app/catalog/inventory-items.server";
import type { LocationDeletion, LocationFact } from "../../app/catalog/locations.server";
import type { OrderToRead } from "../../app/demand/sales/orders-to-read.server";
import type { OrderDeletion, RefundLineFact } from "../../app/demand/sales/refunds.server";
import type { LineFact } from "../../app/demand/sales/sales.server";
import type { JobMessage } from "../../app/jobs/messages";
import type { Occasion } from "../../app/replenishment/events/occasions";
import type { ToldDeparture } from "../../app/shops/departures";
import type { ShopDetailsFact } from "../../app/shops/shop-changes.server";
import type { LevelDisconnection, LevelFact, LevelFigures } from "../../app/stock/levels/levels.server";

/** All that a batch of deliveries says, whatever their topics: each list is written by one fixed set of statements. */
export interface ShopFacts {
  products: ProductFact[];
  productDeletions: ProductDeletion[];
  variants: VariantFact[];
  variantLists: VariantListFact[];
  items: InventoryItemFact[];
  itemDeletions: InventoryItemDeletion[];
  locations: LocationFact[];
  locationDeletions: LocationDeletion[];
  levels: LevelFact[];
  figures: LevelFigures[];
  disconnections: LevelDisconnection[];
  lines: LineFact[];
  refundLines: RefundLineFact[];
  orderDeletions: OrderDeletion[];
  /** Orders that an export or a body tells of in part: read again from Shopify. */
  ordersToRead: OrderToRead[];
  shopDetails: ShopDetailsFact[];
  /** Products whose body did not hold all their variants: read again from Shopify. */
  incompleteProducts: { shopId: number; productId: string }[];
  /** What the deliveries say that they tell of. */
  occasions: Occasion[];
  /** Lines that are no sale: without a variant, or without a quantity. */
  skippedLines: number;
  /** Work that follows from what was told, too long for a batch. */
  wakes: Wake[];
  departures: ToldDeparture[];
}

export interface Wake {
  shopId: number;
  kind: Extract<JobMessage["kind"], "import" | "reconcile" | "replan" | "rebuild-days" | "converge-subscriptions">;
}

export const noFacts = (): ShopFacts => ({
  products: [],
  productDeletions: [],
  variants: [],
  variantLists: [],
  items: [],
  itemDeletions: [],
  locations: [],
  locationDeletions: [],
  levels: [],
  figures: [],
  disconnections: [],
  lines: [],
  refundLines: [],
  orderDeletions: [],
  ordersToRead: [],
  shopDetails: [],
  incompleteProducts: [],
  occasions: [],
  skippedLines: 0,
  wakes: [],
  departures: [],
});

/** Adds what one delivery says. */
export function addFacts(all: ShopFacts, facts: Partial<ShopFacts>): void {
  all.products.push(...(facts.products ?? []));
  all.productDeletions.push(...(facts.productDeletions ?? []));
  all.variants.push(...(facts.variants ?? []));
  all.variantLists.push(...(facts.variantLists ?? []));
  all.items.push(...(facts.items ?? []));
  all.itemDeletions.push(...(facts.itemDeletions ?? []));
  all.locations.push(...(facts.locations ?? []));
  all.locationDeletions.push(...(facts.locationDeletions ?? []));
  all.levels.push(...(facts.levels ?? []));
  all.figures.push(...(facts.figures ?? []));
  all.disconnections.push(...(facts.disconnections ?? []));
  all.lines.push(...(facts.lines ?? []));
  all.refundLines.push(...(facts.refundLines ?? []));
  all.orderDeletions.push(...(facts.orderDeletions ?? []));
  all.ordersToRead.push(...(facts.ordersToRead ?? []));
  all.shopDetails.push(...(facts.shopDetails ?? []));
  all.incompleteProducts.push(...(facts.incompleteProducts ?? []));
  all.occasions.push(...(facts.occasions ?? []));
  all.skippedLines += facts.skippedLines ?? 0;
  all.wakes.push(...(facts.wakes ?? []));
  all.departures.push(...(facts.departures ?? []));
}
