// Bytes and rows that a shop takes by its size, after a year of orders: SIZES=100,1000,10000 npm run bench -- sizes.

import { levelBody, orderBody, productBody } from "../test/support/bodies";
import { type Delivery, deliver } from "./inbox";
import { openDatabase } from "./instruments/database";
import { installShop } from "./shop";

const DAY = 86_400_000;
const DAYS = 365;
const LOCATIONS = [901, 902];
const VARIANTS_A_PRODUCT = 10;
/** A year's orders, of two lines each: 7.3 a variant, as 20 a day in a shop of 1,000. */
const ORDERS_A_VARIANT = 7.3;

export default async function sizes() {
  for (const variants of (process.env.SIZES ?? "100,1000").split(",").map(Number)) await sizeOf(variants);
}

async function sizeOf(variants: number) {
  const { database, cpuMilliseconds, close } = await openDatabase();
  try {
    const bytes = async () => (await database.prepare("SELECT 1").run()).meta.size_after;
    const empty = await bytes();
    await installShop(database);
    await inBatches(database, productsOf(variants));
    await inBatches(database, levelsOf(variants));
    const filled = await bytes();
    const [orders, cpu, own] = [Math.round(variants * ORDERS_A_VARIANT), cpuMilliseconds(), process.cpuUsage()];
    await inBatches(database, ordersOf(variants, orders));
    const used = process.cpuUsage(own);
    const deliveries = orders * 3;
    const all = await bytes();
    const rows = await rowsOf(database);
    const total = rows.reduce((sum, { n }) => sum + n, 0);
    const mb = (value: number) => (value / 1e6).toFixed(2);
    console.log(
      `  ${variants} variants at ${LOCATIONS.length} locations, ${orders} orders: ${mb(all - empty)} MB (${mb(filled - empty)} before the orders), ${total} rows`,
    );
    console.log(
      `    ${deliveries} deliveries: ${((cpuMilliseconds() - cpu) / deliveries).toFixed(2)} ms of the database's CPU each, ${((used.user + used.system) / 1000 / deliveries).toFixed(2)} of the consumer's`,
    );
    console.log(
      `    ${rows
        .slice(0, 12)
        .map(({ name, n }) => `${name} ${n}`)
        .join(", ")}`,
    );
  } finally {
    await close();
  }
}

async function rowsOf(database: D1Database) {
  const { results } = await database
    .prepare(
      "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'shop_id' WHERE m.type = 'table' AND substr(m.name, 1, 3) <> '_cf'",
    )
    .all<{ name: string }>();
  const rows = await Promise.all(
    results.map(async ({ name }) => ({
      name,
      n: (await database.prepare(`SELECT COUNT(*) AS n FROM "${name}"`).first<number>("n")) ?? 0,
    })),
  );
  return rows.filter(({ n }) => n).sort((a, b) => b.n - a.n);
}

const ago = (days: number) => Date.now() - days * DAY;

const productsOf = (variants: number) =>
  Array.from({ length: Math.ceil(variants / VARIANTS_A_PRODUCT) }, (_, product): Delivery => {
    const own = Array.from({ length: VARIANTS_A_PRODUCT }, (_, index) => {
      const variant = product * VARIANTS_A_PRODUCT + index;
      return { id: 1_000_001 + variant, sku: `SKU-${variant}`, inventory_item_id: 2_000_001 + variant };
    });
    return [
      "products/update",
      productBody({ id: 10_001 + product, title: `Mug ${product}`, at: ago(DAYS + 1), variants: own }),
    ];
  });

const levelOf = (variant: number, location: number, available: number, at: number): Delivery => [
  "inventory_levels/update",
  levelBody({ item: 2_000_001 + variant, location, available, at }),
];

const levelsOf = (variants: number) =>
  LOCATIONS.flatMap((location) =>
    Array.from({ length: variants }, (_, variant) => levelOf(variant, location, 1000, ago(DAYS + 1))),
  );

/** Old ones first, some selling often and most seldom. */
const ordersOf = (variants: number, count: number) =>
  Array.from({ length: count }, (_, index): Delivery[] => {
    const at = ago(DAYS - (index / count) * DAYS);
    const sold = [index * 7, Math.floor((((index * 13) % variants) * ((index * 13) % variants)) / variants)].map(
      (each) => each % variants,
    );
    const lines = sold.map((variant) => ({ variant_id: 1_000_001 + variant }));
    return [
      ["orders/create", orderBody({ id: 10_000_001 + index, source_name: "web", at, lines })],
      ...sold.map((variant) => levelOf(variant, LOCATIONS[index % 2] ?? 901, 1000 - (index % 900), at)),
    ];
  }).flat();

async function inBatches(database: D1Database, deliveries: Delivery[]) {
  for (let from = 0; from < deliveries.length; from += 100) await deliver(database, deliveries.slice(from, from + 100));
}
