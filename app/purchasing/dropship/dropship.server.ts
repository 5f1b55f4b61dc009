import { listKnownLocations } from "../../catalog/known-locations.server";
import { bySupplier } from "../../replenishment/reorder/list";
import { createOrder } from "../orders/making/create.server";
import type { Draft } from "../orders/making/drafted";
import { draftsOfForm } from "../orders/making/from-suggestions.server";
import type { DropshipChoice, DropshipLine, SaleToShip } from "./sale";

type Shop = { id: number; timeZone: string; currency: string };

/** The sale's lines whose variants the shop has, with what suppliers were asked to ship of them already. One statement. */
export async function linesOfSale(
  database: D1Database,
  shop: { id: number },
  { id, lines }: SaleToShip,
): Promise<DropshipLine[]> {
  const sold = lines.filter(({ toShip }) => toShip > 0).map(({ variantId, toShip }) => [variantId, toShip]);
  const { results } = await database.prepare(LINES).bind(shop.id, JSON.stringify(sold), id).all<DropshipLine>();
  return results;
}

const LINES = `
SELECT v.id AS variantId, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, '') AS sku,
  p.image_url AS imageUrl, f.value->>1 AS toShip, NULLIF(o.supplier_id, 0) AS supplierId,
  COALESCE((SELECT SUM(l.ordered - l.closed_short) FROM purchase_orders d CROSS JOIN purchase_order_lines l
    ON l.shop_id = d.shop_id AND l.order_id = d.id AND l.variant_id = v.id
    WHERE d.shop_id = ?1 AND d.sale_id = CAST(?3 AS INTEGER) AND d.state <> 'cancelled'), 0) AS asked
FROM json_each(?2) f CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(f.value->>0 AS INTEGER)
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
LEFT JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id
ORDER BY f.key`;

export type Dropshipped = { kind: "drafted"; drafts: Draft[] } | { kind: "refused"; reason: string };

/**
 * One draft a supplier, for the buyer of that sale. Each carries the form's token with its supplier: the same form again makes
 * those that are missing, and no other. Its goods never come to a location; the one that is kept with it is where the shop is.
 */
export async function orderForSale(
  database: D1Database,
  shop: Shop,
  sale: { id: string; name: string },
  choices: DropshipChoice[],
  formToken: string,
  who: string | null,
  now: number,
): Promise<Dropshipped> {
  const place = (await listKnownLocations(database, shop)).find(({ active }) => active);
  if (!place) return { kind: "refused", reason: "The shop has no active location." };
  for (const { supplierId, lines } of bySupplier(choices)) {
    const order = {
      ...{ supplierId, locationId: place.id, source: "dropship" as const, sale: { id: sale.id, name: sale.name } },
      ...{ formToken: `${formToken}/${supplierId}`, lines },
    };
    const created = await createOrder(database, shop, order, who, now);
    if (created.kind === "refused") return { kind: "refused", reason: Object.values(created.refusals).join(" ") };
  }
  return { kind: "drafted", drafts: await draftsOfForm(database, shop, formToken) };
}
