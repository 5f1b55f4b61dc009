import { sql } from "drizzle-orm";
import { idText, overviews } from "../../../drizzle/schema";
import { listLocationNames } from "../../catalog/known-locations.server";
import { storedBarcodes } from "../../catalog/words";
import { csvResponse } from "../../csv/csv-response";
import { gidOf, SHOPIFY_ID } from "../../csv/shopify-id";
import type { Cell } from "../../csv/write";
import { typed } from "../../database";
import { decimalAmount } from "../../money/money";
import { listSupplierNames } from "../../suppliers/suppliers.server";
import { ownTitle } from "../../words/own-title";
import { stateWord } from "../overviews/overview";
import { listedAfter, written } from "../overviews/overviews.server";
import type { ProductList } from "../overviews/product-list";
import { stockFrom } from "../overviews/stock-at";
import { lastsForever } from "../plans/steps/cover-sql";
import { velocityOf } from "../plans/steps/velocity-sql";

/** So many variants a query: 100,000 take 43 of the 50 queries that a request has on Cloudflare's free plan. */
const VARIANTS_AT_ONCE = 2500;

/** What the list holds, with its stock, plans and suppliers, a column for each location; the oldest first. */
export async function productFile(database: D1Database, shop: { id: number; currency: string }, list: ProductList) {
  const [locations, suppliers] = await Promise.all([
    listLocationNames(database, shop),
    listSupplierNames(database, shop),
  ]);
  const places = Object.entries(locations).map(([id, name]) => ({ id: Number(id), name }));
  const supplierOf = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  return csvResponse<Line>({
    name: "products.csv",
    headings: [...HEADINGS, ...places.map(({ name }) => `Available at ${name}`)],
    cells: (line) => {
      const stock = new Map(stockFrom(line.stock).map((at) => [at.locationId, at.available]));
      return [
        ...cellsOf(line, supplierOf.get(line.supplierId), shop),
        ...places.map(({ id }) => stock.get(id) ?? null),
      ];
    },
    listAfter: (last) => linesAfter(database, shop, list, last?.variantId ?? 0),
  });
}

const HEADINGS = [
  ...[SHOPIFY_ID.label, "Product", "Variant", "SKU", "Barcode", "Other barcodes", "Vendor", "Product type"],
  ...["Supplier", "State"],
  ...["Available", "On the way", "Sold a day", "Expected a day", "Days of cover", "Reorder point", "Suggested"],
  ...["Unit cost", "Cost currency", "Price"],
];

function cellsOf(
  line: Line,
  supplier: { name: string; currency: string } | undefined,
  shop: { currency: string },
): Cell[] {
  const costCurrency = supplier?.currency ?? shop.currency;
  const money = (minor: number | null, currency: string) =>
    minor === null ? null : Number(decimalAmount(minor, currency));
  return [
    gidOf("ProductVariant", line.shopifyId),
    line.productTitle,
    ownTitle(line),
    line.sku,
    line.barcode,
    storedBarcodes(line.barcodes).slice(1).join(", ") || null,
    line.vendor,
    line.productType,
    supplier?.name ?? null,
    stateWord(line),
    line.available,
    line.incoming,
    round(velocityOf(line.units, line.days), 4),
    round(line.velocity, 4),
    line.available === null || lastsForever(line.cover) ? null : round(line.cover, 1),
    line.untracked || line.reorderPoint < 0 ? null : line.reorderPoint,
    line.suggested,
    money(line.unitCost, costCurrency),
    line.unitCost === null ? null : costCurrency,
    money(line.price, shop.currency),
  ];
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals));

/** As Shopify writes it: the lists keep it folded. Names are written out, or a list of one table would compare its row with itself. */
const PRODUCT_TYPE = sql<string | null>`(SELECT p.product_type FROM products p
  WHERE p.shop_id = "overviews"."shop_id" AND p.shopify_id = "overviews"."product_id")`;

type Line = Awaited<ReturnType<typeof linesAfter>>[number];

function linesAfter(database: D1Database, shop: { id: number }, list: ProductList, variantId: number) {
  const { from, where, id } = listedAfter(shop, list, variantId);
  return typed(database)
    .select({
      shopifyId: idText(overviews.shopifyId),
      productType: PRODUCT_TYPE,
      ...written({
        variantId: overviews.variantId,
        productTitle: overviews.productTitle,
        variantTitle: overviews.variantTitle,
        sku: overviews.sku,
        barcode: overviews.barcode,
        barcodes: overviews.barcodes,
        vendor: overviews.vendor,
        supplierId: overviews.supplierId,
        status: overviews.status,
        available: overviews.available,
        incoming: overviews.incoming,
        units: overviews.units,
        days: overviews.days,
        velocity: overviews.velocity,
        cover: overviews.cover,
        reorderPoint: overviews.reorderPoint,
        suggested: overviews.suggested,
        unitCost: overviews.unitCost,
        price: overviews.price,
        low: overviews.low,
        out: overviews.out,
        untracked: overviews.untracked,
        stock: overviews.stock,
      }),
    })
    .from(from)
    .where(where)
    .orderBy(id)
    .limit(VARIANTS_AT_ONCE);
}
