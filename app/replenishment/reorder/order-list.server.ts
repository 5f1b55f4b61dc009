import { and, eq, sql } from "drizzle-orm";
import { orderQuantities, overviews, plans, suppliers, supplierTerms } from "../../../drizzle/schema";
import { typed } from "../../database";
import { stockFrom } from "../overviews/stock-at";
import { costOfOne, type ReorderFilter } from "./list";
import { narrowed, PRICES, placeOf, pricesFrom } from "./list.server";

export type OrderLine = {
  variantId: number;
  worth: number;
  /** 0: none is known. */
  supplierId: number;
  supplier: string | null;
  supplierSku: string | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
  barcode: string;
  available: number | null;
  incoming: number;
  suggested: number;
  /** As it was changed by hand, or as suggested. */
  quantity: number;
  unitCost: number | null;
  currency: string | null;
  casePack: number;
  /** Of what is suggested, each place's share. */
  places: { locationId: number; suggested: number }[];
};

const AT_ONCE = 1000;

/** Which of what is to order: as the list shows it, in whichever sort. */
export type OrderFilter = Pick<ReorderFilter, "location" | "supplier" | "text" | "vendor" | "type">;

/**
 * What is to order now, the next thousand lines after that one, what is worth most first. Location 0 is the whole shop; of a
 * location those of which it gets a share. The quantity is the variant's, and never 0.
 */
export async function listOrderLinesAfter(
  database: D1Database,
  shop: { id: number },
  { location, supplier, ...part }: OrderFilter,
  last: { worth: number; variantId: number } | undefined,
): Promise<OrderLine[]> {
  const found = await typed(database)
    .select({
      variantId: overviews.variantId,
      worth: plans.worth,
      supplierId: overviews.supplierId,
      supplier: suppliers.name,
      supplierSku: supplierTerms.supplierSku,
      productTitle: overviews.productTitle,
      variantTitle: overviews.variantTitle,
      sku: overviews.sku,
      barcode: overviews.barcode,
      available: overviews.available,
      incoming: overviews.incoming,
      suggested: overviews.suggested,
      quantity: QUANTITY,
      unitCost: overviews.unitCost,
      currency: suppliers.currency,
      casePack: overviews.casePack,
      stock: overviews.stock,
      prices: PRICES,
    })
    .from(plans)
    .innerJoin(overviews, and(eq(overviews.shopId, plans.shopId), eq(overviews.variantId, plans.variantId)))
    .leftJoin(suppliers, and(eq(suppliers.id, overviews.supplierId), eq(suppliers.shopId, plans.shopId)))
    .leftJoin(
      supplierTerms,
      and(
        eq(supplierTerms.shopId, plans.shopId),
        eq(supplierTerms.variantId, plans.variantId),
        eq(supplierTerms.supplierId, overviews.supplierId),
      ),
    )
    .leftJoin(
      orderQuantities,
      and(eq(orderQuantities.shopId, plans.shopId), eq(orderQuantities.variantId, plans.variantId)),
    )
    .where(
      sql`${plans.shopId} = ${shop.id} AND ${plans.locationId} = ${placeOf({ location })} AND ${plans.standing} = 'low' AND ${QUANTITY} > 0
        ${supplier === null ? sql`` : sql`AND ${plans.supplierId} = ${supplier}`}${narrowed(shop, part)}
        ${last ? sql`AND (${plans.worth}, ${plans.variantId}) < (${last.worth}, ${last.variantId})` : sql``}`,
    )
    .orderBy(sql`${plans.worth} DESC`, sql`${plans.variantId} DESC`)
    .limit(AT_ONCE);
  return found.map(({ stock, prices, ...line }) => {
    const places = stockFrom(stock);
    const { available, incoming } = places.find(({ locationId }) => locationId === location) ?? line;
    const unitCost = costOfOne({ ...line, prices: pricesFrom(prices) }, line.quantity);
    return { ...line, places, available, incoming, unitCost };
  });
}

/** As it was typed, else what is suggested, unless that waits for somebody to type it. */
const QUANTITY = sql<number>`COALESCE(${orderQuantities.quantity}, iif(${overviews.heldBack}, 0, ${overviews.suggested}))`;
