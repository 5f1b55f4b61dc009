import { env } from "cloudflare:workers";
import { dailyFiguresKept } from "../../../app/replenishment/planning/daily-figures.server";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { figureChanges } from "../../../app/reports/figures/figures.server";
import { figuresTotalled } from "../../../app/reports/figures/totals.server";
import { installShop } from "../../support/shopify";

export const TODAY = 20_000;

/** What the tests know of a variant; all else follows from it. Sales by days ago; the shop's currency is USD. */
export type Given = {
  id: number;
  available: number | null;
  cost: number | null;
  costCurrency?: string;
  price: number | null;
  /** Days ago that it could first sell. */
  known: number;
  sales: { ago: number; units: number }[];
  /** It has been empty for so many days, today among them. */
  outFor?: number;
};

/** A shop at one location, its rows as deliveries leave them, planned and figured as of TODAY. */
export async function givenFigures(given: Given[]) {
  await installShop({ salesFromDay: TODAY - 399, rule: { lead_time_days: 10, cover_days: 20, safety_days: 0 } });
  const rows = (sql: string, values: unknown[][]) => env.DB.prepare(sql).bind(JSON.stringify(values));
  await env.DB.batch([
    env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (1, 1, 901, 'One')"),
    env.DB.prepare(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 7, 'Mug', 'Acme', 'active', 1, 1)",
    ),
    rows(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku, price, created_day)
      SELECT value->>0, 1, 1000 + value->>0, 7, 2000 + (value->>0), 'Size ' || (value->>0), 'SKU-' || (value->>0), value->>1, value->>2 FROM json_each(?)`,
      given.map(({ id, price, known }) => [id, price, TODAY - known + 1]),
    ),
    rows(
      `INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at)
      SELECT 1, 2000 + (value->>0), value->>1, value->>2, value->>3, 1, 1 FROM json_each(?)`,
      given.map(({ id, available, cost, costCurrency = "USD" }) => [
        id,
        Number(available !== null),
        cost,
        cost === null ? null : costCurrency,
      ]),
    ),
    rows(
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
      SELECT 1, 2000 + (value->>0), 1, value->>1, 1, 1 FROM json_each(?)`,
      given.filter(({ available }) => available !== null).map(({ id, available }) => [id, available]),
    ),
    rows(
      `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      SELECT 1, 2000 + (value->>0), 1, value->>1, 5, 0, 1, 1 FROM json_each(?)`,
      given.flatMap(({ id, outFor = 0 }) => (outFor ? [[id, TODAY - outFor]] : [])),
    ),
    rows(
      "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, value->>0, value->>1, 1, value->>2 FROM json_each(?)",
      given.flatMap(({ id, sales }) => sales.map(({ ago, units }) => [id, TODAY - ago, units])),
    ),
  ]);
  await refigured();
}

/** Plans, figures and totals anew, as a roll-forward makes them. */
export const refigured = () =>
  env.DB.batch([
    ...planChanges(env.DB, [{ shopId: 1, from: 0, to: 1e9 }], [{ shopId: 1, today: TODAY }], 0),
    ...figureChanges(env.DB, 1, { from: 0, to: 1e9 }),
    dailyFiguresKept(env.DB, 1, TODAY),
    ...figuresTotalled(env.DB, 1, TODAY),
  ]);

export const figuresOf = (variantId: number) =>
  env.DB.prepare("SELECT * FROM variant_figures WHERE variant_id = ?")
    .bind(variantId)
    .first<Record<string, number | string | null>>();
