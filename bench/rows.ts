// Rows that D1 counts for what a shop does all day, and which shop Cloudflare's plans hold by that.

import { listVariantsAfter } from "../app/catalog/variant-range.server";
import { planChanges } from "../app/replenishment/planning/replan.server";
import { levelBody, orderBody, productBody } from "../test/support/bodies";
import { type Delivery, deliver } from "./inbox";
import { counted } from "./instruments/counted";
import { openDatabase } from "./instruments/database";
import { installShop } from "./shop";

const DAY = 86_400_000;
const PRODUCTS = 100;
const VARIANTS_A_PRODUCT = 10;
const VARIANTS = PRODUCTS * VARIANTS_A_PRODUCT;
const LOCATIONS = [901, 902];
const HISTORY_DAYS = 60;
const ORDERS_A_DAY = 20;
/** Cloudflare's free plan, November 2026; the paid one holds 50 million rows written a month. */
const FREE_ROWS_A_DAY = 100_000;
const FREE_QUEUE_OPERATIONS_A_DAY = 10_000;
/** A message is written, read and deleted. */
const OPERATIONS_A_DELIVERY = 3;
/** Created, paid, fulfilled; one level for each of two lines. */
const DELIVERIES_AN_ORDER = 5;

export default async function rows() {
  const { database, close } = await openDatabase();
  const watched = counted(database);
  const measure = async (name: string, work: () => Promise<void>) => {
    const before = { ...watched.count };
    watched.writtenTo.clear();
    await work();
    const written = watched.count.rowsWritten - before.rowsWritten;
    console.log(`  ${name}: ${written} rows written, ${watched.count.rowsRead - before.rowsRead} read`);
    const byTable = [...watched.writtenTo].filter(([, rows]) => rows).sort(([, one], [, other]) => other - one);
    console.log(`    ${byTable.map(([table, rows]) => `${table} ${rows}`).join(", ")}`);
    return written;
  };
  try {
    await installShop(database);
    await database.prepare("UPDATE shops SET unheard = 1").run();
    await measure(`${VARIANTS} variants at ${LOCATIONS.length} locations`, () => fillCatalog(watched.database));
    await measure(`${HISTORY_DAYS * ORDERS_A_DAY} orders of two lines, by the hundred`, () =>
      inBatches(watched.database, orders()),
    );
    const line = (index: number) => ({ variant_id: 301 + index, product_id: 101 + Math.floor(index / 10) });
    const order = (id: number, updatedAt: number) =>
      orderBody({ id, updatedAt, source_name: "web", lines: [line(id % 500), line(500 + (id % 500))] });
    const level = (index: number, available: number) => levelBody({ item: 501 + index, location: 901, available });

    const now = Date.now();
    await measure("one level that changed", () =>
      deliver(watched.database, [["inventory_levels/update", level(3, 7)]]),
    );
    await measure("the same once more", () => deliver(watched.database, [["inventory_levels/update", level(3, 7)]]));
    const sold = Array.from(
      { length: 100 },
      (_, index): Delivery => ["inventory_levels/update", level(100 + index, 41)],
    );
    await measure("a hundred levels that changed, taken from the queue at once", () => deliver(watched.database, sold));
    await measure("one order of two lines", () => deliver(watched.database, [["orders/create", order(90_001, now)]]));
    const allOfOrder = (id: number, line: number, left: number): Delivery[] => [
      ["orders/create", order(id, now)],
      ["inventory_levels/update", level(line, left)],
      ["inventory_levels/update", level(500 + line, left)],
      ["orders/updated", order(id, now + 60_000)],
      ["orders/updated", order(id, now + 120_000)],
    ];
    const anOrder = await measure("an order with all that follows, delivered one by one", async () => {
      for (const delivery of allOfOrder(90_002, 2, 41)) await deliver(watched.database, [delivery]);
    });
    await measure("another, taken from the queue at once", () => deliver(watched.database, allOfOrder(90_003, 3, 40)));
    await database.prepare("UPDATE shops SET unheard = 0").run();
    await measure("one by one, where an endpoint or a key may hear of it", async () => {
      for (const delivery of allOfOrder(90_004, 4, 41)) await deliver(watched.database, [delivery]);
    });
    const night = await measure(`a night's plans of ${VARIANTS} variants at ${LOCATIONS.length} locations`, () =>
      rollForward(watched.database, now + DAY),
    );
    await tellWhatFits(database, anOrder, night / VARIANTS + LOCATIONS.length);
  } finally {
    await close();
  }
}

/** As deliveries, so that what is counted is what the app itself writes. */
async function fillCatalog(database: D1Database) {
  const before = Date.now() - DAY * (HISTORY_DAYS + 1);
  const variants = Array.from({ length: VARIANTS }, (_, index) => index);
  await inBatches(database, products(before));
  await inBatches(
    database,
    LOCATIONS.flatMap((location) =>
      variants.map(
        (index): Delivery => [
          "inventory_levels/update",
          levelBody({ item: 501 + index, location, available: 42, at: before }),
        ],
      ),
    ),
  );
}

const products = (at: number) =>
  Array.from({ length: PRODUCTS }, (_, product): Delivery => {
    const variants = Array.from({ length: VARIANTS_A_PRODUCT }, (_, index) => {
      const variant = product * VARIANTS_A_PRODUCT + index;
      return { id: 301 + variant, sku: `SKU-${variant}`, inventory_item_id: 501 + variant };
    });
    return ["products/update", productBody({ id: 101 + product, title: `Mug ${product}`, at, variants })];
  });

const orders = () =>
  Array.from({ length: HISTORY_DAYS * ORDERS_A_DAY }, (_, index): Delivery => {
    const lines = [index * 7, index * 13].map((variant) => ({ variant_id: 301 + (variant % VARIANTS) }));
    return [
      "orders/create",
      orderBody({ id: 10_000 + index, source_name: "web", at: Date.now() - DAY * (1 + (index % HISTORY_DAYS)), lines }),
    ];
  });

async function inBatches(database: D1Database, deliveries: Delivery[]) {
  for (let from = 0; from < deliveries.length; from += 100) await deliver(database, deliveries.slice(from, from + 100));
}

async function rollForward(database: D1Database, now: number) {
  for (let after = 0; ; ) {
    const range = await listVariantsAfter(database, 1, after, 500);
    if (!range) return;
    await database.batch(
      planChanges(database, [{ shopId: 1, ...range }], [{ shopId: 1, today: Math.floor(now / DAY) }], now),
    );
    after = range.to;
  }
}

/** Each night a variant is planned anew, and each of its levels noted as compared with Shopify's. */
async function tellWhatFits(database: D1Database, anOrder: number, aVariantANight: number) {
  const operations = DELIVERIES_AN_ORDER * OPERATIONS_A_DELIVERY;
  for (const variants of [500, 1_000, 5_000, 10_000]) {
    const left = FREE_ROWS_A_DAY - variants * aVariantANight;
    const byRows = Math.max(0, Math.floor(left / anOrder));
    const byQueue = Math.floor(FREE_QUEUE_OPERATIONS_A_DAY / operations);
    console.log(
      `  free plan with ${variants} variants: ${byRows} orders a day by rows, ${byQueue} by queue operations`,
    );
  }
  const { meta } = await database.prepare("SELECT 1").run();
  console.log(
    `  ${VARIANTS} variants with ${HISTORY_DAYS} days of sales take ${(meta.size_after / 1e6).toFixed(1)} MB`,
  );
}
