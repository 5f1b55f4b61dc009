import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { barcodeWords, storedBarcodes } from "../../../app/catalog/words";
import { itemBody, levelBody, orderBody, productBody, shopBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { first, rowsOf } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";
import { goOn, importFrom, reconcileWith, stockUp } from "./shop";

const HOUR = 3_600_000;
let shopify: PlayedShopify;

beforeEach(async () => {
  await installShop();
  shopify = new PlayedShopify();
  stockUp(shopify, 40);
  shopify.now -= 2 * HOUR;
  await importFrom(shopify);
  shopify.now += 2 * HOUR;
});

const counts = async () =>
  JSON.parse((await first<{ counts: string }>("SELECT counts FROM jobs WHERE kind = 'reconcile'"))?.counts ?? "{}");
const sold = () => first<{ units: number }>("SELECT SUM(units) AS units FROM daily_sales");

it("brings products and variants that changed or came unheard, into the lists too", async () => {
  const at = shopify.now - HOUR;
  Object.assign(shopify.products[4] ?? {}, { title: "Renamed", at });
  shopify.products.push({ id: 100_900, title: "New", at });
  shopify.variants.push({ id: 300_900, product: 100_900, item: 500_900, at, sku: "NEW" });
  shopify.setLevel(500_900, 901, 4, at);
  await reconcileWith(shopify);
  expect(await first("SELECT product_title FROM overviews WHERE shopify_id = 300005")).toEqual({
    product_title: "Renamed",
  });
  expect(await first("SELECT sku, available FROM overviews WHERE shopify_id = 300900")).toEqual({
    sku: "NEW",
    available: 4,
  });
  expect(await counts()).toMatchObject({ products_mended: 2, variants_mended: 1, items_mended: 1 });
});

it("plans a variant that came unheard although its item and levels were heard", async () => {
  const at = shopify.now - HOUR;
  shopify.products.push({ id: 100_900, title: "New", at });
  shopify.variants.push({ id: 300_900, product: 100_900, item: 500_900, at, sku: "NEW" });
  shopify.setLevel(500_900, 901, 4, at);
  await deliver(
    { topic: "inventory_items/create", body: itemBody({ id: 500_900, cost: null, at }), triggeredAt: at },
    { topic: "inventory_levels/connect", body: levelBody({ item: 500_900, available: 4, at }), triggeredAt: at },
  );
  await reconcileWith(shopify);
  expect(await first("SELECT available FROM overviews WHERE shopify_id = 300900")).toEqual({ available: 4 });
});

it("brings a body that differs from ours in nothing but its words, for one version", async () => {
  const at = shopify.products[4]?.at ?? 0;
  await env.DB.exec("UPDATE products SET title = 'Corrupted' WHERE shopify_id = 100005");
  await reconcileWith(shopify);
  expect(await first("SELECT title, updated_at FROM products WHERE shopify_id = 100005")).toEqual({
    title: "Product 5",
    updated_at: at,
  });
});

it("learns the types of products from before they were stored, and counts none as changed", async () => {
  await env.DB.exec("UPDATE products SET product_type = NULL, product_type_folded = NULL");
  await env.DB.exec("UPDATE overviews SET product_type_folded = NULL");
  await env.DB.exec("UPDATE products SET title = 'Corrupted' WHERE shopify_id = 100005");
  await reconcileWith(shopify);
  expect(
    await first(
      "SELECT COUNT(*) AS n FROM products WHERE product_type = 'Kettles' AND product_type_folded = 'kettles'",
    ),
  ).toEqual({ n: 40 });
  expect(await first("SELECT COUNT(*) AS n FROM overviews WHERE product_type_folded = 'kettles'")).toEqual({ n: 40 });
  expect(await counts()).toMatchObject({ products_mended: 1, variants_mended: 0 });
});

it("learns the other barcodes of variants from before they were stored, and counts none as changed", async () => {
  const [first, second] = shopify.variants;
  Object.assign(first ?? {}, {
    barcodes: [
      ["4006381333931", "EAN"],
      ["036000291452", "UPC"],
    ],
  });
  Object.assign(second ?? {}, {
    barcodes: [
      ["own-7", null],
      ["own-8", null],
    ],
  });
  await env.DB.batch([
    env.DB.prepare("UPDATE variants SET barcodes_whole = NULL"),
    env.DB.prepare("UPDATE variants SET barcode = '4006381333931', barcodes = ? WHERE shopify_id = 300001").bind(
      barcodeWords([{ value: "4006381333931", type: null }]).barcodes,
    ),
  ]);
  await reconcileWith(shopify);
  const stored = async (id: number) =>
    storedBarcodes(
      await env.DB.prepare("SELECT barcodes FROM variants WHERE shopify_id = ?").bind(id).first("barcodes"),
    );
  expect(await stored(300_001)).toEqual(["4006381333931", "036000291452"]);
  expect(await stored(300_002)).toEqual(["own-7", "own-8"]);
  // The second had none here: that is a change.
  expect(await counts()).toMatchObject({ variants_mended: 1 });
  await reconcileWith(shopify);
  expect(await counts()).toMatchObject({ variants_mended: 0 });
});

it("finds products, variants and items that were deleted unheard", async () => {
  shopify.products = shopify.products.filter(({ id }) => id !== 100_005);
  shopify.variants = shopify.variants.filter(({ id }) => id !== 300_005 && id !== 300_006);
  shopify.levels = shopify.levels.filter(({ item }) => item !== 500_005 && item !== 500_006);
  await reconcileWith(shopify);
  const gone = (table: string) =>
    env.DB.prepare(`SELECT shopify_id AS id FROM ${table} WHERE deleted_at IS NOT NULL ORDER BY 1`).all();
  expect((await gone("products")).results).toEqual([{ id: 100_005 }]);
  expect((await gone("variants")).results).toEqual([{ id: 300_005 }, { id: 300_006 }]);
  expect((await gone("inventory_items")).results).toEqual([{ id: 500_005 }, { id: 500_006 }]);
  expect(await first("SELECT COUNT(*) AS n FROM overviews WHERE hidden = 1")).toEqual({ n: 2 });
  expect(
    await first(
      "SELECT COUNT(*) AS n FROM alerts a JOIN variants v ON v.id = a.variant_id WHERE v.deleted_at IS NOT NULL AND a.closed_at IS NULL",
    ),
  ).toEqual({ n: 0 });
});

it("keeps a product that was created while the file was written", async () => {
  const at = shopify.now + 1000;
  await deliver({
    topic: "products/create",
    body: productBody({ id: 100_950, at, variants: [{ id: 300_950, inventory_item_id: 500_950 }] }),
    triggeredAt: at,
  });
  await reconcileWith(shopify);
  expect(await first("SELECT deleted_at FROM products WHERE shopify_id = 100950")).toEqual({ deleted_at: null });
  expect(await first("SELECT deleted_at FROM variants WHERE shopify_id = 300950")).toEqual({ deleted_at: null });
});

it("brings orders, cancellations and edits that were never delivered", async () => {
  expect(await sold()).toEqual({ units: 12 });
  const at = shopify.now - HOUR;
  shopify.orders.push({ id: 700_900, at, updatedAt: at, lines: [{ id: 800_900, variant: 300_001, quantity: 5 }] });
  Object.assign(shopify.orders[0] ?? {}, { updatedAt: at, cancelledAt: at });
  Object.assign(shopify.orders[1] ?? {}, {
    updatedAt: at,
    lines: [{ id: 800_020, variant: 300_020, quantity: 3, current: 1 }],
  });
  await reconcileWith(shopify);
  expect(await sold()).toEqual({ units: 0 + 1 + 3 + 3 + 5 });
  expect(
    await first(
      "SELECT units_30 FROM plans p JOIN variants v ON v.id = p.variant_id WHERE v.shopify_id = 300001 AND location_id = 0",
    ),
  ).toEqual({ units_30: 5 });
  const query = shopify.asked.filter(({ name }) => name === "RunBulkQuery").at(-1)?.variables.query;
  // Since the import began, an hour earlier.
  expect(query).toContain(`updated_at:>='${new Date(shopify.now - 3 * HOUR).toISOString().replace(".000", "")}'`);
});

it("asks the next time only for orders since the last comparison that ended well", async () => {
  await reconcileWith(shopify);
  const began = shopify.now;
  shopify.now += 24 * HOUR;
  shopify.status = "FAILED";
  await reconcileWith(shopify);
  shopify.status = "COMPLETED";
  shopify.now += 24 * HOUR;
  await reconcileWith(shopify);
  const query = shopify.asked.filter(({ name }) => name === "RunBulkQuery").at(-1)?.variables.query;
  expect(query).toContain(new Date(began - HOUR).toISOString().replace(".000", ""));
});

it("finds orders that were deleted unheard, and takes a lost permission for none", async () => {
  shopify.orders = shopify.orders.filter(({ id }) => id !== 700_020);
  await reconcileWith(shopify);
  expect(await sold()).toEqual({ units: 9 });
  shopify.orders = [];
  await reconcileWith(shopify);
  expect(await sold()).toEqual({ units: 9 });
});

it("leaves the units of a sold variant that was deleted since where they were", async () => {
  const at = shopify.now - HOUR;
  Object.assign(shopify.orders[0] ?? {}, {
    updatedAt: at,
    lines: [{ id: 800_010, variant: null, quantity: 3, current: 2 }],
  });
  await reconcileWith(shopify);
  expect(await sold()).toEqual({ units: 11 });
});

it("closes a location that Shopify no longer has or uses, and has all planned anew", async () => {
  shopify.locations = [
    { id: 901, name: "Warehouse", at: shopify.now - HOUR, active: false },
    { id: 903, name: "Van", at: shopify.now - HOUR },
  ];
  await reconcileWith(shopify);
  expect(
    (
      await env.DB.prepare(
        "SELECT shopify_id AS id, active, deleted_at IS NOT NULL AS gone FROM locations ORDER BY 1",
      ).all()
    ).results,
  ).toEqual([
    { id: 901, active: 0, gone: 0 },
    { id: 902, active: 0, gone: 1 },
    { id: 903, active: 1, gone: 0 },
  ]);
  expect(await first("SELECT state FROM jobs WHERE kind = 'roll-forward'")).toEqual({ state: "running" });
});

it.each([
  ["one that its list leaves out", 1],
  ["all, where its list is empty", 0],
])("keeps of the locations that Shopify still knows %s", async (_, listed) => {
  const all = shopify.locations;
  const known = "SELECT COUNT(*) AS n FROM locations WHERE deleted_at IS NULL";
  const before = await first(known);
  shopify.beforeAnswer = (name) => {
    if (name === "Locations") shopify.locations = all.slice(0, listed);
  };
  shopify.afterAnswer = () => {
    shopify.locations = all;
  };
  await reconcileWith(shopify);
  expect(all.length).toBeGreaterThan(1);
  expect(await first(known)).toEqual(before);
});

it.each(["FAILED", "CANCELED", "EXPIRED"])(
  "says so when Shopify ends the export as %s, and the next one runs",
  async (status) => {
    shopify.status = status;
    await reconcileWith(shopify);
    expect(await first("SELECT state, error FROM jobs WHERE kind = 'reconcile'")).toEqual({
      state: "failed",
      error: `Shopify ended the export: ${status}`,
    });
    expect(await first("SELECT failure, finished_at FROM reconciliations")).toEqual({
      failure: `Shopify ended the export: ${status}`,
      finished_at: shopify.now,
    });
    shopify.status = "COMPLETED";
    shopify.now += 1000;
    await reconcileWith(shopify);
    expect(await first("SELECT failure, checked FROM reconciliations ORDER BY id DESC")).toEqual({
      failure: null,
      checked: 80,
    });
  },
);

it("brings a shop's zone that changed unheard, to count its days anew, but undoes no change of the last minutes", async () => {
  shopify.shop = { name: "Renamed", ianaTimezone: "Pacific/Auckland", currencyCode: "NZD" };
  const told = shopBody({ name: "Told just now", zone: "Europe/London", currency: "GBP", at: shopify.now - 1000 });
  const columns = "SELECT name, time_zone, currency, days_time_zone FROM shops";
  await reconcileWith(shopify);
  const moved = { name: "Renamed", time_zone: "Pacific/Auckland", currency: "NZD", days_time_zone: "UTC" };
  expect(await first(columns)).toEqual(moved);
  await deliver({ topic: "shop/update", body: told, triggeredAt: shopify.now - 1000 });
  await reconcileWith(shopify);
  expect(await first(columns)).toMatchObject({ name: "Told just now", time_zone: "Europe/London" });
});

it("dates every variant in the zone that the shop has moved to", async () => {
  expect(await first("SELECT MIN(created_day) AS a, MAX(created_day) AS b FROM variants")).toEqual({ a: 0, b: 0 });
  shopify.shop.ianaTimezone = "America/New_York";
  await env.DB.exec("UPDATE shops SET time_zone = 'America/New_York'");
  await reconcileWith(shopify);
  expect(await first("SELECT MIN(created_day) AS a, MAX(created_day) AS b FROM variants")).toEqual({ a: -1, b: -1 });
});

it("makes no noise: no event tells of what it only found", async () => {
  const at = shopify.now - HOUR;
  shopify.orders.push({ id: 700_900, at, updatedAt: at, lines: [{ id: 800_900, variant: 300_040, quantity: 1 }] });
  Object.assign(shopify.products[4] ?? {}, { title: "Renamed", at });
  await env.DB.exec("DELETE FROM events");
  await reconcileWith(shopify);
  const { events } = await rowsOf("events");
  const ofAlerts = ["stock.low", "stock.recovered", "reorder.suggested"];
  expect(events?.filter((event) => !ofAlerts.includes(Object(event).type))).toEqual([]);
});

it("ends the same however often it dies on its way", async () => {
  const tables = [
    "levels",
    "movements",
    "products",
    "variants",
    "inventory_items",
    "order_lines",
    "daily_sales",
    "plans",
    "drifts",
  ];
  const damage = async () => {
    await env.DB.exec("UPDATE levels SET available = 999 WHERE inventory_item_id BETWEEN 500011 AND 500020");
    await env.DB.exec("UPDATE products SET title = 'Corrupted' WHERE shopify_id = 100005");
    await env.DB.exec("UPDATE order_lines SET quantity = 99, current_quantity = 99");
  };
  shopify.variants = shopify.variants.filter(({ id }) => id !== 300_006);
  await damage();
  await reconcileWith(shopify);
  const whole = await rowsOf(...tables.filter((table) => table !== "drifts"));
  expect(await first("SELECT drifted FROM reconciliations")).toEqual({ drifted: 20 });

  let requests = 0;
  shopify.beforeAnswer = () => void requests++;
  await reconcileWith(shopify);
  for (let dies = 1; dies <= requests; dies++) {
    let at = 0;
    shopify.beforeAnswer = () => {
      if (++at === dies) throw new Error("killed");
    };
    const died = await reconcileWith(shopify).catch(() => "killed");
    expect(died).toBe("killed");
    shopify.beforeAnswer = () => {};
    await goOn(shopify);
    expect(
      await first("SELECT failure, finished_at IS NOT NULL AS finished, checked FROM reconciliations ORDER BY id DESC"),
      `dies at ${dies}`,
    ).toEqual({ failure: null, finished: 1, checked: 80 });
  }
  expect(await rowsOf(...tables.filter((table) => table !== "drifts"))).toEqual(whole);
});

it("ends the same when the database fails before any of its batches", async () => {
  const damage = "UPDATE levels SET available = 999 WHERE inventory_item_id BETWEEN 500011 AND 500020";
  // The first batch begins it: where that fails, its message is tried again.
  for (let fails = 2; fails <= 12; fails++) {
    await env.DB.exec(damage);
    let batches = 0;
    const database = failing(() => ++batches === fails);
    await reconcileWith(shopify, database).catch(() => "failed");
    await goOn(shopify);
    expect(await first("SELECT MAX(available) AS highest FROM levels"), `batch ${fails}`).toEqual({ highest: 40 });
    expect(
      await first("SELECT drifted, finished_at IS NOT NULL AS finished FROM reconciliations ORDER BY id DESC"),
      `batch ${fails}`,
    ).toEqual({ drifted: 20, finished: 1 });
    await reconcileWith(shopify);
  }
});

/** Of ten that an order sold, three were refunded and not put back. */
function refundedUnheard() {
  const lines = [{ id: 800_901, variant: 300_010, quantity: 10, current: 7 }];
  const at = shopify.now - 90 * 60_000;
  const refunds = [{ line: 800_901, units: 3 }];
  shopify.orders.push({ id: 700_901, at, updatedAt: shopify.now - HOUR, lines, refunds });
}
const keptOfIt = () =>
  first(
    `SELECT SUM(quantity - current_quantity) AS gone, (SELECT SUM(r.quantity) FROM refund_lines r WHERE r.order_id = 700901) AS refunded
    FROM order_lines WHERE order_id = 700901`,
  );

it("reads what was refunded of an order that it found, though it dies as soon as the order stands", async () => {
  refundedUnheard();
  await env.DB.exec(
    "CREATE TRIGGER dies BEFORE UPDATE ON jobs WHEN EXISTS (SELECT 1 FROM order_lines WHERE order_id = 700901) BEGIN SELECT RAISE(ABORT, 'killed'); END",
  );
  await expect(reconcileWith(shopify)).rejects.toThrow("killed");
  expect(await keptOfIt()).toEqual({ gone: 3, refunded: null });
  await env.DB.exec("DROP TRIGGER dies");
  await goOn(shopify);
  expect(await keptOfIt()).toEqual({ gone: 3, refunded: 3 });
});

it("reads what was refunded of an order whose own change was heard, and its refund never", async () => {
  refundedUnheard();
  await env.DB.exec("UPDATE shop_settings SET refunds_keep_sales = 1");
  const before = (await sold())?.units ?? 0;
  const told = shopify.now - HOUR;
  const lines = [{ id: 800_901, variant_id: 300_010, quantity: 10, current_quantity: 7 }];
  await deliver({
    topic: "orders/updated",
    body: orderBody({ id: 700_901, at: told - 30 * 60_000, updatedAt: told, lines }),
    triggeredAt: told,
  });
  expect(await sold()).toEqual({ units: before + 7 });
  await reconcileWith(shopify);
  expect(await sold()).toEqual({ units: before + 10 });
  expect(await keptOfIt()).toEqual({ gone: 3, refunded: 3 });
  expect(await counts()).toMatchObject({ lines_mended: 0, orders_read_again: 1 });
});

it("leaves lines where a delivery said they were, of an order that several places fulfilled", async () => {
  const [first, second] = [800_901, 800_902];
  const at = shopify.now - 2 * HOUR;
  const lines = [first, second].map((id) => ({ id, variant: 300_010, quantity: 4 }));
  const shipments = [
    { place: 901, line: first, units: 4 },
    { place: 902, line: second, units: 4 },
  ];
  shopify.orders.push({ id: 700_901, at, updatedAt: shopify.now - HOUR, lines, shipments });
  const fulfilled = (location_id: number, id: number) => ({ location_id, status: "success", line_items: [{ id }] });
  await deliver({
    topic: "orders/updated",
    body: orderBody({
      ...{ id: 700_901, at, lines: lines.map(({ variant, ...line }) => ({ ...line, variant_id: variant })) },
      fulfillments: [fulfilled(901, first), fulfilled(902, second)],
    }),
    triggeredAt: at,
  });
  Object.assign(lines[0] ?? {}, { current: 3 });
  await reconcileWith(shopify);
  const { results } = await env.DB.prepare(
    `SELECT l.line_id AS id, l.current_quantity AS left, c.shopify_id AS place FROM order_lines l
    JOIN locations c ON c.id = l.location_id WHERE l.order_id = 700901 ORDER BY 1`,
  ).all();
  expect(results).toEqual([
    { id: first, left: 3, place: 901 },
    { id: second, left: 4, place: 902 },
  ]);
});

it("keeps orders that deliveries have told since the file was written", async () => {
  const at = shopify.now + 1000;
  let downloads = 0;
  shopify.beforeAnswer = async (name) => {
    if (name === "download" && ++downloads === 3)
      await deliver({
        topic: "orders/updated",
        body: orderBody({
          id: 700_010,
          at: shopify.now - 30 * HOUR,
          updatedAt: at,
          lines: [{ id: 800_010, variant_id: 300_010, quantity: 3, current_quantity: 0 }],
        }),
        triggeredAt: at,
      });
  };
  Object.assign(shopify.orders[0] ?? {}, { updatedAt: shopify.now - HOUR });
  await reconcileWith(shopify);
  expect(await sold()).toEqual({ units: 9 });
});

function failing(isNow: () => boolean): D1Database {
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) => {
          if (isNow()) throw new Error("the database was reset");
          return target.batch(statements);
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
