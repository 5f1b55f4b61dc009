import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { findPerformance, takeMeasured } from "../../../app/purchasing/performance/performance.server";
import { reverseReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { countedDatabase } from "../../support/counted-database";
import type { PlayedShopify } from "../../support/played-shopify";
import { sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { receive } from "./averages";
import { formOf, givenOrder, givenReceivingShop, shop, submit, today } from "./receiving-shop";

let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
});

it("holds what comes in deliveries to the day of its own delivery, not to the order's", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 5_00]]);
  const lineId = ids[0] ?? 0;
  const ordered = today() - 10;
  await env.DB.batch([
    env.DB.prepare("UPDATE purchase_orders SET expected_day = ? WHERE id = ?").bind(ordered + 1, orderId),
    ...[
      [2, 5],
      [8, 4],
    ].map(([after = 0, quantity]) =>
      env.DB.prepare(
        "INSERT INTO purchase_order_deliveries (shop_id, line_id, day, quantity) VALUES (1, ?, ?, ?)",
      ).bind(lineId, ordered + after, quantity),
    ),
  ]);
  // Two before their day, the rest of the first delivery a day late with the second's first, the second's rest in time.
  for (const [after, units] of [
    [1, 2],
    [3, 4],
    [8, 3],
  ] as const)
    await submit(orderId, formOf([[lineId, units]], { receivedDay: ordered + after }));
  // Of what was agreed to come six days after the first delivery, the eighth day is the second.
  expect(await findPerformance(env.DB, shop, 12)).toMatchObject({
    ...{ receipts: 3, mean: (1 + 3 + 2) / 3, onTime: { count: 2, of: 3 } },
  });
  // What no delivery tells of comes with the order, whose day has gone by.
  await submit(orderId, formOf([[lineId, 1]], { receivedDay: ordered + 9 }));
  expect(await findPerformance(env.DB, shop, 12)).toMatchObject({
    ...{ receipts: 4, mean: (1 + 3 + 2 + 9) / 4, onTime: { count: 2, of: 4 } },
  });
});

it("takes a measured lead time without the days on which the supplier was closed, which plans add to it", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 5_00]]);
  const ordered = today() - 10;
  const closed = JSON.stringify([
    [ordered + 1, ordered + 6, "Fair"],
    [today() + 3, today() + 9, "Holidays"],
  ]);
  await env.DB.prepare("UPDATE suppliers SET closures = ? WHERE id = 12").bind(closed).run();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]], { receivedDay: ordered + 9 }));
  await takeMeasured(env.DB, { ...shop, timeZone: "UTC" }, 12, Date.now());
  expect(await first("SELECT lead_time_days AS days FROM rules WHERE level = 'supplier' AND subject_id = 12")).toEqual({
    days: 3,
  });
});

it("counts as delivered what came of each line, and nothing of an order that goes to its buyer", async () => {
  const { orderId, ids } = await givenOrder([
    [0, 10, 5_00],
    [1, 10, 5_00],
  ]);
  const dropship = await givenOrder([[0, 7, 5_00]]);
  await env.DB.batch([
    env.DB.prepare("UPDATE purchase_orders SET state = 'closed', sale_id = 9 WHERE id = ?").bind(dropship.orderId),
  ]);
  const came: Parameters<typeof formOf>[0] = [
    [ids[0] ?? 0, 14],
    [ids[1] ?? 0, 6],
  ];
  await submit(orderId, formOf(came, { confirmOver: true }));
  await env.DB.prepare("UPDATE purchase_orders SET state = 'closed' WHERE id = ?").bind(orderId).run();
  expect((await findPerformance(env.DB, shop, 12)).filled).toEqual({ ordered: 20, received: 16 });
});

it("measures a supplier of many orders that go to buyers without reading them", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 5_00]]);
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  const read = async () => {
    const { database, asked } = countedDatabase(env.DB);
    expect(await findPerformance(database, shop, 12)).toMatchObject({
      receipts: 1,
      filled: { ordered: 10, received: 10 },
    });
    return asked.rowsRead;
  };
  const before = await read();
  const sales = Array.from({ length: 300 }, (_, sale) => sale + 1);
  await env.DB.prepare(
    `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, ordered_day, sale_id, created_at, updated_at)
    SELECT 1, 'D-' || f.value, 'received', 12, o.location_id, 'USD', 'hand', o.ordered_day + f.value, f.value, 1, 1
    FROM purchase_orders o CROSS JOIN json_each(?) f`,
  )
    .bind(JSON.stringify(sales))
    .run();
  expect(await read()).toBe(before);
});

it("measures how a supplier delivers, without what was taken back, and takes it into its lead time", async () => {
  expect(await takeMeasured(env.DB, shop, 12, Date.now())).toBe("nothing");
  const days = [2, 4, 6];
  for (const late of days) {
    const { orderId, ids } = await givenOrder([[0, 5, 5_00]]);
    await env.DB.prepare("UPDATE purchase_orders SET expected_day = ordered_day + 5 WHERE id = ?").bind(orderId).run();
    await submit(orderId, formOf([[ids[0] ?? 0, 5]], { receivedDay: today() - 10 + late }));
  }
  await sendWrites(shopify);
  const { receiptId } = await receive(shopify, 5, 5_00);
  await reverseReceipt(env.DB, shop, receiptId, "reversal-one", "42", Date.now());
  expect(await findPerformance(env.DB, shop, 12)).toEqual({
    ...{ receipts: 3, mean: 4, deviation: 2, onTime: { count: 2, of: 3 } },
    filled: { ordered: 15, received: 15 },
  });
  expect(await findPerformance(env.DB, { id: 2 }, 12)).toMatchObject({ receipts: 0 });
  await takeMeasured(env.DB, shop, 12, Date.now());
  expect(
    await first("SELECT lead_time_days AS days, lead_time_deviation AS deviation FROM rules WHERE level = 'supplier'"),
  ).toEqual({
    ...{ days: 4, deviation: 2 },
  });
});
