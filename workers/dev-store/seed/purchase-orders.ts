import { createPurchaseOrder, receivePurchaseOrder } from "../purchase-orders";
import type { Store } from "../store";
import type { Article, Catalog } from "./catalog";

const DAY = 86_400_000;

/** What the merchant once ordered in Shopify itself: one whole on its way, one that came in part, one draft. */
export function seedPurchaseOrders(store: Store, { articles, locations }: Catalog, now: number): void {
  const [first, second] = locations;
  const tracked = articles.filter(({ variant }) => variant.tracked);
  const lines = (from: number, count: number, quantity: number) =>
    tracked.slice(from, from + count).map(({ variant }: Article, at) => ({
      ...{ variantId: variant.id, quantity: quantity + at, supplierSku: `S-${from + at + 1}` },
      ...(variant.cost !== null && { unitCost: variant.cost }),
      ...(at % 2 === 0 && { taxPercent: "20.0" }),
    }));
  const order = (asked: Partial<Parameters<typeof createPurchaseOrder>[1]>) =>
    createPurchaseOrder(store, {
      ...{ supplier: null, locationId: first?.id ?? null, status: "ORDERED" as const, lines: [] },
      ...asked,
    });
  order({ supplier: "Northern Pottery", lines: lines(40, 6, 12) });
  const partly = order({ supplier: "Atelier Lumen", locationId: second?.id ?? null, lines: lines(60, 3, 24) });
  receivePurchaseOrder(store, partly.id, {
    arrivesAt: now + 6 * DAY,
    lines: lines(60, 1, 24).map(({ variantId, quantity }) => ({ variantId, quantity, accepted: 0, rejected: 2 })),
  });
  order({ supplier: null, status: "DRAFT", lines: lines(90, 2, 6) });
}
