import { productWords, variantWords } from "../../app/catalog/words";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { addFacts, noFacts, type ShopFacts } from "../../workers/deliveries/facts";
import type { InboxMessage } from "../../workers/deliveries/messages";
import { TOPICS } from "../../workers/deliveries/topics/table";
import type { Topic } from "../../workers/deliveries/topics/topic";

/**
 * What one would write by hand for deliveries of products, levels and orders of one shop that never come twice in one batch: one
 * INSERT a table, the later version wins, sales summed anew. No tombstones, refunds, doubts, orders of several places, new
 * locations, or shop that may have gone; nothing is put aside.
 */
export async function writtenByHand(database: D1Database, messages: InboxMessage[], now: number, planned: boolean) {
  const facts = factsOf(messages);
  const rows = rowsOf(facts);
  const statements = [
    ...FACTS.map(({ sql, of }) => database.prepare(sql).bind(JSON.stringify(rows[of]))),
    database.prepare(COUNTED).bind(messages.length, Math.floor(now / DAY), now),
  ];
  const touched = [
    {
      shopId: 1,
      items: facts.levels.map((level) => level.inventoryItemId),
      products: facts.products.map(({ id }) => id),
      lines: facts.lines.map(({ lineId }) => lineId),
      orders: [],
    },
  ];
  const occasions = [
    ...facts.occasions,
    ...facts.levels.map(({ shopId, triggeredAt, inventoryItemId: id, locationId, updatedAt }) => ({
      ...{ shopId, triggeredAt, type: "stock.adjusted" as const, id, locationId, updatedAt },
    })),
  ];
  const days = [{ shopId: 1, today: Math.floor(now / DAY) }];
  const plans = planned ? planChanges(database, touched, days, now, occasions) : [];
  await database.batch([...statements, ...plans]);
}

const DAY = 86_400_000;

function factsOf(messages: InboxMessage[]): ShopFacts {
  const all = noFacts();
  for (const message of messages) {
    if (message.kind !== "delivery") throw new Error(`${message.topic} was not read.`);
    const topic: Topic<unknown> = TOPICS[message.topic];
    const { triggeredAt, receivedAt, webhookId, shop: domain, payload } = message;
    const shop = { shopId: 1, timeZone: "UTC", currency: "USD", domain };
    addFacts(all, topic.facts(payload, { triggeredAt, receivedAt, webhookId, ...shop }));
  }
  return all;
}

const rowsOf = ({ products, variants, levels, lines }: ShopFacts) => ({
  products: products.map((p) => {
    const { words, titleSort, titleFolded, vendorFolded } = productWords(p);
    const version = [p.updatedAt, p.triggeredAt];
    return [p.id, p.title, p.vendor, p.status, p.imageUrl, ...version, words, titleSort, titleFolded, vendorFolded];
  }),
  variants: variants.map((v) => {
    const { skuFolded, words } = variantWords(v);
    const about = [v.id, v.productId, v.inventoryItemId, v.title, v.sku, v.barcode, Number(v.continuesSelling)];
    return [...about, v.createdDay, v.price, v.updatedAt, v.triggeredAt, skuFolded, words];
  }),
  levels: levels.map((l) => [l.inventoryItemId, l.locationId, l.available, l.updatedAt, l.triggeredAt, l.day]),
  lines: lines.map((l) => [
    ...[l.lineId, l.orderId, l.variantId, l.day, l.processedAt, l.quantity, l.currentQuantity],
    ...[Number(l.cancelled), Number(l.test), l.updatedAt, l.triggeredAt],
  ]),
});

const NEWER = (table: string) =>
  `(excluded.updated_at, excluded.triggered_at) > (${table}.updated_at, ${table}.triggered_at)`;
const cellsTo = (last: number) => Array.from({ length: last + 1 }, (_, at) => `f.value->>${at}`).join(", ");
const withAll = (columns: string[]) => columns.map((column) => `${column} = excluded.${column}`).join(", ");

const PRODUCT = [
  ...["title", "vendor", "status", "image_url", "updated_at", "triggered_at"],
  ...["words", "title_sort", "title_folded", "vendor_folded"],
];
const VARIANT = [
  ...["product_id", "inventory_item_id", "title", "sku", "barcode", "continues_selling", "created_day", "price"],
  ...["updated_at", "triggered_at", "sku_folded", "words"],
];
const LINE = [
  ...["order_id", "variant_id", "day", "processed_at", "quantity", "current_quantity", "cancelled", "test"],
  ...["updated_at", "triggered_at", "location_id"],
];
const PLACE = "CROSS JOIN locations c ON c.shop_id = 1 AND c.shopify_id = CAST(f.value->>1 AS INTEGER)";

const FACTS = [
  {
    of: "products",
    sql: `INSERT INTO products (shop_id, shopify_id, ${PRODUCT.join(", ")}) SELECT 1, ${cellsTo(10)} FROM json_each(?) f WHERE true
      ON CONFLICT DO UPDATE SET ${withAll(PRODUCT)} WHERE ${NEWER("products")}`,
  },
  {
    of: "variants",
    sql: `INSERT INTO variants (shop_id, shopify_id, ${VARIANT.join(", ")}) SELECT 1, ${cellsTo(12)} FROM json_each(?) f WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET ${withAll(VARIANT)} WHERE ${NEWER("variants")}`,
  },
  {
    of: "levels",
    sql: `INSERT INTO movements (shop_id, inventory_item_id, location_id, delta, available_after, cause, at, recorded_at)
      SELECT 1, CAST(f.value->>0 AS INTEGER), c.id, f.value->>2 - COALESCE(l.available, 0), f.value->>2, 'shopify', f.value->>3, f.value->>4
      FROM json_each(?) f ${PLACE}
      LEFT JOIN levels l ON l.shop_id = 1 AND l.inventory_item_id = CAST(f.value->>0 AS INTEGER) AND l.location_id = c.id
      WHERE l.shop_id IS NULL OR ((f.value->>3, f.value->>4) > (l.updated_at, l.triggered_at) AND l.available IS NOT f.value->>2)`,
  },
  {
    of: "levels",
    sql: `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
      SELECT 1, f.value->>0, c.id, f.value->>2, f.value->>3, f.value->>4 FROM json_each(?) f ${PLACE} WHERE true
      ON CONFLICT DO UPDATE SET ${withAll(["available", "updated_at", "triggered_at"])} WHERE ${NEWER("levels")}`,
  },
  {
    of: "levels",
    sql: `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      SELECT 1, f.value->>0, c.id, f.value->>5, f.value->>2, f.value->>2, f.value->>3, f.value->>4 FROM json_each(?) f ${PLACE} WHERE true
      ON CONFLICT DO UPDATE SET max_available = MAX(max_available, excluded.max_available), last_available = excluded.last_available,
        last_updated_at = excluded.last_updated_at, last_triggered_at = excluded.last_triggered_at
      WHERE (excluded.last_updated_at, excluded.last_triggered_at) > (level_days.last_updated_at, level_days.last_triggered_at)`,
  },
  {
    of: "lines",
    sql: `INSERT INTO order_lines (shop_id, line_id, ${LINE.join(", ")})
      SELECT 1, f.value->>0, f.value->>1, v.id, f.value->>3, f.value->>4, f.value->>5, f.value->>6, f.value->>7, f.value->>8, f.value->>9, f.value->>10, 0
      FROM json_each(?) f CROSS JOIN variants v ON v.shop_id = 1 AND v.shopify_id = CAST(f.value->>2 AS INTEGER) WHERE true
      ON CONFLICT DO UPDATE SET ${withAll(LINE)} WHERE ${NEWER("order_lines")}`,
  },
  {
    of: "lines",
    sql: `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
      SELECT 1, b.variant_id, b.day, 0, SUM(iif(l.cancelled OR l.test, 0, l.current_quantity))
      FROM (SELECT DISTINCT l.variant_id, l.day FROM json_each(?) f
        CROSS JOIN order_lines l ON l.shop_id = 1 AND l.line_id = CAST(f.value->>0 AS INTEGER)) b
      CROSS JOIN order_lines l INDEXED BY order_lines_day ON l.shop_id = 1 AND l.variant_id = b.variant_id AND l.day = b.day
      GROUP BY b.variant_id, b.day
      ON CONFLICT DO UPDATE SET units = excluded.units WHERE units <> excluded.units`,
  },
] as const;

const COUNTED = `INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at) VALUES (1, ?2, 'all', 'accepted', ?1, ?3)
  ON CONFLICT DO UPDATE SET count = count + excluded.count, last_at = excluded.last_at`;
