import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { z } from "zod";
import { SCHEMA, SOURCES, stringsIn } from "./sources";

/** Each table's room, the lowest that works with it: who reads it stands there or above, by the rules of the imports. */
const OWNERS: Record<string, string[]> = {
  "app/shops": ["directory", "shops", "shop_settings", "spans"],
  "app/shops/views": ["saved_views"],
  "app/deliveries": ["delivery_counts", "lag_alarms", "quarantine"],
  "app/jobs": ["askings", "jobs", "waiting_jobs"],
  "app/outbound": ["events"],
  "app/outbound/dispatches": ["attempts", "dispatch_bodies", "dispatch_claims", "dispatches"],
  "app/outbound/endpoints": ["endpoints"],
  "app/outbound/mail": ["mails"],
  "app/session": ["tokens"],
  "app/session/api-keys": ["api_keys"],
  "app/api": ["api_answers"],
  "app/catalog": ["inventory_items", "locations", "products", "variants"],
  "app/stock": ["incoming"],
  "app/stock/levels": ["level_days", "levels"],
  "app/stock/movements": ["movements"],
  "app/stock/transfers": [
    "transfer_drafts",
    "transfer_lines",
    "transfer_move_lines",
    "transfer_moves",
    "transfer_numbers",
    "transfers",
  ],
  "app/stock/writes": ["inventory_writes"],
  "app/stock/counts": ["stock_count_entries", "stock_count_lines", "stock_counts"],
  "app/stock/comparison": ["drifts", "reconciliations"],
  "app/demand": ["shop_demand", "shop_demand_days"],
  "app/demand/sales": ["daily_sales", "deleted_orders", "order_lines", "orders_to_read", "refund_lines"],
  "app/demand/promotions": ["promotions"],
  "app/suppliers": ["supplier_terms", "supplier_vendors", "suppliers"],
  "app/replenishment/rules": ["rules", "snoozes"],
  "app/replenishment/forecasts": ["forecasts", "similar_variants"],
  "app/replenishment/plans": ["plans"],
  "app/replenishment/overviews": ["barcodes", "overview_search", "overviews", "shop_counts", "skus", "supplier_counts"],
  "app/replenishment/alerts": ["alert_mail", "alerts"],
  "app/replenishment/planning": ["courses", "daily_figures"],
  "app/replenishment/reorder": ["order_quantities"],
  "app/purchasing/costs": ["average_costs", "averages_due", "cost_changes"],
  "app/purchasing/moving-in": ["kept_file_pieces", "kept_files", "past_orders", "variant_links"],
  "app/purchasing/shopify-orders": ["shopify_orders"],
  "app/purchasing": [
    "payment_accounts",
    "purchase_order_costs",
    "purchase_order_deliveries",
    "purchase_order_lines",
    "purchase_order_timeline",
    "purchase_orders",
    "purchasing_settings",
    "receipt_lines",
    "receipts",
    "ship_to_addresses",
  ],
  "app/reports/figures": ["report_parts", "variant_figures"],
  "app/reports/replay": ["replays"],
};

/** Files that read up the stairs, each with its reason. */
const UP_THE_STAIRS: Record<string, { tables: string[]; because: string }> = {
  "app/facts/version-sql.ts": { tables: ["shops"], because: "no fact is written for a shop that has gone" },
  "app/shops/install.server.ts": { tables: ["rules", "shop_counts"], because: "the rows that a shop begins with" },
  "app/shops/moving/move.server.ts": {
    tables: ["jobs", "tokens"],
    because: "a shop at work, or whose token is being renewed, does not move",
  },
  "app/shops/retention.server.ts": {
    tables: ["deleted_orders", "dispatches", "events", "level_days", "levels", "order_lines", "variants"],
    because: "age alone decides, in one list of all tables",
  },
};

/** Drizzle's name → the table's. */
const TABLES = new Map([...SCHEMA.matchAll(/export const (\w+) = sqliteTable\(\s*"(\w+)"/g)].map(([, a, b]) => [a, b]));
const NAMES = new Set([...TABLES.values(), "overview_search"]);

function tablesIn(path: string, text: string): string[] {
  const named = stringsIn(path, text).flatMap((each) =>
    [...each.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+["`]?(\w+)/g)].map(([, name = ""]) => name),
  );
  const [, imported = ""] = /import \{([^}]*)\} from "[./]*drizzle\/schema(?:\/[\w-]+)?"/.exec(text) ?? [];
  const built = imported.split(",").map((each) => TABLES.get(each.trim().split(" as ")[0] ?? "") ?? "");
  return [...new Set([...named, ...built])].filter((name) => NAMES.has(name)).sort();
}

const paths = z.union([z.string(), z.array(z.string())]).optional();
const side = z.object({ path: paths, pathNot: paths });
const config = z.object({ forbidden: z.array(z.object({ name: z.string(), from: side, to: side })) });
const { forbidden } = config.parse(createRequire(import.meta.url)("../../.dependency-cruiser.cjs"));

/** The rules that an import of one file by another would break. */
const brokenBy = (from: string, to: string) =>
  forbidden
    .filter((rule) => rule.to.path !== undefined && covers(rule.from, from) && covers(rule.to, to))
    .map(({ name }) => name);

function covers({ path, pathNot }: z.infer<typeof side>, file: string) {
  const among = (expressions: z.infer<typeof paths>) =>
    [expressions ?? []].flat().some((expression) => new RegExp(expression).test(file));
  return (path === undefined || among(path)) && !among(pathNot);
}

const ownerOf = (table: string) => Object.keys(OWNERS).find((room) => OWNERS[room]?.includes(table));

function upTheStairs(path: string, text: string): string[] {
  const allowed = UP_THE_STAIRS[path]?.tables ?? [];
  return tablesIn(path, text)
    .filter((table) => !allowed.includes(table))
    .flatMap((table) =>
      brokenBy(path, `${ownerOf(table)}/${table}.server.ts`).map((rule) => `${path}: ${table}: ${rule}`),
    );
}

it("gives every table one room", () => {
  const owned = Object.values(OWNERS).flat();
  expect([...owned].sort()).toEqual([...NAMES].sort());
});

it("reads tables down the stairs only", () => {
  const read = SOURCES.map((path) => ({ path, text: readFileSync(path, "utf8") }));
  expect(read.flatMap(({ path, text }) => tablesIn(path, text)).length).toBeGreaterThan(200);
  expect(read.flatMap(({ path, text }) => upTheStairs(path, text))).toEqual([]);
});

it("keeps no reason for what reads down by now", () => {
  for (const [path, { tables, because }] of Object.entries(UP_THE_STAIRS)) {
    expect(
      tables.filter((table) => !tablesIn(path, readFileSync(path, "utf8")).includes(table)),
      path,
    ).toEqual([]);
    expect(because).toMatch(/\w/);
  }
});

it.each([
  ["app/stock/levels/levels.server.ts", 'prepare("SELECT 1 FROM plans")', "plans: stock does not use replenishment"],
  ["app/replenishment/rules/list.server.ts", "`x JOIN overviews o`", "overviews: rules does not use overviews"],
  [
    "app/catalog/catalog.server.ts",
    'import { levels } from "../../drizzle/schema";',
    "levels: catalog does not use stock",
  ],
  ["app/ui/money.tsx", '"UPDATE shops SET name = 1"', "shops: ui uses pure files only"],
])("would find what %s reads above it", (path, text, breach) => {
  expect(upTheStairs(path, text)).toEqual([`${path}: ${breach}`]);
});

it("lets a room read its own tables and those below", () => {
  const text = "`SELECT 1 FROM plans p JOIN levels l JOIN shops s`";
  expect(upTheStairs("app/replenishment/overviews/changes.server.ts", text)).toEqual([]);
});
