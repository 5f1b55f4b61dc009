import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { saveBill } from "../../../app/purchasing/costs/bill.server";
import { billFields, billTexts } from "../../../app/purchasing/costs/bill-fields";
import { addCost, findCosting } from "../../../app/purchasing/costs/costs.server";
import { FINER } from "../../../app/purchasing/costs/moving-average";
import { reverseReceipt } from "../../../app/purchasing/receiving/receipts.server";
import type { PlayedShopify } from "../../support/played-shopify";
import { sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { average, freight, here } from "./averages";
import { formOf, givenOrder, givenReceivingShop, shop, submit, today } from "./receiving-shop";

let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
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
