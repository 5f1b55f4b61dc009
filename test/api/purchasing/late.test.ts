import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { EVENTS } from "../../../app/outbound/events/catalogue";
import { splitLine } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { awaitedParts } from "../../../app/purchasing/orders/lines/awaited-parts";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { findOrder } from "../../../app/purchasing/orders/purchase-orders.server";
import { runSchedule } from "../../../workers/schedule";
import { all } from "../../support/rows";
import { ANNA, arrivals, DAY, eventTypes, givenBuyingShop, givenOrder, NOW, receiptOf, shop, TODAY } from "./shop";

beforeEach(givenBuyingShop);

/** The hour after that many days: the shop's day has turned. */
const night = (days: number) => runSchedule("7 * * * *", env, (TODAY + days) * DAY + DAY / 2);
const late = async () => (await eventTypes()).filter((type) => type === "purchase_order.late");

it("tells once that the day of an order has gone by, and again once it was put off and that day has gone by, too", async () => {
  const id = await givenOrder([[1, 10]]);
  await night(20);
  expect(await late()).toEqual([]);
  await moveOrder(env.DB, shop, id, "sent", ANNA, NOW + 1);
  await night(7);
  expect(await late()).toEqual([]);
  await night(8);
  await night(9);
  expect(await late()).toHaveLength(1);
  const [{ data } = {}] = await all("SELECT data FROM events WHERE type = 'purchase_order.late'");
  expect(EVENTS["purchase_order.late"].data.parse(JSON.parse(String(data)))).toMatchObject({
    ...{ purchase_order_id: String(id), days_late: 1, state: "sent" },
  });
  await env.DB.prepare("UPDATE purchase_orders SET next_day = ?")
    .bind(TODAY + 12)
    .run();
  await night(12);
  expect(await late()).toHaveLength(1);
  await night(13);
  expect(await late()).toHaveLength(2);
});

it("says nothing of what has come, was closed or is a draft", async () => {
  const id = await givenOrder([[1, 10]]);
  await env.DB.prepare("UPDATE purchase_orders SET next_day = ?, state = 'received'")
    .bind(TODAY - 5)
    .run();
  await receiptOf(id, []);
  await night(1);
  await env.DB.exec("UPDATE purchase_orders SET state = 'closed'");
  await night(2);
  await env.DB.exec("UPDATE purchase_orders SET state = 'draft'");
  await night(3);
  expect(await late()).toEqual([]);
});

it("awaits in the same parts in SQL as in the page and in the API", async () => {
  const id = await givenOrder([
    [1, 30],
    [2, 5],
  ]);
  const [line] = (await findOrder(env.DB, shop, id))?.lines ?? [];
  const parts = [
    { day: TODAY + 2, quantity: 10 },
    { day: TODAY + 4, quantity: 12 },
  ];
  await splitLine(env.DB, shop, { orderId: id, lineId: line?.id ?? 0, deliveries: parts }, ANNA, NOW + 1);
  await receiptOf(id, [[line?.id ?? 0, 9, 3]]);
  await moveOrder(env.DB, shop, id, "sent", ANNA, NOW + 2);
  const order = await findOrder(env.DB, shop, id);
  const awaited = order?.lines.flatMap((each) =>
    awaitedParts(each, order.expectedDay).map(({ day, quantity }) => [each.variantId, quantity, day]),
  );
  expect(awaited).toHaveLength(3);
  const stored = (await arrivals()).map(({ variant_id, quantity, expected_day }) => [
    variant_id,
    quantity,
    expected_day,
  ]);
  expect(new Set(stored.map(String))).toEqual(new Set(awaited?.map(String)));
});
