import { listKnownLocations } from "../../catalog/known-locations.server";
import { bySupplier } from "../../replenishment/reorder/list";
import { cells } from "../../sql/cells-sql";
import { listSupplierNames } from "../../suppliers/suppliers.server";
import { lineValues } from "../orders/lines/new-line";
import { quotesOfSuppliers } from "../orders/lines/quotes.server";
import type { Draft } from "../orders/making/drafted";
import { draftsOfForm } from "../orders/making/from-suggestions.server";
import { takeNumbers } from "../orders/making/numbers.server";
import { linesOfNewOrders, newOrders } from "../orders/making/order-rows.server";
import { orderChange } from "../orders/order-change.server";
import { askedForSale } from "./asked-sql";
import type { DropshipChoice, DropshipLine, SaleToShip } from "./sale";

type Shop = { id: number; timeZone: string; currency: string };

/** The sale's lines whose variants the shop has, with what suppliers were asked to ship of them already. One statement. */
export async function linesOfSale(
  database: D1Database,
  shop: { id: number },
  { id, lines }: SaleToShip,
): Promise<DropshipLine[]> {
  const sold = lines.filter(({ toShip }) => toShip > 0);
  const { results } = await database.prepare(LINES).bind(shop.id, SOLD.json(sold), id).all<DropshipLine>();
  return results;
}

const SOLD = cells({ variantId: "id", toShip: "value", shipped: "value" });

const LINES = `
SELECT v.id AS variantId, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, '') AS sku,
  p.image_url AS imageUrl, ${SOLD.cell.toShip} AS toShip, ${SOLD.cell.shipped} AS shipped, NULLIF(o.supplier_id, 0) AS supplierId,
  ${askedForSale("v.id", "CAST(?3 AS INTEGER)", SOLD.cell.shipped)} AS asked
FROM json_each(?2) f CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = ${SOLD.cell.variantId}
LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
LEFT JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id
ORDER BY f.key`;

type Dropshipped = { kind: "drafted"; drafts: Draft[] } | { kind: "refused"; reason: string };

/**
 * One draft a supplier, for the buyer of that sale: all of them in one batch, or none where another form has asked suppliers for so
 * much meanwhile that more would be shipped than was sold. The same form again makes no other. Its goods never come to a
 * location; the one that is kept with it is where the shop is.
 */
export async function orderForSale(
  database: D1Database,
  shop: Shop,
  sale: { id: string; name: string },
  { choices, lines }: { choices: DropshipChoice[]; lines: DropshipLine[] },
  formToken: string,
  who: string | null,
  now: number,
): Promise<Dropshipped> {
  const [locations, suppliers] = await Promise.all([
    listKnownLocations(database, shop),
    listSupplierNames(database, shop),
  ]);
  const place = locations.find(({ active }) => active);
  if (!place) return { kind: "refused", reason: "The shop has no active location." };
  const asked = bySupplier(choices).map(({ supplierId, lines }) => {
    const currency = suppliers.find(({ id }) => id === supplierId)?.currency ?? shop.currency;
    return { supplier: { id: supplierId, currency }, variantIds: lines.map(({ variantId }) => variantId), lines };
  });
  const quotes = await quotesOfSuppliers(database, shop, asked);
  const told = asked.map(({ supplier, lines }) => ({
    supplier,
    lines: lines.map((line) => {
      const quote = quotes.get(supplier.id)?.get(line.variantId);
      return quote ? lineValues(line, quote, supplier.currency) : "This variant is not known.";
    }),
  }));
  const refusal = told.flatMap(({ lines }) => lines).find((line) => typeof line === "string");
  if (refusal !== undefined) return { kind: "refused", reason: refusal };
  const numbers = await takeNumbers(database, shop, told.length, now);
  const orders = told.map(({ supplier, lines }, at) => ({
    ...{ number: numbers[at] ?? "", supplierId: supplier.id, locationId: place.id, currency: supplier.currency },
    source: "dropship" as const,
    sale: { id: sale.id, name: sale.name },
    formToken: `${formToken}/${supplier.id}`,
    lines: lines.filter((line) => typeof line !== "string"),
  }));
  const found = new Map(lines.map((line) => [line.variantId, line]));
  const forSale = choices.map((choice) => {
    const { toShip = 0, shipped = 0 } = found.get(choice.variantId) ?? {};
    return { ...choice, toShip, shipped };
  });
  await database.batch([
    newOrders(database, shop, orders, who, now, { forSale }),
    ...linesOfNewOrders(database, shop, orders, who, now),
    ...orderChange(
      ...[database, shop, { numbers }],
      choices.map(({ variantId }) => variantId),
      now,
    ),
  ]);
  const drafts = await draftsOfForm(database, shop, formToken);
  return drafts.length > 0 ? { kind: "drafted", drafts } : { kind: "refused", reason: MEANWHILE };
}

const MEANWHILE = "Somebody has just asked a supplier to ship of this sale. Open it again to see what is left.";
