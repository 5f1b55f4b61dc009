import { catalogChanges } from "../../app/catalog/catalog.server";
import { inventoryItemChanges } from "../../app/catalog/inventory-items.server";
import { locationChanges } from "../../app/catalog/locations.server";
import { dayOf } from "../../app/days/calendar";
import { ordersNoted } from "../../app/demand/sales/orders-to-read.server";
import { salesChanges } from "../../app/demand/sales/sales.server";
import type { Deletion } from "../../app/facts/version-sql";
import type { Occasion } from "../../app/replenishment/events/occasions";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import type { Shop } from "../../app/shops/shops.server";
import { levelChanges } from "../../app/stock/levels/levels.server";
import { withBelievableVersions } from "./belief";
import type { ShopFacts } from "./facts";

/** The statements that facts lead to, plans and alerts of what they touch included. Imports use them too. */
export function factChanges(database: D1Database, told: ShopFacts, shops: Shop[], now: number): D1PreparedStatement[] {
  const facts = withBelievableVersions(told, now);
  const touched = touchedBy(facts, shops);
  const touchesPlans = touched.some(({ shopId: _, ...names }) => Object.values(names).some((ids) => ids.length));
  return [
    ...rowChanges(database, facts, now),
    ...(touchesPlans ? planChanges(database, touched, planningDays(shops, now), now, occasionsOf(facts)) : []),
  ];
}

/** What Shopify tells of a level, or answers to a write of ours, is one by itself. */
const occasionsOf = (facts: ShopFacts): Occasion[] => [
  ...facts.occasions,
  ...facts.levels
    .filter(({ cause }) => cause === "shopify" || cause === "adjustment")
    .map(
      ({ shopId, triggeredAt, inventoryItemId: id, locationId, updatedAt }): Occasion => ({
        ...{ shopId, triggeredAt, type: "stock.adjusted", id, locationId, updatedAt },
      }),
    ),
  ...facts.disconnections
    .filter(({ cause }) => cause === "shopify")
    .map(
      ({ shopId, triggeredAt, inventoryItemId: id, locationId }): Occasion => ({
        ...{ shopId, triggeredAt, type: "stock.ended", id, locationId, updatedAt: triggeredAt },
      }),
    ),
];

/** The rows alone: an import plans once, at its end. */
export function rowChanges(database: D1Database, told: ShopFacts, now: number): D1PreparedStatement[] {
  const facts = withBelievableVersions(told, now);
  const partsOfLines = facts.lines.flatMap(({ shopId, triggeredAt, parts }) =>
    parts.map(([locationId]) => ({ shopId, triggeredAt, locationId })),
  );
  const placed = [...facts.levels, ...facts.disconnections, ...facts.lines, ...partsOfLines, ...facts.refundLines];
  const mentions = eachOnce(placed, ({ locationId }) => locationId).map(([locationId, { shopId, triggeredAt }]) => ({
    shopId,
    triggeredAt,
    locationId,
  }));
  const soldVariants = eachOnce(facts.lines, ({ variantId }) => variantId).map(
    ([variantId, { shopId, triggeredAt, productId }]) => ({ shopId, triggeredAt, variantId, productId }),
  );
  return [
    ...(facts.locations.length || facts.locationDeletions.length || mentions.length
      ? [locationChanges(database, { ...facts, mentions })]
      : []),
    ...catalogChanges(database, { ...facts, soldVariants }),
    ...(facts.items.length || facts.itemDeletions.length
      ? [inventoryItemChanges(database, facts.items, facts.itemDeletions)]
      : []),
    ...levelChanges(database, facts.levels, facts.disconnections, facts.figures),
    ...salesChanges(database, facts, now),
    ...(facts.ordersToRead.length ? [ordersNoted(database, facts.ordersToRead)] : []),
  ];
}

/** Of each thing that they name, by its id, the first of each time and shop that names it. */
function eachOnce<Naming extends Deletion>(all: Naming[], idOf: (naming: Naming) => string | null) {
  const first = new Map<string, [id: string, naming: Naming]>();
  for (const naming of all.toReversed()) {
    const id = idOf(naming);
    if (id !== null) first.set(`${id}/${naming.triggeredAt}/${naming.shopId}`, [id, naming]);
  }
  return [...first.values()];
}

const touchedBy = (facts: ShopFacts, shops: Shop[]) =>
  shops.map(({ id: shopId }) => {
    const idsOf = <Fact extends { shopId: number }>(all: Fact[], id: (fact: Fact) => string) =>
      new Set(all.filter((fact) => fact.shopId === shopId).map(id));
    return {
      shopId,
      items: [
        ...idsOf([...facts.levels, ...facts.disconnections], (level) => level.inventoryItemId),
        ...idsOf([...facts.items, ...facts.itemDeletions], (item) => item.id),
      ],
      products: [
        ...new Set([
          ...idsOf([...facts.products, ...facts.productDeletions], (product) => product.id),
          ...idsOf(facts.variants, (variant) => variant.productId),
        ]),
      ],
      lines: [...idsOf([...facts.lines, ...facts.refundLines], (line) => line.lineId)],
      orders: [...idsOf(facts.orderDeletions, (gone) => gone.orderId)],
    };
  });

const planningDays = (shops: Shop[], now: number) =>
  shops.map((shop) => ({ shopId: shop.id, today: dayOf(now, shop.timeZone) }));
