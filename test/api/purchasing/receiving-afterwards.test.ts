import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { EVENTS } from "../../../app/outbound/events/catalogue";
import { postAgain } from "../../../app/purchasing/receiving/postings.server";
import { rejected, sentBack } from "../../../app/purchasing/receiving/receipt";
import { enterCounter, reverseReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { forgetOldRows } from "../../../app/shops/retention.server";
import type { PlayedShopify } from "../../support/played-shopify";
import { sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { Recorder } from "../../support/shopify";
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
let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
});

const stock = () => shopify.level(KETTLE, PLACE)?.available;
const reversals = async () =>
  (
    await env.DB.prepare("SELECT data FROM events WHERE type = 'purchase_order.receipt_reversed'").all<{
      data: string;
    }>()
  ).results.map(({ data }): unknown => JSON.parse(data));
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
    const told = await reversals();
    expect(told).toHaveLength(1);
    expect(EVENTS["purchase_order.receipt_reversed"].data.parse(told[0])).toMatchObject({
      ...{ purchase_order_id: String(orderId), state: "sent", receipt_id: String(id), lines: [{ received: 0 }] },
      taken_back: [{ line_id: String(ids[0]), quantity: 10, damaged: 0 }],
    });
    await sendWrites(shopify);
    expect([stock(), await ours(), await onTheWay(), await position()]).toEqual([0, 0, 10, 10]);
    expect(await reversals()).toHaveLength(1);
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

  it("writes nothing back that Shopify had refused, though that is more than a month ago", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const received = await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
    shopify.refusals = ["INVALID_INVENTORY_ITEM"];
    await sendWrites(shopify);
    const later = Date.now() + 31 * 86_400_000;
    await forgetOldRows(env.DB, later, 100);
    const id = received.kind === "received" ? received.receiptId : 0;
    expect(await reverseReceipt(env.DB, shop, id, "reversal-late", "42", later)).toMatchObject({ kind: "received" });
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId)]).toEqual([0, "sent"]);
  });
});

it("a receipt whose form comes again once its write is forgotten asks for no second one", async () => {
  const { orderId, ids } = await givenOrder([[0, 10]]);
  const form = formOf([[ids[0] ?? 0, 10]]);
  await submit(orderId, form);
  await sendWrites(shopify);
  const later = Date.now() + 31 * 86_400_000;
  await forgetOldRows(env.DB, later, 100);
  expect(await submit(orderId, form, later)).toMatchObject({ kind: "received" });
  expect(await first("SELECT COUNT(*) AS n FROM inventory_writes")).toEqual({ n: 0 });
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
    expect(await reversals()).toEqual([]);
  });

  it("take nothing off the shelf that Shopify refused to put there, until it has", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    const received = await submit(orderId, formOf([[line, 6, 1]]));
    shopify.refusals = ["INVALID_INVENTORY_ITEM"];
    await sendWrites(shopify);
    shopify.refusals = [];
    const back = () => counter(orderId, line, sentBack({ accepted: 6, damaged: 1, returned: 0 }, 4));
    expect(await back()).toMatchObject({ kind: "refused", reason: expect.stringContaining("not put these units") });
    const lineId = received.kind === "received" ? (received.lines[0]?.id ?? 0) : 0;
    expect(await postAgain(env.DB, new Recorder(), shop, lineId, Date.now())).toBe(true);
    await sendWrites(shopify);
    expect(await back()).toMatchObject({ kind: "received" });
    await sendWrites(shopify);
    expect([stock(), await stateOf(orderId)]).toEqual([3, "partial"]);
  });

  it("take nothing off the shelf before Shopify has said that it is there: it may yet refuse", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    await submit(orderId, formOf([[line, 6]]));
    expect(await counter(orderId, line, rejected(4))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("not put these units"),
    });
    shopify.refusals = ["INVALID_INVENTORY_ITEM"];
    await sendWrites(shopify);
    shopify.refusals = [];
    await sendWrites(shopify);
    expect([stock(), await position(), await onTheWay()]).toEqual([0, 4, 4]);
  });

  it("keep a receipt in stock whose units were rejected since, while Shopify has refused those of the other one", async () => {
    const { orderId, ids } = await givenOrder([[0, 10]]);
    const [line = 0] = ids;
    const one = await submit(orderId, formOf([[line, 6]]));
    await sendWrites(shopify);
    const other = await submit(orderId, formOf([[line, 4]]));
    shopify.refusals = ["INVALID_INVENTORY_ITEM"];
    await sendWrites(shopify);
    shopify.refusals = [];
    await counter(orderId, line, rejected(3));
    await sendWrites(shopify);
    const back = (receipt: typeof one) =>
      reverseReceipt(
        env.DB,
        shop,
        receipt.kind === "received" ? receipt.receiptId : 0,
        crypto.randomUUID(),
        "42",
        Date.now(),
      );
    expect(await back(one)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("not put into stock"),
    });
    await sendWrites(shopify);
    expect(stock()).toBe(3);
    expect(await back(other)).toMatchObject({ kind: "received" });
    await sendWrites(shopify);
    expect(stock()).toBe(3);
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
