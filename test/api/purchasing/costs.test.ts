import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { averagesOf, makeAverages } from "../../../app/purchasing/costs/averages.server";
import { listAveragesDue, listShopsWithAveragesDue } from "../../../app/purchasing/costs/averages-due.server";
import { saveBill } from "../../../app/purchasing/costs/bill.server";
import { billFields, billTexts } from "../../../app/purchasing/costs/bill-fields";
import { addCost, findCosting, removeCost } from "../../../app/purchasing/costs/costs.server";
import { FINER } from "../../../app/purchasing/costs/moving-average";
import { changeDetails } from "../../../app/purchasing/orders/details.server";
import { closeLineShort } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { findOrder } from "../../../app/purchasing/orders/purchase-orders.server";
import { findPerformance, takeMeasured } from "../../../app/purchasing/performance/performance.server";
import { reverseReceipt, submitReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { forgetOldRows } from "../../../app/shops/retention.server";
import { makeDueAverages } from "../../../workers/jobs/make-averages";
import { connectionBody, levelBody } from "../../support/bodies";
import { countedDatabase } from "../../support/counted-database";
import { contextOf } from "../../support/jobs";
import type { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first, rowsOf } from "../../support/rows";
import { deliver } from "../../support/shopify";
import { faultyDatabase } from "../faults/faulty-database";
import { formOf, givenOrder, givenReceivingShop, ITEMS, PLACE, shop, submit, today } from "./receiving-shop";

const [KETTLE = 0] = ITEMS;
const here = { ...shop, currency: "USD" };
let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
});

const freight = (amount: number, fields = {}) => ({
  ...{ kind: "freight" as const, label: null, amount, currency: "USD", rate: null, spread: "value" as const },
  ...{ formToken: crypto.randomUUID(), ...fields },
});
const variantId = async () =>
  (await first<{ id: number }>("SELECT id FROM variants WHERE inventory_item_id = ?", KETTLE))?.id ?? 0;
const kept = async () =>
  first<{ average: number; mark: string | null }>(
    "SELECT average, mark FROM average_costs WHERE variant_id = ?",
    await variantId(),
  );

/** The kept average is what a fresh computation tells. */
async function average() {
  const [fresh] = await averagesOf(env.DB, shop, [await variantId()]);
  expect(await kept()).toEqual(fresh ? { average: fresh.average, mark: fresh.mark } : null);
  return fresh && { cost: fresh.average / FINER, mark: fresh.mark };
}

async function receive(units: number, amount: number, bill?: number, now = Date.now()) {
  const { orderId, ids } = await givenOrder([[0, units, amount]]);
  if (bill) await addCost(env.DB, shop, orderId, freight(bill), "42", now - 1);
  const received = await submit(orderId, formOf([[ids[0] ?? 0, units]]), now);
  await sendWrites(shopify);
  return { orderId, lineId: ids[0] ?? 0, receiptId: received.kind === "received" ? received.receiptId : 0 };
}

it("comes to 5.125 after 10 at 4.00 and 30 at 5.00 with 15.00 freight", async () => {
  await receive(10, 40_00);
  expect(await average()).toEqual({ cost: 4_00, mark: "stock was not above zero" });
  await receive(30, 150_00, 15_00);
  expect(await average()).toEqual({ cost: 512.5, mark: null });
});

it.each(["value", "quantity", "weight"] as const)(
  "bears all of a bill by %s, however much of its order is closed short",
  async (spread) => {
    const { orderId, ids } = await givenOrder([
      [0, 10, 100_00],
      [1, 10, 300_00],
    ]);
    const [came = 0, short = 0] = ids;
    await env.DB.prepare("UPDATE purchase_order_lines SET weight = 250").run();
    await addCost(env.DB, shop, orderId, freight(20_00, { spread }), "42", Date.now() - 1);
    await submit(orderId, formOf([[came, 8]]));
    await sendWrites(shopify);
    // Of what is awaited some is to bear its part.
    expect((await average())?.cost).toBeLessThan(12_50);
    await moveOrder(env.DB, shop, orderId, "close", "42", Date.now(), { reason: "Sold out there" });
    expect((await average())?.cost).toBe(12_50);
    await moveOrder(env.DB, shop, orderId, "reopen", "42", Date.now());
    expect((await average())?.cost).toBeLessThan(12_50);
    for (const line of [came, short])
      await closeLineShort(env.DB, shop, orderId, line, "Sold out there", "42", Date.now());
    expect((await average())?.cost).toBe(12_50);
    const costing = await findCosting(env.DB, here, orderId);
    expect(costing?.lines.map(({ units, share, landed }) => ({ units, share, landed }))).toEqual([
      { units: 8, share: 20_00, landed: 100_00 },
      { units: 0, share: 0, landed: 0 },
    ]);
    // Of what will not come nobody needs to know the cost or the weight.
    await env.DB.prepare("UPDATE purchase_order_lines SET amount = NULL, weight = NULL WHERE id = ?").bind(short).run();
    expect((await findCosting(env.DB, here, orderId))?.lines.map(({ share }) => share)).toEqual([20_00, 0]);
  },
);

it("an upgrade has those averages made anew that bore a bill of units which never came", async () => {
  const closed = await givenOrder([[0, 10, 100_00]]);
  const open = await givenOrder([[1, 10, 100_00]]);
  for (const { orderId, ids } of [closed, open]) {
    await addCost(env.DB, shop, orderId, freight(20_00), "42", Date.now() - 1);
    await submit(orderId, formOf([[ids[0] ?? 0, 8]]));
  }
  await sendWrites(shopify);
  await moveOrder(env.DB, shop, closed.orderId, "close", "42", Date.now(), { reason: "Sold out there" });
  // As the release before left it.
  await env.DB.batch(
    ["DELETE FROM averages_due", "UPDATE average_costs SET average = 1"].map((sql) => env.DB.prepare(sql)),
  );
  const upgrade = env.TEST_MIGRATIONS.find(({ name }) => name.startsWith("0080"))?.queries ?? [];
  await env.DB.batch(upgrade.map((sql) => env.DB.prepare(sql)));
  const due = await listAveragesDue(env.DB, here, 10);
  expect(due).toEqual([await variantId()]);
  // The release before is left no time to make them.
  expect(await listShopsWithAveragesDue(env.DB, Date.now())).toEqual([]);
  await makeAverages(env.DB, here, due, Date.now());
  expect((await average())?.cost).toBe(12_50);
});

it("begins with Shopify's own cost of what was here", async () => {
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, 10, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  await env.DB.prepare(
    "INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at) VALUES (1, ?, 1, 400, 'USD', 1, 1) ON CONFLICT DO UPDATE SET cost = 400, cost_currency = 'USD'",
  )
    .bind(KETTLE)
    .run();
  await receive(30, 165_00);
  expect(await average()).toEqual({ cost: 512.5, mark: null });
});

it("is the receipt's own cost, with a mark, where stock was oversold", async () => {
  await receive(10, 40_00);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, -2, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  await receive(10, 60_00);
  expect(await average()).toEqual({ cost: 6_00, mark: "stock was not above zero" });
});

it("comes back where a receipt is taken back, and is told again by the same form without a change", async () => {
  await receive(10, 40_00);
  const { receiptId } = await receive(30, 150_00, 15_00);
  for (const _ of [1, 2]) await reverseReceipt(env.DB, shop, receiptId, "reversal-of-30", "42", Date.now());
  expect(await average()).toEqual({ cost: 4_00, mark: null });
});

it("comes back at the second try where D1 was lost after a receipt was taken back and before the average was made", async () => {
  await receive(10, 40_00);
  const { receiptId } = await receive(30, 150_00);
  let batches = 0;
  const lost = faultyDatabase(() => (++batches === 2 ? "D1_ERROR: Network connection lost." : null));
  const takenBack = (database: D1Database) =>
    reverseReceipt(database, shop, receiptId, "reversal-of-30", "42", Date.now());
  await expect(takenBack(lost)).rejects.toThrow("lost");
  await takenBack(env.DB);
  expect((await average())?.cost).toBe(4_00);
});

/** The job that the schedule asks for once something has stood still for minutes. */
async function sweep(now = Date.now() + 5 * 60_000) {
  for (const shop of await listShopsWithAveragesDue(env.DB, now))
    await makeDueAverages(await contextOf(shopify), { kind: "make-averages", shop });
}

it("is made by the schedule where D1 was lost after a receipt and before the average, and nobody tries again", async () => {
  await receive(10, 40_00);
  const { orderId, ids } = await givenOrder([[0, 30, 150_00]]);
  let batches = 0;
  const lost = faultyDatabase(() => (++batches === 2 ? "D1_ERROR: Network connection lost." : null));
  const form = formOf([[ids[0] ?? 0, 30]]);
  await expect(submitReceipt(lost, shop, orderId, form, "42", Date.now())).rejects.toThrow("lost");
  expect(await listShopsWithAveragesDue(env.DB, Date.now() - 60_000)).toEqual([]);
  await sweep();
  expect((await average())?.cost).toBe(4_75);
  expect(await rowsOf("averages_due")).toEqual({ averages_due: [] });
  expect(await listShopsWithAveragesDue(env.DB, Date.now() + 1e9)).toEqual([]);
});

it("is what both receipts make of it, though what the first read came before the second", async () => {
  const first = await givenOrder([[0, 10, 40_00]]);
  const second = await givenOrder([[0, 30, 150_00]]);
  let batches = 0;
  const between = new Proxy(env.DB, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        // What the first has read it is about to keep.
        if (++batches === 2) await submit(second.orderId, formOf([[second.ids[0] ?? 0, 30]]), Date.now() + 1);
        return target.batch(statements);
      };
    },
  });
  await submitReceipt(between, shop, first.orderId, formOf([[first.ids[0] ?? 0, 10]]), "42", Date.now());
  expect((await average())?.cost).toBe(4_75);
});

it("takes two receipts of one instant in the order in which they came, whichever order was made first", async () => {
  const made = await givenOrder([[0, 6, 6 * 2_86]]);
  const next = await givenOrder([[0, 1, 2_75]]);
  const now = Date.now();
  await submit(next.orderId, formOf([[next.ids[0] ?? 0, 1]]), now);
  await submit(made.orderId, formOf([[made.ids[0] ?? 0, 6]]), now);
  await sendWrites(shopify);
  expect(await average()).toEqual({ cost: 284.4286, mark: null });
});

it("follows a rate that is told once the goods have come", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 40_00]]);
  await env.DB.prepare("UPDATE purchase_orders SET currency = 'EUR' WHERE id = ?").bind(orderId).run();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  expect(await average()).toBeUndefined();
  const order = await findOrder(env.DB, shop, orderId);
  if (!order) throw new Error("It is there.");
  const typed = { ...order, rate: "1.5" };
  await changeDetails(
    env.DB,
    shop,
    orderId,
    { typed, opened: undefined, places: [order.locationId] },
    "42",
    Date.now(),
  );
  expect((await average())?.cost).toBe(6_00);
});

it("follows on every line that shares a bill by units, where more came of one of them", async () => {
  const { orderId, ids } = await givenOrder([
    [0, 10, 40_00],
    [1, 10, 40_00],
  ]);
  await addCost(env.DB, shop, orderId, freight(20_00, { spread: "quantity" }), "42", Date.now() - 1);
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  expect((await average())?.cost).toBe(5_00);
  await submit(orderId, formOf([[ids[1] ?? 0, 30]], { confirmOver: true }), Date.now() + 1);
  expect((await average())?.cost).toBe(4_50);
});

it("takes a late bill on the units still here, and no other", async () => {
  const { orderId } = await receive(40, 160_00, undefined, Date.now() - 60_000);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, 10, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  // 20.00 for 40 units: 5.00 of it on the 10 that are still here.
  const late = freight(20_00);
  for (const _ of [1, 2]) await addCost(env.DB, shop, orderId, late, "42", shopify.now + 5000);
  expect(await average()).toEqual({ cost: 4_50, mark: null });
  const [cost] = (await rowsOf("purchase_order_costs")).purchase_order_costs as { id: number }[];
  expect(await removeCost(env.DB, { id: 2 }, orderId, cost?.id ?? 0, "7", Date.now())).toBe(false);
  expect(await removeCost(env.DB, shop, orderId, cost?.id ?? 0, "42", Date.now())).toBe(true);
  expect(await average()).toEqual({ cost: 4_00, mark: "stock was not above zero" });
});

it("counts the units of a receipt's first line as here when the second of the same variant came", async () => {
  await receive(10, 40_00);
  const { orderId, ids } = await givenOrder([
    [0, 10, 50_00],
    [0, 20, 160_00],
  ]);
  const counts = formOf([
    [ids[1] ?? 0, 20],
    [ids[0] ?? 0, 10],
  ]);
  const received = await submit(orderId, counts, Date.now() + 10);
  await sendWrites(shopify);
  // 40.00, 50.00 and 160.00 for 40 units.
  expect((await average())?.cost).toBe(6_25);
  const receiptId = received.kind === "received" ? received.receiptId : 0;
  await reverseReceipt(env.DB, shop, receiptId, "reversal-of-both", "42", Date.now() + 20);
  expect((await average())?.cost).toBeCloseTo(4_00, 2);
});

it("takes a late bill on the units that were here then, though the place stocks them no more since a month", async () => {
  const { orderId } = await receive(10, 40_00, undefined, Date.now() - 60_000);
  await addCost(env.DB, shop, orderId, freight(10_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(5_00);
  const goneAt = shopify.now + 10_000;
  await deliver({
    topic: "inventory_levels/disconnect",
    body: connectionBody({ item: KETTLE, location: PLACE }),
    triggeredAt: goneAt,
  });
  while ((await forgetOldRows(env.DB, goneAt + 31 * 86_400_000, 100)) === "more");
  expect(await first("SELECT 1 FROM levels WHERE inventory_item_id = ?", KETTLE)).toBeNull();
  expect((await average())?.cost).toBe(5_00);
});

it("takes a late bill on units that Shopify has not put into stock yet, and on the same once it has", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 40_00]]);
  const now = Date.now();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]), now);
  await addCost(env.DB, shop, orderId, freight(10_00), "42", now + 5);
  expect((await average())?.cost).toBe(5_00);
  shopify.now = now + 60_000;
  await sendWrites(shopify);
  expect((await average())?.cost).toBe(5_00);
});

it("counts once what came into stock and was told by Shopify, though the answer to its write was lost", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 40_00]]);
  const now = Date.now();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]), now);
  shopify.afterAnswer = () => {
    throw new Error("the answer was lost");
  };
  await expect(sendWrites(shopify)).rejects.toThrow("lost");
  await deliver(levelDelivery(shopify, KETTLE), levelDelivery(shopify, KETTLE));
  await addCost(env.DB, shop, orderId, freight(10_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(5_00);
  shopify.afterAnswer = () => {};
  shopify.now += 60_000;
  await receive(30, 180_00, undefined, shopify.now);
  // 40.00, 10.00 and 180.00 for 40 units.
  expect((await average())?.cost).toBe(5_75);
});

it("takes a late bill with the goods where their stock is not tracked: nobody knows how many are left", async () => {
  shopify.now += 1000;
  Object.assign(shopify.level(KETTLE, PLACE) ?? {}, { tracked: false, at: shopify.now });
  const { body, ...told } = levelDelivery(shopify, KETTLE);
  await deliver({ ...told, body: levelBody({ item: KETTLE, location: PLACE, available: null, at: shopify.now }) });
  shopify.now += 600_000;
  const { orderId } = await receive(10, 40_00, undefined, shopify.now);
  const late = freight(10_00);
  for (const _ of [1, 2]) await addCost(env.DB, shop, orderId, late, "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(5_00);
  shopify.now += 60_000;
  const { orderId: next } = await receive(10, 60_00, undefined, shopify.now);
  expect((await average())?.cost).toBe(6_00);
  // It is of what came before, which is taken for sold.
  await addCost(env.DB, shop, orderId, freight(2_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(6_00);
  await addCost(env.DB, shop, next, freight(2_00), "42", shopify.now + 6000);
  expect((await average())?.cost).toBe(6_20);
});

it("takes no late bill on what was sold before its place stocked it no more", async () => {
  const { orderId } = await receive(10, 40_00, undefined, Date.now() - 60_000);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, 0, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  const body = connectionBody({ item: KETTLE, location: PLACE });
  await deliver({ topic: "inventory_levels/disconnect", body, triggeredAt: shopify.now + 1000 });
  await addCost(env.DB, shop, orderId, freight(10_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(4_00);
});

it("is not told where a cost is unknown, and counts a free good as 0", async () => {
  const { orderId, ids } = await givenOrder([[0, 5, null]]);
  await submit(orderId, formOf([[ids[0] ?? 0, 5]]));
  expect(await average()).toBeUndefined();
  await receive(5, 0);
  expect((await average())?.cost).toBe(0);
});

it("of goods in another currency goes by the rate of their order, and waits for it", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 100_00]]);
  await env.DB.prepare("UPDATE purchase_orders SET currency = 'EUR' WHERE id = ?").bind(orderId).run();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  expect(await average()).toBeUndefined();
  await env.DB.prepare("UPDATE purchase_orders SET rate = '1.08255' WHERE id = ?").bind(orderId).run();
  await addCost(env.DB, shop, orderId, freight(1_00, { currency: "EUR", rate: "1.1", spread: "quantity" }), "42", 1);
  // 100.00 EUR are 108.26 USD, and 1.00 EUR of freight 1.10.
  expect((await average())?.cost).toBe(1093.6);
});

it("waits for another rate where the one that was frozen leads to a currency that the shop has no more", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 40_00]]);
  await env.DB.prepare("UPDATE purchase_orders SET currency = 'JPY' WHERE id = ?").bind(orderId).run();
  const rateIs = async (rate: string) => {
    const order = await findOrder(env.DB, shop, orderId);
    if (!order) throw new Error("It is there.");
    const change = { typed: { ...order, rate }, opened: undefined, places: [order.locationId] };
    return changeDetails(env.DB, shop, orderId, change, "42", Date.now());
  };
  expect(await rateIs("0.01")).toEqual({ kind: "changed" });
  await addCost(env.DB, shop, orderId, freight(50, { currency: "JPY", rate: "0.01" }), "42", Date.now() - 1);
  await env.DB.exec("UPDATE shops SET currency = 'EUR' WHERE id = 1");
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  expect(await average()).toBeUndefined();
  expect(await findCosting(env.DB, { ...shop, currency: "EUR" }, orderId)).toMatchObject({
    ...{ order: { rate: null }, landed: [{ kind: "open", why: "no rate" }] },
  });
  expect((await findOrder(env.DB, shop, orderId))?.rate).toBeNull();
  expect(await rateIs("0.02")).toEqual({ kind: "changed" });
  expect((await average())?.cost).toBe(8_00);
});

it("shows shares that are the bill, and ordered, received and billed side by side", async () => {
  const { orderId, ids } = await givenOrder([
    [0, 3, 10_00],
    [1, 3, 10_00],
    [0, 3, 10_00],
  ]);
  await addCost(env.DB, shop, orderId, freight(1_00), "42", 1);
  const lines = ids.map((lineId, place) => ({ lineId, billed: place === 0 ? 4 : 3, weight: 250 }));
  const typed = { number: "B-7", day: today(), total: 31_00, lines };
  for (const _ of [1, 2]) await saveBill(env.DB, shop, orderId, { typed, opened: undefined }, "42", 2);
  const costing = await findCosting(env.DB, here, orderId);
  expect(costing?.lines.map(({ share, landed }) => [share, landed])).toEqual([
    [34, 10_34],
    [33, 10_33],
    [33, 10_33],
  ]);
  expect(costing?.bill).toEqual({ number: "B-7", day: today(), total: 31_00 });
  expect(costing?.lines.map(({ ordered, received, billed }) => [ordered, received, billed])).toEqual([
    [3, 0, 4],
    [3, 0, 3],
    [3, 0, 3],
  ]);
  const { results } = await env.DB.prepare("SELECT what FROM purchase_order_timeline ORDER BY id").all();
  expect(results.map(({ what }) => what)).toEqual(["cost_added", "billed"]);
  expect(await findCosting(env.DB, { id: 2, currency: "USD" }, orderId)).toBeUndefined();
});

it("tells the second of two who type a bill what the first saved, with both values, and keeps what only one changed", async () => {
  const { orderId, ids } = await givenOrder([[0, 3, 10_00]]);
  const [lineId = 0] = ids;
  const blank = { number: null, day: null, total: null };
  const opened = billTexts(billFields(blank, [{ id: lineId, billed: null, weight: null }]), "USD");
  const put = (bill: object, billed: number | null, weight: number | null = null) => {
    const typed = { ...blank, ...bill, lines: [{ lineId, billed, weight }] };
    return saveBill(env.DB, shop, orderId, { typed, opened }, "42", 2);
  };
  expect(await put({ number: "B-7", total: 31_00 }, 3)).toEqual({ kind: "changed" });
  expect(await put({ total: 30_00, day: today() }, 2)).toEqual({
    kind: "meanwhile",
    meanwhile: { total: { saved: "31.00", typed: "30.00" }, [`billed-${lineId}`]: { saved: "3", typed: "2" } },
  });
  expect(await put({ day: today() }, null, 250)).toEqual({ kind: "changed" });
  const costing = await findCosting(env.DB, here, orderId);
  expect(costing?.bill).toEqual({ number: "B-7", day: today(), total: 31_00 });
  expect(costing?.lines).toMatchObject([{ billed: 3, weight: 250 }]);
});

it("shows no average of a currency that the shop had before, and makes the next without what came then", async () => {
  const currency = (code: string) => env.DB.prepare("UPDATE shops SET currency = ?").bind(code).run();
  const shown = async (orderId: number, code: string) =>
    (await findCosting(env.DB, { ...shop, currency: code }, orderId))?.lines[0]?.average;
  const before = await givenOrder([[0, 10, 40_00]]);
  // Of pounds a rate is known, to the dollar.
  await env.DB.exec("UPDATE purchase_orders SET currency = 'GBP', rate = '1.25'");
  await submit(before.orderId, formOf([[before.ids[0] ?? 0, 10]]));
  await sendWrites(shopify);
  expect(await shown(before.orderId, "USD")).toBe(500 * FINER);
  await currency("EUR");
  expect(await shown(before.orderId, "EUR")).toBeNull();
  await addCost(env.DB, shop, before.orderId, freight(10_00, { currency: "EUR" }), "42", Date.now());
  expect(await shown(before.orderId, "EUR")).toBeNull();
  const after = await givenOrder([[0, 10, 80_00]]);
  await env.DB.prepare("UPDATE purchase_orders SET currency = 'EUR' WHERE id = ?").bind(after.orderId).run();
  await submit(after.orderId, formOf([[after.ids[0] ?? 0, 10]]));
  expect(await shown(after.orderId, "EUR")).toBe(800 * FINER);
  expect(await average()).toEqual({ cost: 8_00, mark: "cost was unknown before" });
  // What had come before is taken back, which is of the currency in which it came.
  const { id } = (await first<{ id: number }>("SELECT MIN(id) AS id FROM receipts")) ?? { id: 0 };
  await reverseReceipt(env.DB, shop, id, crypto.randomUUID(), "42", Date.now());
  expect(await first("SELECT COUNT(*) AS n FROM receipts WHERE reverses = ? AND currency = 'USD'", id)).toEqual({
    n: 1,
  });
  expect(await average()).toEqual({ cost: 8_00, mark: "cost was unknown before" });
  await currency("USD");
  expect(await shown(before.orderId, "USD")).toBeNull();
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
  const { receiptId } = await receive(5, 5_00);
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
