import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { EVENTS, isEventType } from "../../../app/outbound/events/catalogue";
import { draftReceipt } from "../../../app/purchasing/receiving/receipts.server";
import type { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { rowsOf } from "../../support/rows";
import { deliver } from "../../support/shopify";
import {
  formOf,
  givenOrder,
  givenReceivingShop,
  ITEMS,
  movements,
  onTheWay,
  ours,
  PLACE,
  position,
  shop,
  stateOf,
  submit,
  today,
} from "./receiving-shop";

const [KETTLE = 0] = ITEMS;
const EVERYTHING = [
  ...["receipts", "receipt_lines", "inventory_writes", "incoming", "movements", "levels"],
  ...["purchase_order_timeline", "events", "plans"],
];
let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
});

const stock = () => shopify.level(KETTLE, PLACE)?.available;

describe("receiving 4 of 10 and then 6", () => {
  it("raises Shopify's stock by exactly 10, with every call twice and the network failing in the middle", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    for (const [units, state] of [
      [4, "partial"],
      [6, "received"],
    ] as const) {
      const form = formOf([[line, units]]);
      expect(await submit(orderId, form)).toMatchObject({ kind: "received", lines: [{ accepted: units }] });
      expect(await submit(orderId, form)).toMatchObject({ kind: "received", lines: [{ accepted: units }] });
      expect(await stateOf(orderId)).toBe(state);
      shopify.afterAnswer = () => {
        throw new Error("the connection was lost");
      };
      await expect(sendWrites(shopify)).rejects.toThrow("lost");
      shopify.afterAnswer = () => {};
      await sendWrites(shopify);
      await sendWrites(shopify);
      await deliver(levelDelivery(shopify, KETTLE), levelDelivery(shopify, KETTLE));
    }
    expect([stock(), await ours(), await onTheWay()]).toEqual([10, 10, 0]);
    expect(await movements()).toEqual([
      { delta: 0, after: 0, cause: "shopify", reason: null },
      { delta: 4, after: 4, cause: "adjustment", reason: "received" },
      { delta: 6, after: 10, cause: "adjustment", reason: "received" },
    ]);
  });

  it("ends alike where Shopify's delivery comes before its answer", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    shopify.afterAnswer = async () => deliver(levelDelivery(shopify, KETTLE), levelDelivery(shopify, KETTLE));
    for (const units of [4, 6]) {
      await submit(orderId, formOf([[ids[0] ?? 0, units]]));
      await sendWrites(shopify);
    }
    expect([stock(), await ours(), await onTheWay()]).toEqual([10, 10, 0]);
    expect((await movements()).map(({ cause, reason }) => [cause, reason])).toEqual([
      ["shopify", null],
      ["adjustment", "received"],
      ["adjustment", "received"],
    ]);
  });

  it("keeps the position as it was, at each step", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const seen: (number | undefined)[] = [];
    for (const units of [4, 6]) {
      await submit(orderId, formOf([[ids[0] ?? 0, units]]));
      seen.push(await position());
      await sendWrites(shopify);
      seen.push(await position());
    }
    expect(seen).toEqual([10, 10, 10, 10]);
  });
});

describe("what is still to come", () => {
  it("is received once by eight calls at once, each for all 7 units", async () => {
    const { orderId, ids } = await givenOrder([[0, 7]]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => submit(orderId, formOf([[ids[0] ?? 0, 7, 0, 7]]))),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual([
      "over",
      "over",
      "over",
      "over",
      "over",
      "over",
      "over",
      "received",
    ]);
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId)]).toEqual([7, "received"]);
  });

  it("ends at the ordered units where eight calls at once bring one each, and one more", async () => {
    const { orderId, ids } = await givenOrder([[0, 7]]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(orderId, formOf([[ids[0] ?? 0, 1]]))));
    expect(answers.filter(({ kind }) => kind === "received")).toHaveLength(7);
    await sendWrites(shopify);
    expect(stock()).toBe(7);
  });

  it("may be exceeded by one who has seen by how much, and is told anew where that has changed", async () => {
    const { orderId, ids } = await givenOrder([[0, 7]]);
    const [line = 0] = ids;
    const form = formOf([[line, 9, 0, 7]]);
    expect(await submit(orderId, form)).toEqual({ kind: "over", lines: [{ lineId: line, remainder: 7, over: 2 }] });
    expect((await rowsOf("inventory_writes")).inventory_writes).toEqual([]);
    await submit(orderId, formOf([[line, 3, 0, 7]]));
    expect(await submit(orderId, { ...form, confirmOver: true })).toEqual({
      kind: "over",
      lines: [{ lineId: line, remainder: 4, over: 5 }],
    });
    const seen = { ...form, confirmOver: true, lines: [{ lineId: line, accepted: 9, damaged: 0, shown: 4 }] };
    expect(await submit(orderId, seen)).toMatchObject({ kind: "received" });
    expect(await submit(orderId, seen)).toMatchObject({ kind: "received" });
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId), await onTheWay()]).toEqual([12, "received", 0]);
  });

  it("is counted by line, where a variant stands on two", async () => {
    const { orderId, ids } = await givenOrder([
      [0, 5],
      [0, 3],
    ]);
    expect(await submit(orderId, formOf([[ids[0] ?? 0, 6]]))).toMatchObject({ kind: "over" });
    await submit(orderId, formOf([[ids[0] ?? 0, 5]]));
    expect([await stateOf(orderId), await onTheWay()]).toEqual(["partial", 8]);
    await submit(orderId, formOf([[ids[1] ?? 0, 3]]));
    await sendWrites(shopify);
    expect([await stateOf(orderId), await onTheWay(), stock()]).toEqual(["received", 0, 8]);
  });

  it("is less by what is damaged, which does not reach available", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    await submit(orderId, formOf([[ids[0] ?? 0, 7, 3]]));
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId), await onTheWay()]).toEqual([7, "received", 0]);
    const { orderId: second, ids: lines } = await givenOrder([[0, 2]]);
    expect(await submit(second, formOf([[lines[0] ?? 0, 0, 2]]))).toMatchObject({
      lines: [{ key: null, posting: null }],
    });
    expect(await stateOf(second)).toBe("received");
  });
});

describe("a form", () => {
  it("that arrives again changes no row, however much came meanwhile", async () => {
    const { orderId, ids } = await givenOrder([
      [0, 10],
      [1, 4],
    ]);
    const form = formOf([
      [ids[0] ?? 0, 4],
      [ids[1] ?? 0, 1, 1],
    ]);
    const answer = await submit(orderId, form);
    await sendWrites(shopify);
    const before = await rowsOf(...EVERYTHING);
    expect(await submit(orderId, form)).toMatchObject({
      kind: "received",
      receiptId: answer.kind === "received" && answer.receiptId,
    });
    expect(await rowsOf(...EVERYTHING)).toEqual(before);
  });

  it("that arrives again with other counts is told so", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const form = formOf([[ids[0] ?? 0, 4]]);
    await submit(orderId, form);
    const other = { ...form, lines: [{ lineId: ids[0] ?? 0, accepted: 5, damaged: 0, shown: null }] };
    expect(await submit(orderId, other)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("other counts"),
    });
    expect(await onTheWay()).toBe(10);
  });

  it.each([
    [{ receivedDay: today() + 1 }, "still ahead", { wrong: "day" }],
    [{ receivedDay: today() - 11 }, "before they were ordered", { wrong: "day" }],
    [{ lines: [] }, "at least one unit", { wrong: "lines" }],
    [
      { lines: [{ lineId: 999, accepted: 1, damaged: 0, shown: null }] },
      "not on this order",
      { wrong: "line", lineId: 999 },
    ],
  ])("with %j is refused: %s", async (fields, reason, where) => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const form = formOf([[ids[0] ?? 0, 4]], fields);
    expect(await submit(orderId, form)).toEqual({
      ...{ kind: "refused", reason: expect.stringContaining(reason) },
      ...where,
    });
    expect((await rowsOf("receipts")).receipts).toEqual([]);
  });

  it.each(["draft", "sending", "closed", "cancelled"])("receives nothing of an order that is %s", async (state) => {
    const { orderId, ids } = await givenOrder([[0, 10]], state);
    expect(await submit(orderId, formOf([[ids[0] ?? 0, 4]]))).toMatchObject({ kind: "refused" });
    expect(await rowsOf("receipts", "inventory_writes")).toEqual({ receipts: [], inventory_writes: [] });
  });

  it("of another shop finds nothing", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const { submitReceipt } = await import("../../../app/purchasing/receiving/receipts.server");
    const theirs = await submitReceipt(
      env.DB,
      { ...shop, id: 2 },
      orderId,
      formOf([[ids[0] ?? 0, 4]]),
      "7",
      Date.now(),
    );
    expect(theirs).toMatchObject({ kind: "refused" });
    expect((await rowsOf("receipts")).receipts).toEqual([]);
  });
});

describe("what was ordered for one sale", () => {
  it("is not received here: it goes to the buyer", async () => {
    const { orderId, ids } = await givenOrder([[0, 2]]);
    await env.DB.prepare("UPDATE purchase_orders SET source = 'dropship', sale_id = 7").run();
    const form = formOf([[ids[0] ?? 0, 2]]);
    const reason = expect.stringContaining("ships it to the customer");
    expect(await submit(orderId, form)).toEqual({ kind: "refused", reason });
    expect(await draftReceipt(env.DB, shop, orderId, form, null, Date.now())).toEqual({ kind: "refused", reason });
    expect((await rowsOf("inventory_writes")).inventory_writes).toEqual([]);
    expect((await rowsOf("receipts")).receipts).toEqual([]);
  });
});

describe("events", () => {
  it("tell of the order and of each variant once, as the catalogue says", async () => {
    const { orderId, ids } = await givenOrder([
      [0, 10, 4000],
      [1, 4, 0],
    ]);
    const form = formOf([
      [ids[0] ?? 0, 4, 1],
      [ids[1] ?? 0, 0, 1],
    ]);
    await submit(orderId, form);
    await submit(orderId, form);
    await sendWrites(shopify);
    const { results } = await env.DB.prepare("SELECT type, data FROM events ORDER BY sequence").all<{
      type: string;
      data: string;
    }>();
    const told = results.filter(({ type }) => /received/.test(type));
    expect(told.map(({ type }) => type)).toEqual(["stock.received", "stock.received", "purchase_order.received"]);
    const [kettle, , order] = told.map(({ type, data }) => {
      if (!isEventType(type)) throw new Error(type);
      return EVENTS[type].data.parse(JSON.parse(data));
    });
    expect(kettle).toMatchObject({ variant_id: "301", quantity: 4, damaged: 1, purchase_order_id: String(orderId) });
    expect(order).toMatchObject({
      ...{ number: "PO-1", state: "partly_received", supplier_name: "Clayworks", location_id: String(PLACE) },
      total: { amount: "40.00", currency: "USD" },
      lines: [
        { ordered: 10, received: 5, unit_cost: { amount: "4.00", currency: "USD" } },
        { ordered: 4, received: 1, unit_cost: { amount: "0.00", currency: "USD" } },
      ],
    });
  });
});
