import { barcodeRows } from "../barcodes";
import { IdCounter } from "../ids";
import { writeLog } from "../log";
import type { Store } from "../store";
import { FACTS } from "../tables";
import { makeCatalog } from "./catalog";
import { makeHistory } from "./history";
import { makeLevels } from "./levels";
import { seedPurchaseOrders } from "./purchase-orders";

export function isSeeded(store: Store): boolean {
  return store.database.find("select 1 from settings where key = 'shop'") !== undefined;
}

/** Gives the shop its past. The same seed at the same instant gives the same rows; an install survives it. */
export function seedShop(store: Store, seed: number, at: number): Record<string, number> {
  const startedAt = Date.now();
  const { plan, database } = store;
  const now = Math.floor(at / 1000) * 1000;
  const ids = new IdCounter(plan.domain);
  const catalog = makeCatalog(plan, seed, now, ids);
  const history = makeHistory(plan, seed, now, ids, catalog);
  const levels = makeLevels(seed, now, ids, catalog, history);
  for (const table of [...FACTS, "barcodes", "log"]) database.run(`delete from ${table}`);
  store.writeSetting("shop", {
    id: ids.take("Location"),
    name: plan.name,
    timeZone: plan.timeZone,
    currency: plan.currency,
  });
  database.insertAll("locations", catalog.locations);
  database.insertAll("products", catalog.products);
  database.insertAll(
    "variants",
    catalog.articles.map((article) => article.variant),
  );
  database.insertAll(
    "barcodes",
    catalog.articles.flatMap(({ variant, barcodes }) => barcodeRows(variant.id, barcodes)),
  );
  database.insertAll("levels", levels);
  database.insertAll("orders", history.orders);
  database.insertAll("lines", history.lines);
  database.insertAll("refunds", history.refunds);
  database.insertAll("refund_lines", history.refundLines);
  database.insertAll("fulfillments", history.fulfillments);
  database.insertAll("fulfillment_lines", history.fulfillmentLines);
  ids.save(database);
  seedPurchaseOrders(store, catalog, now);
  const counts = {
    seed,
    products: catalog.products.length,
    variants: catalog.articles.length,
    levels: levels.length,
    orders: history.orders.length,
    lines: history.lines.length,
  };
  writeLog(database, now, "seeded", counts);
  return { ...counts, milliseconds: Date.now() - startedAt };
}
