import { beforeEach, describe, expect, it } from "vitest";
import { readDoubtfulLevels } from "../../../workers/jobs/read/doubtful-levels";
import { readLevels } from "../../../workers/jobs/read/levels";
import { readOrders } from "../../../workers/jobs/read/orders";
import { readProduct } from "../../../workers/jobs/read/product";
import { connectionBody } from "../../support/bodies";
import { contextOf } from "../../support/jobs";
import { PlayedShopify } from "../../support/played-shopify";
import { first } from "../../support/rows";
import { deliver, installShop, type Sent, SHOP } from "../../support/shopify";
import { importFrom, reconcileWith, stockUp } from "./shop";

const HOUR = 3_600_000;
let shopify: PlayedShopify;

beforeEach(async () => {
  await installShop();
  shopify = new PlayedShopify();
  stockUp(shopify, 10);
  shopify.now -= 2 * HOUR;
  await importFrom(shopify);
  shopify.now += 2 * HOUR;
});

/** Shopify's clock is behind ours by so much (ms). */
const BEHIND = 900;
const told = (topic: Sent["topic"], body: unknown): Sent => ({
  ...{ topic, body: typeof body === "string" ? body : JSON.stringify(body) },
  triggeredAt: shopify.now - BEHIND,
});
const sold = async () => (await first<{ units: number }>("SELECT SUM(units) AS units FROM daily_sales"))?.units;
const read = async (what: "order" | "product" | "item") => {
  const context = await contextOf(shopify);
  if (what === "order") await readOrders(context, { kind: "read-orders", shop: SHOP, orders: ["700010"] });
  else if (what === "item") await readLevels(context, { kind: "read-levels", shop: SHOP, items: ["500010"] });
  else await readProduct(context, { kind: "read-product", shop: SHOP, productId: "100010" });
};

describe.each([
  [
    "the read is written first",
    (reading: () => Promise<void>, ...sent: Sent[]) => reading().then(() => deliver(...sent)),
  ],
  ["the deletion comes first", (reading: () => Promise<void>, ...sent: Sent[]) => deliver(...sent).then(reading)],
])("a read just before a deletion by a clock that is behind ours: %s", (_, both) => {
  it("counts nothing of an order", async () => {
    expect(await sold()).toBe(3);
    Object.assign(shopify.orders[0] ?? {}, { updatedAt: shopify.now - 2000 });
    await both(() => read("order"), told("orders/delete", { id: 700_010 }));
    expect(await sold()).toBe(0);
  });

  it("leaves no product with its variants", async () => {
    Object.assign(shopify.products[9] ?? {}, { at: shopify.now - 2000 });
    Object.assign(shopify.variants[9] ?? {}, { at: shopify.now - 2000 });
    await both(() => read("product"), told("products/delete", { id: 100_010 }));
    const deleted = { deleted_at: shopify.now - BEHIND };
    expect(await first("SELECT deleted_at FROM products WHERE shopify_id = 100010")).toEqual(deleted);
    expect(await first("SELECT deleted_at FROM variants WHERE shopify_id = 300010")).toEqual(deleted);
  });

  it("leaves no item", async () => {
    await both(() => read("item"), told("inventory_items/delete", { id: 500_010 }));
    const deleted = { deleted_at: shopify.now - BEHIND };
    expect(await first("SELECT deleted_at FROM inventory_items WHERE shopify_id = 500010")).toEqual(deleted);
  });

  it("asks again whether a level is connected", async () => {
    const level = () =>
      first(
        `SELECT l.available, l.deleted_at IS NOT NULL AS gone, l.doubtful FROM levels l JOIN locations c ON c.id = l.location_id
        WHERE l.inventory_item_id = 500010 AND c.shopify_id = 901`,
      );
    shopify.setLevel(500_010, 901, 7, shopify.now - 2000);
    const disconnected = told("inventory_levels/disconnect", connectionBody({ item: 500_010, location: 901 }));
    await both(() => read("item"), disconnected);
    expect(await level()).toEqual({ available: 7, gone: 0, doubtful: 1 });
    shopify.levels = shopify.levels.filter(({ item, location }) => item !== 500_010 || location !== 901);
    shopify.now += 30_000;
    await readDoubtfulLevels(await contextOf(shopify), { kind: "read-doubtful-levels", shop: SHOP });
    expect(await level()).toEqual({ available: null, gone: 1, doubtful: 0 });
  });
});

it("asks for an order by night that counts again, though it was deleted", async () => {
  await deliver({ ...told("orders/delete", { id: 700_010 }), triggeredAt: shopify.now - HOUR });
  expect(await sold()).toBe(0);
  Object.assign(shopify.orders[0] ?? {}, { updatedAt: shopify.now - HOUR });
  await read("order");
  expect(await sold()).toBe(3);
  shopify.orders = [{ ...shopify.orders[0], id: 700_020, at: shopify.now, updatedAt: shopify.now - HOUR, lines: [] }];
  await reconcileWith(shopify);
  expect(await sold()).toBe(0);
});
