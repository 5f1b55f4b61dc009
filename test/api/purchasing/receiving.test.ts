import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { EVENTS, isEventType } from "../../../app/outbound/events/catalogue";
import { postAgain } from "../../../app/purchasing/receiving/postings.server";
import { rejected, sentBack } from "../../../app/purchasing/receiving/receipt";
import {
  discardDraft,
  draftReceipt,
  enterCounter,
  reverseReceipt,
} from "../../../app/purchasing/receiving/receipts.server";
import type { PlayedShopify } from "../../support/played-shopify";
import { deliver, first, Recorder, rowsOf } from "../../support/shopify";
import {
  formOf,
  givenOrder,
  givenReceivingShop,
  ITEMS,
  levelDelivery,
  onTheWay,
  PLACE,
  position,
  sendWrites,
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
const ours = async () =>
  (await first<{ available: number }>("SELECT available FROM levels WHERE inventory_item_id = ?", KETTLE))?.available;
const movements = async () =>
  (
    await env.DB.prepare(
      "SELECT m.delta, m.available_after AS after, m.cause, w.reason FROM movements m LEFT JOIN inventory_writes w ON w.id = m.write_id WHERE m.inventory_item_id = ? ORDER BY m.id",
    )
      .bind(KETTLE)
      .all()
  ).results;
const counter = (
  orderId: number,
  lineId: number,
  entry: ReturnType<typeof rejected>,
  formToken = crypto.randomUUID(),
) =>
  enterCounter(
    env.DB,
    shop,
    orderId,
    { formToken, lines: [{ lineId, ...entry }], receivedDay: today(), note: null },
    "42",
    Date.now(),
  );

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
    [{ receivedDay: today() + 1 }, "still ahead"],
    [{ receivedDay: today() - 11 }, "before they were ordered"],
    [{ lines: [] }, "at least one unit"],
    [{ lines: [{ lineId: 999, accepted: 1, damaged: 0, shown: null }] }, "not on this order"],
  ])("with %j is refused: %s", async (fields, reason) => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const form = formOf([[ids[0] ?? 0, 4]], fields);
    expect(await submit(orderId, form)).toEqual({ kind: "refused", reason: expect.stringContaining(reason) });
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

describe("a draft", () => {
  it("posts nothing until it is submitted, goes on where it was, and keeps codes that wait", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const form = formOf([[ids[0] ?? 0, 4]], { codes: ["4006381333931"] });
    expect(await draftReceipt(env.DB, shop, orderId, form, "42", Date.now())).toMatchObject({ kind: "kept" });
    const more = { ...form, lines: [{ lineId: ids[0] ?? 0, accepted: 5, damaged: 1, shown: null }] };
    await draftReceipt(env.DB, shop, orderId, more, "42", Date.now());
    expect(await first("SELECT state, codes FROM receipts")).toEqual({ state: "draft", codes: '["4006381333931"]' });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 5, damaged: 1 }]);
    expect((await rowsOf("inventory_writes")).inventory_writes).toEqual([]);
    expect(await submit(orderId, more)).toMatchObject({ kind: "received", lines: [{ accepted: 5, damaged: 1 }] });
    expect(await draftReceipt(env.DB, shop, orderId, form, "42", Date.now())).toMatchObject({ kind: "refused" });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 5, damaged: 1 }]);
  });

  it("that two people count on is not written over by the one who has not seen the other's count", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    const form = formOf([[line, 4]], { known: "" });
    const keep = (accepted: number, known: string | null) =>
      draftReceipt(
        env.DB,
        shop,
        orderId,
        { ...form, known, lines: [{ lineId: line, accepted, damaged: 0, shown: null }] },
        "42",
        Date.now(),
      );
    expect(await keep(4, "")).toMatchObject({ kind: "kept" });
    expect(await keep(5, `${line}:4:0`)).toMatchObject({ kind: "kept" });
    expect(await keep(6, `${line}:4:0`)).toMatchObject({ kind: "meanwhile" });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 5 }]);
    expect(await keep(6, null)).toMatchObject({ kind: "kept" });
    expect((await rowsOf("receipt_lines")).receipt_lines).toMatchObject([{ accepted: 6 }]);
  });

  it("is discarded whole, and what was submitted is not", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const draft = await draftReceipt(env.DB, shop, orderId, formOf([[ids[0] ?? 0, 4]]), "42", Date.now());
    if (draft.kind !== "kept") throw new Error(draft.kind);
    expect(await discardDraft(env.DB, { id: 2 }, draft.receiptId)).toBe(false);
    expect(await discardDraft(env.DB, shop, draft.receiptId)).toBe(true);
    expect(await rowsOf("receipts", "receipt_lines")).toEqual({ receipts: [], receipt_lines: [] });
    const received = await submit(orderId, formOf([[ids[0] ?? 0, 4]]));
    expect(await discardDraft(env.DB, shop, received.kind === "received" ? received.receiptId : 0)).toBe(false);
    expect((await rowsOf("receipt_lines")).receipt_lines).toHaveLength(1);
  });
});

describe("a receipt that is taken back", () => {
  it("gives the units back to what is awaited and takes them out of Shopify, once", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const received = await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
    const id = received.kind === "received" ? received.receiptId : 0;
    const early = await reverseReceipt(env.DB, shop, id, "reversal-one", "42", Date.now());
    expect(early).toMatchObject({ kind: "refused", reason: expect.stringContaining("not answered") });
    await sendWrites(shopify);
    for (const _ of [1, 2])
      expect(await reverseReceipt(env.DB, shop, id, "reversal-two", "42", Date.now())).toMatchObject({
        kind: "received",
      });
    expect(await reverseReceipt(env.DB, shop, id, "reversal-three", "42", Date.now())).toMatchObject({
      kind: "refused",
    });
    expect([await stateOf(orderId), await onTheWay(), await position()]).toEqual(["sent", 0, 10]);
    await sendWrites(shopify);
    expect([stock(), await ours(), await onTheWay(), await position()]).toEqual([0, 0, 10, 10]);
    expect((await movements()).at(-1)).toEqual({ delta: -10, after: 0, cause: "adjustment", reason: "correction" });
  });

  it("writes nothing back that Shopify had refused, and is then not tried again", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const received = await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
    if (received.kind !== "received") throw new Error(received.kind);
    shopify.refusals = ["INVALID_INVENTORY_ITEM"];
    await sendWrites(shopify);
    expect([stock(), await onTheWay(), await position()]).toEqual([0, 0, 0]);
    await reverseReceipt(env.DB, shop, received.receiptId, "reversal-one", "42", Date.now());
    const lineId = received.lines[0]?.id ?? 0;
    expect(await postAgain(env.DB, new Recorder(), shop, lineId, Date.now())).toBe(false);
    await sendWrites(shopify);
    expect([stock(), await onTheWay(), await position(), await stateOf(orderId)]).toEqual([0, 10, 10, "sent"]);
  });
});

describe("a write that Shopify refused", () => {
  it("is made under a new key once a person asks again", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const received = await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
    if (received.kind !== "received") throw new Error(received.kind);
    shopify.refusals = ["INVALID_LOCATION"];
    await sendWrites(shopify);
    const lineId = received.lines[0]?.id ?? 0;
    const jobs = new Recorder();
    expect(await postAgain(env.DB, jobs, { ...shop, id: 2 }, lineId, Date.now())).toBe(false);
    expect(await postAgain(env.DB, jobs, shop, lineId, Date.now())).toBe(true);
    expect(jobs.messages).toEqual([{ kind: "write-inventory", shop: shop.domain, key: `receipt/${lineId}` }]);
    await sendWrites(shopify);
    expect(shopify.asked.map(({ variables }) => variables.key)).toEqual([`receipt/${lineId}`, `receipt/${lineId}#1`]);
    expect([stock(), await position()]).toEqual([10, 10]);
  });
});

describe("accepted, damaged and returned", () => {
  it("are three sums: what is rejected or sent back later lowers stock, and never what was received", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    await submit(orderId, formOf([[line, 8, 2]]));
    await sendWrites(shopify);
    const token = crypto.randomUUID();
    for (const _ of [1, 2])
      expect(await counter(orderId, line, rejected(3), token)).toMatchObject({ kind: "received" });
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId), await onTheWay()]).toEqual([5, "received", 0]);
    await counter(orderId, line, sentBack({ accepted: 5, damaged: 5, returned: 0 }, 6));
    await counter(orderId, line, sentBack({ accepted: 4, damaged: 6, returned: 6 }, 1));
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId), await onTheWay()]).toEqual([3, "received", 0]);
    expect(await counter(orderId, line, sentBack({ accepted: 3, damaged: 7, returned: 7 }, 4))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("More would be taken back"),
    });
    const sums =
      "SELECT SUM(accepted) AS accepted, SUM(damaged) AS damaged, SUM(returned) AS returned FROM receipt_lines";
    expect(await first(sums)).toEqual({ accepted: 3, damaged: 7, returned: 7 });
  });

  it("do not go below zero by two entries at once", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    await submit(orderId, formOf([[ids[0] ?? 0, 4]]));
    await sendWrites(shopify);
    const answers = await Promise.all(Array.from({ length: 4 }, () => counter(orderId, ids[0] ?? 0, rejected(3))));
    expect(answers.filter(({ kind }) => kind === "received")).toHaveLength(1);
    await sendWrites(shopify);
    expect(stock()).toBe(1);
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
