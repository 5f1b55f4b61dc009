import { sql } from "drizzle-orm";
import { overviews, supplierTerms } from "../../../drizzle/schema";
import { csvResponse } from "../../csv/csv-response";
import type { Cell } from "../../csv/write";
import { typed } from "../../database";
import { decimalAmount } from "../../money/money";
import { priceFormat } from "../../suppliers/price-file";
import type { Supplier } from "../../suppliers/supplier";
import { listSupplierNames } from "../../suppliers/suppliers.server";
import type { Terms } from "../../suppliers/terms";
import { TERMS_COLUMNS } from "../../suppliers/terms.server";
import { pricePage } from "../overviews/price-list.server";
import { listSharedSkus, nameInFile } from "../overviews/variants-named.server";

/** So many lines a query: 100,000 lines take 41 of the 50 queries that a request has on Cloudflare's free plan. */
const LINES_AT_ONCE = 2500;

export async function priceFile(
  database: D1Database,
  shop: { id: number },
  { id, name, currency }: Pick<Supplier, "id" | "name" | "currency">,
) {
  const shared = await listSharedSkus(database, shop);
  return csvResponse<Awaited<ReturnType<typeof pricePage>>[number]>({
    name: `prices-${name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.csv`.replace(/[^\x20-\x7e]/g, ""),
    headings: priceFormat(currency).columns.map(({ name }) => name),
    // A line whose variant is gone names nothing that a file could bring back.
    cells: (line) => (line.hidden ? undefined : [nameInFile(line, shared), ...cellsOf(line, currency)]),
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
  const [shared, suppliers] = await Promise.all([listSharedSkus(database, shop), listSupplierNames(database, shop)]);
  const supplierOf = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  const columns = priceFormat(shop.currency).columns.map(({ name }) => name);
  return csvResponse<PriceOfSupplier>({
    name: "prices.csv",
    headings: ["supplier", "currency", ...columns],
    cells: (line) => {
      const supplier = supplierOf.get(line.supplierId);
      if (!supplier || line.hidden) return undefined;
      return [supplier.name, supplier.currency, nameInFile(line, shared), ...cellsOf(line, supplier.currency)];
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

const cellsOf = (
  line: Pick<Terms, "supplierSku" | "unitCost" | "minimumOrder" | "casePack" | "leadTimeDays" | "preferred">,
  currency: string,
): Cell[] => [
  line.supplierSku,
  line.unitCost === null ? null : Number(decimalAmount(line.unitCost, currency)),
  line.minimumOrder,
  line.casePack,
  line.leadTimeDays,
  line.preferred,
];
