import { sql } from "drizzle-orm";
import { overviews, supplierTerms } from "../../../drizzle/schema";
import { csvResponse } from "../../csv/csv-response";
import { gidOf } from "../../csv/shopify-id";
import type { Cell } from "../../csv/write";
import { typed } from "../../database";
import { decimalAmount } from "../../money/money";
import { breaksText } from "../../suppliers/costs/price-breaks";
import { PRICES_FORMAT, priceFormat } from "../../suppliers/price-file";
import type { Supplier } from "../../suppliers/supplier";
import { listSupplierNames } from "../../suppliers/suppliers.server";
import type { Terms } from "../../suppliers/terms";
import { TERMS_COLUMNS } from "../../suppliers/terms.server";
import { pricePage } from "../overviews/price-list.server";

/** So many lines a query: 100,000 lines take 41 of the 50 queries that a request has on Cloudflare's free plan. */
const LINES_AT_ONCE = 2500;

export function priceFile(
  database: D1Database,
  shop: { id: number },
  { id, name, currency }: Pick<Supplier, "id" | "name" | "currency">,
) {
  return csvResponse<Awaited<ReturnType<typeof pricePage>>[number]>({
    name: `prices-${name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.csv`.replace(/[^\x20-\x7e]/g, ""),
    headings: priceFormat(currency).columns.map(({ label }) => label),
    // A line whose variant is gone names nothing that a file could bring back.
    cells: (line) => (line.hidden ? undefined : cellsOf(line, currency)),
    listAfter: (last) =>
      pricePage(
        database,
        shop,
        id,
        last ? { side: "after", key: [last.variantId, last.variantId] } : { side: "start" },
        LINES_AT_ONCE - 1,
      ),
  });
}

/** The lines of every supplier, archived ones too, each with whose it is and in which currency. */
export async function allPricesFile(database: D1Database, shop: { id: number; currency: string }) {
  const suppliers = await listSupplierNames(database, shop);
  const supplierOf = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  return csvResponse<PriceOfSupplier>({
    name: "prices.csv",
    headings: PRICES_FORMAT.columns.map(({ label }) => label),
    cells: (line) => {
      const supplier = supplierOf.get(line.supplierId);
      if (!supplier || line.hidden) return undefined;
      return [supplier.name, supplier.currency, ...cellsOf(line, supplier.currency)];
    },
    listAfter: (last) => pricesAfter(database, shop, last),
  });
}

type PriceOfSupplier = Awaited<ReturnType<typeof pricesAfter>>[number];

/** In the order of the table's own key, so that each line is read once. */
const pricesAfter = (
  database: D1Database,
  shop: { id: number },
  last: { variantId: number; supplierId: number } | undefined,
) =>
  typed(database)
    .select({
      ...TERMS_COLUMNS,
      supplierId: supplierTerms.supplierId,
      sku: sql<string>`COALESCE(${overviews.sku}, '')`,
      shopifyId: sql<string | null>`CAST(${overviews.shopifyId} AS TEXT)`,
      hidden: sql<boolean>`COALESCE(${overviews.hidden}, 1)`.mapWith(Boolean),
    })
    .from(supplierTerms)
    .leftJoin(
      overviews,
      sql`${overviews.shopId} = ${supplierTerms.shopId} AND ${overviews.variantId} = ${supplierTerms.variantId}`,
    )
    .where(
      sql`${supplierTerms.shopId} = ${shop.id} AND (${supplierTerms.variantId}, ${supplierTerms.supplierId})
        > (${last?.variantId ?? 0}, ${last?.supplierId ?? 0})`,
    )
    .orderBy(supplierTerms.variantId, supplierTerms.supplierId)
    .limit(LINES_AT_ONCE);

const cellsOf = (line: Terms & { sku: string; shopifyId: string | null }, currency: string): Cell[] => [
  line.sku,
  line.shopifyId && gidOf("ProductVariant", line.shopifyId),
  line.supplierSku,
  line.unitCost === null ? null : Number(decimalAmount(line.unitCost, currency)),
  line.minimumOrder,
  line.casePack,
  line.leadTimeDays,
  line.description,
  breaksText(line.priceBreaks, currency),
  line.backup,
  line.preferred,
];
