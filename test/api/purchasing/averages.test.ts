import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { makeAverages } from "../../../app/purchasing/costs/averages.server";
import { listAveragesDue, listShopsWithAveragesDue } from "../../../app/purchasing/costs/averages-due.server";
import { addCost, findCosting } from "../../../app/purchasing/costs/costs.server";
import { changeDetails } from "../../../app/purchasing/orders/details.server";
import { closeLineShort } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { findOrder } from "../../../app/purchasing/orders/purchase-orders.server";
import { rejected } from "../../../app/purchasing/receiving/receipt";
import { enterCounter, reverseReceipt, submitReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { makeDueAverages } from "../../../workers/jobs/make-averages";
import { contextOf } from "../../support/jobs";
import type { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { rowsOf } from "../../support/rows";
import { deliver } from "../../support/shopify";
import { faultyDatabase } from "../faults/faulty-database";
import { average, freight, here, receive, variantId } from "./averages";
import { formOf, givenOrder, givenReceivingShop, ITEMS, PLACE, shop, submit, today } from "./receiving-shop";

const [KETTLE = 0] = ITEMS;
let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
});

it("comes to 5.125 after 10 at 4.00 and 30 at 5.00 with 15.00 freight", async () => {
  await receive(shopify, 10, 40_00);
  expect(await average()).toEqual({ cost: 4_00, mark: "stock was not above zero" });
  await receive(shopify, 30, 150_00, 15_00);
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

const upgraded = (to: string) =>
  env.DB.batch(
    env.TEST_MIGRATIONS.filter(({ name }) => name.startsWith(to)).flatMap(({ queries }) =>
      queries.map((sql) => env.DB.prepare(sql)),
    ),
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
  await upgraded("0080");
  const due = await listAveragesDue(env.DB, here, 10);
  expect(due).toEqual([await variantId()]);
  // The release before is left no time to make them.
  expect(await listShopsWithAveragesDue(env.DB, Date.now())).toEqual([]);
  await makeAverages(env.DB, here, due, Date.now());
  expect((await average())?.cost).toBe(12_50);
});

it("an upgrade has those averages made anew that a late bill bears on, or receipts of one instant", async () => {
  const billed = await givenOrder([[0, 10, 100_00]]);
  const twice = await givenOrder([
    [1, 10, 100_00],
    [1, 10, 120_00],
  ]);
  await addCost(env.DB, shop, billed.orderId, freight(20_00), "42", Date.now() - 1);
  for (const { orderId, ids } of [billed, twice]) await submit(orderId, formOf(ids.map((id) => [id, 8])));
  await sendWrites(shopify);
  const due = async () => {
    await env.DB.exec("DELETE FROM averages_due");
    for (const _ of ["the first time", "tried again"]) await upgraded("0081");
    return listAveragesDue(env.DB, here, 10);
  };
  const kettle = await variantId();
  const [other = 0, ...none] = await due();
  expect([none, other === kettle]).toEqual([[], false]);
  await addCost(env.DB, shop, billed.orderId, freight(5_00), "42", Date.now() + 1);
  expect(await due()).toEqual([kettle, other].sort((a, b) => a - b));
  expect(await listShopsWithAveragesDue(env.DB, Date.now())).toEqual([]);
});

it("an upgrade has those averages made anew in which a rejection taken back, or a late bill on two lines, counted twice", async () => {
  const [one, two] = [
    await givenOrder([[0, 10, 100_00]]),
    await givenOrder([
      [1, 10, 100_00],
      [1, 10, 120_00],
    ]),
  ];
  for (const { orderId, ids } of [one, two]) await submit(orderId, formOf(ids.map((id) => [id, 8])));
  await sendWrites(shopify);
  const due = async () => {
    await env.DB.exec("DELETE FROM averages_due");
    for (const _ of ["the first time", "tried again"]) await upgraded("0083");
    return listAveragesDue(env.DB, here, 10);
  };
  expect(await due()).toEqual([]);
  const bad = await enterCounter(
    env.DB,
    shop,
    one.orderId,
    {
      formToken: "three-are-bad",
      lines: [{ lineId: one.ids[0] ?? 0, ...rejected(3) }],
      receivedDay: today(),
      note: null,
    },
    "42",
    Date.now(),
  );
  await sendWrites(shopify);
  expect(await due()).toEqual([]);
  await reverseReceipt(env.DB, shop, bad.kind === "received" ? bad.receiptId : 0, "they-are-good", "42", Date.now());
  const kettle = await variantId();
  expect(await due()).toEqual([kettle]);
  await addCost(env.DB, shop, two.orderId, freight(5_00), "42", Date.now() + 1);
  expect(await due()).toHaveLength(2);
  expect(await listShopsWithAveragesDue(env.DB, Date.now())).toEqual([]);
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
  await receive(shopify, 30, 165_00);
  expect(await average()).toEqual({ cost: 512.5, mark: null });
});

it("is the receipt's own cost, with a mark, where stock was oversold", async () => {
  await receive(shopify, 10, 40_00);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, -2, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  await receive(shopify, 10, 60_00);
  expect(await average()).toEqual({ cost: 6_00, mark: "stock was not above zero" });
});

it("comes back where a receipt is taken back, and is told again by the same form without a change", async () => {
  await receive(shopify, 10, 40_00);
  const { receiptId } = await receive(shopify, 30, 150_00, 15_00);
  for (const _ of [1, 2]) await reverseReceipt(env.DB, shop, receiptId, "reversal-of-30", "42", Date.now());
  expect(await average()).toEqual({ cost: 4_00, mark: null });
});

it("stays as it was where units are rejected and that is taken back: they came once, and bear their freight once", async () => {
  await receive(shopify, 10, 20_00, undefined, Date.now() - 60_000);
  const { orderId, lineId } = await receive(shopify, 10, 40_00, undefined, Date.now() - 30_000);
  expect((await average())?.cost).toBe(3_00);
  const entry = { formToken: "three-are-bad", lines: [{ lineId, ...rejected(3) }], receivedDay: today(), note: null };
  const bad = await enterCounter(env.DB, shop, orderId, entry, "42", Date.now());
  await sendWrites(shopify);
  expect((await average())?.cost).toBe(3_00);
  const receiptId = bad.kind === "received" ? bad.receiptId : 0;
  await reverseReceipt(env.DB, shop, receiptId, "they-are-good", "42", Date.now() + 10);
  await sendWrites(shopify);
  expect((await average())?.cost).toBe(3_00);
  // 10.00 more on ten of the twenty that are here.
  await addCost(env.DB, shop, orderId, freight(10_00), "42", Date.now() + 60_000);
  expect((await average())?.cost).toBe(3_50);
});

it("comes back at the second try where D1 was lost after a receipt was taken back and before the average was made", async () => {
  await receive(shopify, 10, 40_00);
  const { receiptId } = await receive(shopify, 30, 150_00);
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
  await receive(shopify, 10, 40_00);
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

it("counts the units of a receipt's first line as here when the second of the same variant came", async () => {
  await receive(shopify, 10, 40_00);
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

it("is not told where a cost is unknown, and counts a free good as 0", async () => {
  const { orderId, ids } = await givenOrder([[0, 5, null]]);
  await submit(orderId, formOf([[ids[0] ?? 0, 5]]));
  expect(await average()).toBeUndefined();
  await receive(shopify, 5, 0);
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
