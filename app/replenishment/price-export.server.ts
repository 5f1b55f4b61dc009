import { csvResponse } from "../csv/csv-response";
import { decimalAmount } from "../shops/money";
import { priceFormat } from "../suppliers/price-file";
import type { Supplier } from "../suppliers/supplier";
import { pricePage } from "./price-list.server";
import { listSharedSkus, nameInFile } from "./variants-named.server";

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
    cells: (line) => [
      nameInFile(line, shared),
      line.supplierSku,
      line.unitCost === null ? null : Number(decimalAmount(line.unitCost, currency)),
      line.minimumOrder,
      line.casePack,
      line.leadTimeDays,
      line.preferred,
    ],
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
