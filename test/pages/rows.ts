import { env } from "cloudflare:workers";
import { barcodeWords, productWords, variantWords } from "../../app/catalog/words";
import { settingsOf } from "../../app/env";
import { dispatchesMade } from "../../app/outbound/dispatches/made.server";
import { endpointSchema } from "../../app/outbound/endpoints/endpoint";
import { addEndpoint } from "../../app/session/endpoints/changes.server";
import { keyRing } from "../../app/session/tokens/token-cipher";
import { inSteps } from "../../app/sql/steps-sql";
import { eventsTold, type News } from "../support/events-told";

/** A shop with its settings and default rule, as an install leaves it. */
export async function givenShop(id: number, domain: string, timeZone = "Europe/Berlin") {
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO shops (id, domain, name, time_zone, currency, installed_at, sales_from_day, subscriptions_checked_at) VALUES (?, ?, ?, ?, 'EUR', 1, 20000, ?)",
    ).bind(id, domain, domain, timeZone, Date.now()),
    env.DB.prepare("INSERT INTO shop_settings (shop_id, velocity_window, updated_at) VALUES (?, 30, 1)").bind(id),
    env.DB.prepare(
      `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, cover_days, safety_days, minimum_order, case_pack, active, updated_at)
       VALUES (?, 'shop', 0, 0, 14, 30, 7, 1, 1, 1, 1)`,
    ).bind(id),
    env.DB.prepare(
      `INSERT INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes)
       VALUES (?, 'k1', 'sealed', 9000000000000, 'sealed', 9000000000000, 'read_products')`,
    ).bind(id),
    env.DB.prepare("INSERT INTO shop_counts (shop_id) VALUES (?)").bind(id),
    env.DB.prepare(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at, finished_at) VALUES (?, 'import', 'done', '{}', 1, 1, 1)",
    ).bind(id),
    env.DB.prepare(
      "INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (?, ?, ?, 'Warehouse'), (?, ?, ?, 'Shop floor')",
    ).bind(id * 10 + 1, id, id * 10 + 1, id * 10 + 2, id, id * 10 + 2),
  ]);
}

const OVERVIEW = {
  product_title: "Blue mug",
  variant_title: "Large",
  sku: "MUG-L",
  image_url: null as string | null,
  status: "active",
  available: 40 as number | null,
  position: 40,
  units: 150,
  days: 30,
  velocity: 5,
  reorder_point: 45,
  cover: 8,
  low: 1,
  out: 0,
  untracked: 0,
  stock: [[11, 40, 40, 5, 45, 1, 0, 8, 215]] as (number | null)[][],
  hidden: 0,
  ...{ supplier_id: 0, unit_cost: null as number | null, price: null as number | null, incoming: 0 },
  trend: null as number | null,
  velocity_from: "window",
  suggested: 215,
  held_back: 0,
  risk: 0,
  standing: "low" as string | null,
  stock_value: 0,
  case_pack: 1,
  /** As a row from before words were stored has them. */
  ...{ sku_folded: null as string | null, barcodes: null as string | null, words: null as string | null },
};

/** What is stored beside a line's texts, as the catalogue makes it. */
export function wordsOf(texts: { product_title: string; variant_title?: string; sku?: string; barcodes?: string[] }) {
  const { product_title, variant_title = "Default Title", sku = "", barcodes = [] } = texts;
  const ofVariant = variantWords({ title: variant_title, sku });
  const ofBarcodes = barcodeWords(barcodes.map((value) => ({ value, type: null })));
  const words = [productWords({ title: product_title, vendor: "" }).words, ofVariant.words, ofBarcodes.barcodeWords];
  return {
    ...{ product_title, variant_title, sku, sku_folded: ofVariant.skuFolded },
    ...{ barcodes: ofBarcodes.barcodes, words: words.join(" ") },
  };
}

/** A line of the lists; low unless told otherwise. */
export const overviewRow = (shopId: number, variantId: number, set: Partial<typeof OVERVIEW> = {}) => {
  const row = { ...OVERVIEW, ...set };
  const { available, cover } = row;
  const steps = {
    available_step: available === null || available < 10 ? (available ?? 0) : inSteps(available),
    cover_step: cover >= 1e9 ? cover : cover >= 1000 ? 1000 : Math.min(100, inSteps(cover)),
  };
  const columns = Object.keys({ ...row, ...steps }).map((column) => `"${column}"`);
  return env.DB.prepare(
    `INSERT INTO overviews (shop_id, variant_id, shopify_id, product_id, barcode, vendor, ${columns.join(", ")})
     VALUES (?, ?, ?, 7, '', '', ${columns.map(() => "?").join(", ")})`,
  ).bind(shopId, variantId, variantId + 1000, ...Object.values({ ...row, stock: JSON.stringify(row.stock), ...steps }));
};

export const alertRow = (shopId: number, variantId: number, locationId: number, openedAt: number, closedAt?: number) =>
  env.DB.prepare(
    `INSERT INTO alerts (shop_id, variant_id, location_id, opened_at, closed_at, initial, available_then, position_then, reorder_point_then)
     VALUES (?, ?, ?, ?, ?, 0, 40, 40, 45)`,
  ).bind(shopId, variantId, locationId, openedAt, closedAt ?? null);

/** The rows that D1 says a built query reads. */
export async function rowsRead(query: { toSQL(): { sql: string; params: unknown[] } }) {
  const { sql, params } = query.toSQL();
  const { meta, results } = await env.DB.prepare(sql)
    .bind(...params)
    .run();
  const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return { read: meta.rows_read, found: results.length, plan: plan.results.map(({ detail }) => detail).join("\n") };
}

/** The product and variant in the catalogue, from which plans are made anew. */
export const catalogueRows = (shopId: number, id: number) => [
  env.DB.prepare(
    "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (?, 7, 'Blue mug', '', 'active', 1, 1)",
  ).bind(shopId),
  env.DB.prepare(
    "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES (?, ?, ?, 7, ?, 'Large', 'MUG-L')",
  ).bind(id, shopId, id + 1000, id + 2000),
  env.DB.prepare(
    "INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (?, ?, ?, 40, 1, 1)",
  ).bind(shopId, id + 2000, shopId * 10 + 1),
];

const WINDOWS = [7, 14, 30, 60, 90, 180, 365];

const PLAN = {
  ...{ available: 40 as number | null, incoming: 0, position: 40, velocity: 5, low: 1 },
  ...{ suggested: 0, standing: "low" as string | null, worth: 0, tied_up: 0, supplier_id: 0 },
};

/** 5 sold on each of the days known, which are 365. */
export const planRow = (shopId: number, variantId: number, locationId: number, set: Partial<typeof PLAN>) => {
  const row = { ...PLAN, ...set };
  return env.DB.prepare(
    `INSERT INTO plans (shop_id, variant_id, location_id, as_of_day, available, incoming, position,
       ${WINDOWS.map((window) => `units_${window}`).join(", ")}, ${WINDOWS.map((window) => `days_${window}`).join(", ")},
       known_days, unobserved_days, velocity, safety_stock, reorder_point, cover, low, suggested, standing, worth, supplier_id, tied_up)
     VALUES (?, ?, ?, 20000, ?, ?, ?, 35, 70, 150, 300, 450, 900, 1825, 7, 14, 30, 60, 90, 180, 365, 365, 0, ?, 10, 45, 8, ?, ?, ?, ?, ?, ?)`,
  ).bind(
    shopId,
    variantId,
    locationId,
    row.available,
    row.incoming,
    row.position,
    row.velocity,
    row.low,
    row.suggested,
    row.standing,
    row.worth,
    row.supplier_id,
    row.tied_up,
  );
};

/** What endpoints are kept and tried with, in a world where every name is known. */
const givenKeeper = async () => ({
  database: env.DB,
  ring: await keyRing(settingsOf(env).TOKEN_KEYS),
  world: {
    resolve: async () => ({ kind: "addresses" as const, addresses: ["93.184.216.34"] }),
    allowsLoopback: false,
    now: () => Date.now(),
  },
});

/** An endpoint that is on; answers with its id. */
export async function givenEndpoint(shopId: number, typed: Record<string, unknown> = {}): Promise<number> {
  const endpoint = endpointSchema.parse({
    ...{ name: "Warehouse", url: "https://wms.example.com/hooks/T0KEN12345abc", events: ["stock.*"] },
    ...typed,
  });
  const added = await addEndpoint(await givenKeeper(), { id: shopId }, endpoint);
  if (added.kind !== "created") throw new Error(added.reason);
  return added.id;
}

/** So many events of low stock, each on its way to the endpoints that hear of them. */
export async function givenDispatches(shopId: number, count = 1, at = Date.now()) {
  const news = Array.from({ length: count }, (_, n): News => {
    const data = { variant_id: String(1000 + n), name: "Blue mug", available: n };
    return { shopId, type: "stock.low", key: `test/${at}/${n}`, data };
  });
  await env.DB.batch([eventsTold(env.DB, news, at), ...dispatchesMade(env.DB, at)]);
}
