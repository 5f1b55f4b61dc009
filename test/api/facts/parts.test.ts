import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { orderBody, productBody, refundBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { first } from "../../support/rows";
import { consume, deliver, installShop, post, SHOP } from "../../support/shopify";
import { importFrom, reconcileWith, stockUp } from "../reconciliation/shop";
import { recount } from "./recount";

const HOUR = 3_600_000;
const LEEDS = 901;
const YORK = 902;
const AT = Math.floor(Date.now() / 1000) * 1000 - 48 * HOUR;
const LINE = 70_010;

beforeEach(() => installShop());

/** Units of the line of five by Shopify's location; what counts nowhere is left out. */
async function sold() {
  const { results } = await env.DB.prepare(
    `SELECT COALESCE(c.shopify_id, 0) AS place, SUM(d.units) AS units FROM daily_sales d
    LEFT JOIN locations c ON c.id = d.location_id WHERE d.units <> 0 GROUP BY 1 ORDER BY 1 DESC`,
  ).all<{ place: number; units: number }>();
  return Object.fromEntries(results.map(({ place, units }) => [place, units]));
}

const shipment = (place: number, units: number, status = "success") => ({
  ...{ id: place * 10 + units, status, location_id: place, line_items: [{ id: LINE, quantity: units }] },
});
const body = (minute: number, fulfillments: unknown[], more = {}) => ({
  topic: "orders/updated" as const,
  triggeredAt: AT + minute * 60_000 + 500,
  body: orderBody({
    ...{ id: 7001, at: AT, updatedAt: AT + minute * 60_000, fulfillments, ...more },
    lines: [{ quantity: 5, ...(Object.hasOwn(more, "left") && more) }],
  }),
});
const product = { topic: "products/update" as const, body: productBody({ at: AT - HOUR }) };
const refund = (units: number, place: number | null, id = 8001) => ({
  topic: "refunds/create" as const,
  body: refundBody({ id, order: 7001, lines: [{ quantity: units, location_id: place }] }),
});

async function inEveryOrder(deliveries: Parameters<typeof deliver>, expected: Record<string, number>) {
  for (const order of [deliveries, deliveries.toReversed(), [...deliveries.slice(1), ...deliveries]]) {
    for (const table of ["order_lines", "refund_lines", "daily_sales"]) await env.DB.exec(`DELETE FROM ${table}`);
    for (const delivery of order) await deliver(delivery);
    expect(await sold()).toEqual(expected);
    await env.DB.exec("UPDATE shops SET days_time_zone = time_zone");
    await recount();
    expect(await sold(), "counted anew").toEqual(expected);
  }
}

const SPLIT = body(3, [shipment(LEEDS, 3), shipment(YORK, 2)]);

it("counts a line of five, three from Leeds and two from York, at both", () =>
  inEveryOrder([product, body(1, []), body(2, [shipment(LEEDS, 3)]), SPLIT], { [LEEDS]: 3, [YORK]: 2 }));

it("has an order read whose body does not say what was shipped", async () => {
  await deliver(product);
  const told = async (fulfilment: unknown) => {
    const { topic, body: text, triggeredAt } = body(2, [fulfilment]);
    return (await consume((await post({ topic, body: text, triggeredAt })).messages)).jobs;
  };
  const read = { kind: "read-orders", shop: SHOP, orders: ["7001"] };
  const { line_items: _, ...untold } = shipment(LEEDS, 3);
  expect(await told(untold)).toContainEqual(read);
  expect(await told({ ...untold, line_items: null })).toContainEqual(read);
  expect(await first("SELECT order_id FROM orders_to_read")).toEqual({ order_id: 7001 });
  expect(await told({ ...untold, status: "cancelled" })).not.toContainEqual(read);
});

it("leaves what it knows of a line's places where a body does not say what was shipped, until that is read", async () => {
  const { line_items: _, ...untold } = shipment(LEEDS, 3);
  await deliver(product, SPLIT, body(4, [untold, shipment(YORK, 2)], { left: 4, current_quantity: 4 }));
  expect(await sold()).toEqual({ [LEEDS]: 3, [YORK]: 1 });
  await env.DB.exec("DELETE FROM order_lines; DELETE FROM daily_sales");
  await deliver(body(3, [shipment(YORK, 5)]), body(4, [untold]));
  expect(await sold()).toEqual({ [YORK]: 5 });
  await deliver(body(5, [], { location_id: LEEDS }));
  expect(await sold()).toEqual({ [LEEDS]: 5 });
});

it("knows a line's places by an older body of the same batch, too, whichever of them comes first", async () => {
  const { line_items: _, ...untold } = shipment(LEEDS, 3);
  const told = body(3, [shipment(YORK, 5)]);
  for (const order of [
    [told, body(4, [untold])],
    [body(4, [untold]), told],
  ]) {
    await env.DB.exec("DELETE FROM order_lines; DELETE FROM daily_sales");
    await deliver(product, body(1, [shipment(LEEDS, 5)]));
    const sent = await Promise.all(order.map((each) => post(each)));
    await consume(sent.flatMap(({ messages }) => messages));
    expect(await sold()).toEqual({ [YORK]: 5 });
  }
});

it("leaves what is not shipped yet to nobody, or to the till", async () => {
  await inEveryOrder([product, body(1, []), body(2, [shipment(LEEDS, 3)])], { [LEEDS]: 3, 0: 2 });
  await inEveryOrder([product, body(2, [shipment(LEEDS, 3)], { location_id: YORK })], { [LEEDS]: 3, [YORK]: 2 });
});

it.each(["failure", "error", "cancelled"])("gives no place to what was shipped with %s", (status) =>
  inEveryOrder([product, body(1, [shipment(LEEDS, 5, status)])], { 0: 5 }),
);

it.each(["success", "open"])("gives its place to what was shipped with %s", (status) =>
  inEveryOrder([product, body(1, [shipment(LEEDS, 5, status)])], { [LEEDS]: 5 }),
);

it("takes what came back off the place where it was put back, then off the others", async () => {
  await inEveryOrder([product, SPLIT, refund(2, LEEDS)], { [LEEDS]: 1, [YORK]: 2 });
  await inEveryOrder([product, SPLIT, refund(2, YORK)], { [LEEDS]: 3 });
  await inEveryOrder([product, SPLIT, refund(1, YORK), refund(3, null, 8002)], { [LEEDS]: 1 });
});

it("lets no part remain where a later body tells of one place", () =>
  inEveryOrder([product, SPLIT, body(4, [shipment(YORK, 5)])], { [YORK]: 5 }));

it("brings parts and refunds from before the installation by import and by comparison, from every page", async () => {
  for (const through of ["import", "comparison"]) {
    const shopify = new PlayedShopify();
    shopify.pageSize = 3;
    stockUp(shopify, 3);
    const lines = Array.from({ length: 8 }, (_, n) => ({ id: 900 + n, variant: 300_001, quantity: 5, current: 4 }));
    const order = {
      ...{ id: 7777, at: shopify.now - 4 * HOUR, updatedAt: shopify.now - 3 * HOUR, lines },
      shipments: lines
        .flatMap(({ id }) => [
          { place: LEEDS, line: id, units: 3 },
          { place: YORK, line: id, units: 2 },
        ])
        .slice(0, 4),
      refunds: lines.map(({ id }) => ({ line: id, units: 1 })),
    };
    if (through === "import") shopify.orders.push(order);
    shopify.now -= 2 * HOUR;
    await env.DB.exec("DELETE FROM jobs; DELETE FROM order_lines; DELETE FROM refund_lines; DELETE FROM daily_sales");
    await importFrom(shopify);
    shopify.now += 2 * HOUR;
    if (through === "comparison") {
      shopify.orders.push({ ...order, updatedAt: shopify.now - HOUR });
      await reconcileWith(shopify);
    }
    expect(await first("SELECT COUNT(*) AS n FROM order_lines WHERE order_id = 7777"), through).toEqual({ n: 8 });
    expect(await first("SELECT COUNT(*) AS n FROM refund_lines"), through).toEqual({ n: 8 });
    expect(await first("SELECT COUNT(*) AS n FROM orders_to_read")).toEqual({ n: 0 });
    expect(await sold(), through).toEqual({ [LEEDS]: 6, [YORK]: 2, 0: 24 });
    await env.DB.exec("UPDATE shop_settings SET refunds_keep_sales = 1");
    await env.DB.exec("UPDATE shops SET days_time_zone = time_zone");
    await recount();
    expect(await sold(), `${through}, kept`).toEqual({ [LEEDS]: 6, [YORK]: 4, 0: 30 });
    await env.DB.exec("UPDATE shop_settings SET refunds_keep_sales = 0");
  }
});
