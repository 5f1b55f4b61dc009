import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { BRITISH, longDay } from "../../../app/formats/date-style";
import { EVENTS, isEventType } from "../../../app/outbound/events/catalogue";
import { closeLineShort, splitLine } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { lineTexts, typedLineOf } from "../../../app/purchasing/orders/lines/line-fields";
import { addLine, changeLine, removeLine } from "../../../app/purchasing/orders/lines/lines.server";
import { copyOrder, createOrder } from "../../../app/purchasing/orders/making/create.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import type { OrderLine } from "../../../app/purchasing/orders/order";
import { orderChange } from "../../../app/purchasing/orders/order-change.server";
import { findOrder } from "../../../app/purchasing/orders/purchase-orders.server";
import { paperOf } from "../../../app/purchasing/paper/paper.server";
import { all } from "../../support/rows";
import {
  ANNA,
  arrivals,
  DAY,
  eventTypes,
  givenBuyingShop,
  givenOrder,
  NOW,
  positionOf,
  receiptOf,
  shop,
  TODAY,
} from "./shop";

beforeEach(givenBuyingShop);

const order = async (id: number) => {
  const found = await findOrder(env.DB, shop, id);
  if (!found) throw new Error("no order");
  return found;
};
const lineOf = async (id: number, at = 0): Promise<OrderLine> => {
  const line = (await order(id)).lines[at];
  if (!line) throw new Error("no line");
  return line;
};
const move = (id: number, what: Parameters<typeof moveOrder>[3], reason: string | null = null) =>
  moveOrder(env.DB, shop, id, what, ANNA, NOW + 1, { reason });
const followed = (id: number, variants: number[]) =>
  env.DB.batch(orderChange(env.DB, shop, { ids: [id] }, variants, NOW));
const timeline = async () =>
  (await all("SELECT who, what FROM purchase_order_timeline ORDER BY id")).map(({ what }) => what);

describe("a draft", () => {
  it("counts in the position, marked drafted, and is on its way once it is ordered", async () => {
    const before = await positionOf(1);
    const id = await givenOrder([[1, 24]]);
    expect(await arrivals()).toEqual([
      { variant_id: 1, source: "purchase_order", quantity: 24, state: "drafted", expected_day: null },
    ]);
    expect(await positionOf(1)).toBe(Number(before) + 24);
    expect(await move(id, "sent")).toEqual({ kind: "moved" });
    expect(await arrivals()).toMatchObject([{ quantity: 24, state: "ordered", expected_day: TODAY + 7 }]);
    expect(await positionOf(1)).toBe(Number(before) + 24);
    expect(await move(id, "cancel")).toEqual({ kind: "moved" });
    expect(await arrivals()).toEqual([]);
    expect(await positionOf(1)).toBe(before);
    expect(await eventTypes()).toEqual(["purchase_order.created", "purchase_order.sent", "purchase_order.cancelled"]);
    expect(await timeline()).toEqual(["created", "sent", "cancelled"]);
  });

  it("is priced by the supplier's list, exactly, in the supplier's currency; a cost that nobody knows is not 0", async () => {
    const id = await givenOrder([
      [1, 24],
      [2, 5],
    ]);
    expect(await order(id)).toMatchObject({
      number: "PO-0001",
      currency: "EUR",
      linesAmount: 7680,
      linesWithoutCost: 1,
      unitsOrdered: 29,
      unitsOpen: 29,
      lines: [
        { amount: 7680, supplierSku: "A-RED", pack: 12, costTyped: false },
        { amount: null, supplierSku: null, pack: null },
      ],
    });
  });

  it("is made once by a form that comes twice, at the same time too", async () => {
    const both = await Promise.all([1, 2, 3].map(() => givenOrder([[1, 24]], "form-1")));
    expect(new Set([...both, await givenOrder([[1, 24]], "form-1")]).size).toBe(1);
    expect(await all("SELECT id FROM purchase_order_lines")).toHaveLength(1);
    expect(await eventTypes()).toEqual(["purchase_order.created"]);
  });

  it("has a number of its own, whoever asks at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => givenOrder([[1, 1]])));
    const numbers = (await all("SELECT number FROM purchase_orders ORDER BY number")).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(8);
    expect(numbers[0]).toBe("PO-0001");
  });

  it.each([
    ["of another shop's or no supplier", { supplierId: 99 }, { supplierId: "Choose a supplier." }],
    ["for a place that is not there", { locationId: 99 }, { locationId: "Choose where the goods are to come." }],
    [
      "of half a unit",
      { lines: [{ variantId: 1, quantity: 1.5 }] },
      { lines: "Order whole units, from 1 to 1,000,000." },
    ],
    ["of an unknown variant", { lines: [{ variantId: 99, quantity: 1 }] }, { lines: "This variant is not known." }],
  ])("%s is refused with the reason, and leaves nothing", async (_, wrong, refusals) => {
    const right = { supplierId: 1, locationId: 1, source: "hand" as const, formToken: null, lines: [] };
    expect(await createOrder(env.DB, shop, { ...right, ...wrong }, ANNA, NOW)).toMatchObject({
      kind: "refused",
      refusals,
    });
    expect(await all("SELECT id FROM purchase_orders")).toEqual([]);
  });

  it("copied has what was ordered and nothing of what came of it", async () => {
    const id = await givenOrder([[1, 24]]);
    await move(id, "sent");
    await receiptOf(id, [[(await lineOf(id)).id, 4, 1]]);
    await followed(id, [1]);
    const copy = await copyOrder(env.DB, shop, await order(id), "copy-1", ANNA, NOW + 2);
    if (copy.kind !== "created") throw new Error("refused");
    expect(await order(copy.id)).toMatchObject({
      state: "draft",
      source: "copy",
      unitsReceived: 0,
      orderedDay: null,
      sentAt: null,
    });
    expect(await lineOf(copy.id)).toMatchObject({
      ordered: 24,
      accepted: 0,
      damaged: 0,
      closedShort: 0,
      billed: null,
      amount: 7680,
    });
  });
});

describe("a line", () => {
  const opened = (line: OrderLine) => lineTexts(typedLineOf(line), "EUR");

  it("that two people changed is told to the second with both values, and nothing of hers is lost or saved", async () => {
    const id = await givenOrder([[1, 24]]);
    const line = await lineOf(id);
    const change = (set: object) =>
      changeLine(
        env.DB,
        shop,
        id,
        line.id,
        { typed: { ...typedLineOf(line), ...set }, opened: opened(line) },
        ANNA,
        NOW,
      );
    expect(await change({ ordered: 30 })).toEqual({ kind: "changed" });
    expect(await change({ ordered: 36 })).toEqual({
      kind: "meanwhile",
      meanwhile: { ordered: { saved: "30", typed: "36" } },
    });
    expect((await lineOf(id)).ordered).toBe(30);
    expect(await change({ description: "Red, glazed" })).toEqual({ kind: "changed" });
    expect(await lineOf(id)).toMatchObject({ ordered: 30, description: "Red, glazed", amount: 9600 });
  });

  it("is priced anew when its quantity changes, from what was typed, so that nothing drifts", async () => {
    const id = await givenOrder([[2, 3]]);
    const to = async (set: object) => {
      const line = await lineOf(id);
      return changeLine(
        env.DB,
        shop,
        id,
        line.id,
        { typed: { ...typedLineOf(line), ...set }, opened: opened(line) },
        ANNA,
        NOW,
      );
    };
    await to({ price: { amount: 10_000, units: 3 } });
    for (const [ordered, amount] of [
      [1, 3333],
      [6, 20_000],
      [3, 10_000],
    ]) {
      await to({ ordered });
      expect(await lineOf(id)).toMatchObject({ ordered, amount, costTyped: true });
    }
    expect(await order(id)).toMatchObject({ linesAmount: 10_000, linesWithoutCost: 0 });
  });

  it("is added once by a form that comes twice, and taken off with its place in the position", async () => {
    const id = await givenOrder([[1, 24]]);
    const add = () => addLine(env.DB, shop, id, { variantId: 2, quantity: 5, formToken: "line-1" }, ANNA, NOW);
    await Promise.all([add(), add(), add()]);
    expect((await order(id)).lines).toHaveLength(2);
    const line = await lineOf(id, 1);
    await Promise.all([1, 2].map(() => removeLine(env.DB, shop, id, line.id, ANNA, NOW)));
    expect(await arrivals()).toMatchObject([{ variant_id: 1 }]);
    expect(await positionOf(2)).toBe(10);
    expect(await timeline()).toEqual(["created", "line_added", "line_removed"]);
  });

  it("is locked once the supplier has it", async () => {
    const id = await givenOrder([[1, 24]]);
    await move(id, "sent");
    const line = await lineOf(id);
    expect(
      await changeLine(
        env.DB,
        shop,
        id,
        line.id,
        { typed: { ...typedLineOf(line), ordered: 1 }, opened: undefined },
        ANNA,
        NOW,
      ),
    ).toMatchObject({ kind: "refused" });
    expect(await removeLine(env.DB, shop, id, line.id, ANNA, NOW)).toMatchObject({ kind: "refused" });
    expect(await addLine(env.DB, shop, id, { variantId: 2, quantity: 1, formToken: "x" }, ANNA, NOW)).toMatchObject({
      kind: "refused",
    });
    expect((await order(id)).lines).toMatchObject([{ ordered: 24 }]);
  });

  it("is locked once the order is cancelled, which is not said to have gone to the supplier", async () => {
    const id = await givenOrder([[1, 24]]);
    await move(id, "cancel");
    const cancelled = {
      kind: "refused",
      refusals: { state: "It is cancelled: its lines, quantities and costs are locked." },
    };
    expect(await removeLine(env.DB, shop, id, (await lineOf(id)).id, ANNA, NOW)).toEqual(cancelled);
    expect(await addLine(env.DB, shop, id, { variantId: 2, quantity: 1, formToken: "x" }, ANNA, NOW)).toEqual(
      cancelled,
    );
  });

  it("added after sending, where the shop allows it, is on order at once", async () => {
    const id = await givenOrder([[1, 24]]);
    await move(id, "sent");
    await env.DB.exec("UPDATE purchasing_settings SET add_after_sending = 1");
    expect(await addLine(env.DB, shop, id, { variantId: 2, quantity: 5, formToken: "x" }, ANNA, NOW)).toEqual({
      kind: "changed",
    });
    expect(await arrivals()).toMatchObject([{ variant_id: 1 }, { variant_id: 2, quantity: 5, state: "ordered" }]);
  });

  it("may stand twice for one variant, each with what came of it", async () => {
    const id = await givenOrder([
      [1, 10],
      [1, 20],
    ]);
    await move(id, "sent");
    await receiptOf(id, [[(await lineOf(id, 1)).id, 7]]);
    await followed(id, [1]);
    expect((await order(id)).lines).toMatchObject([{ accepted: 0 }, { accepted: 7 }]);
    expect((await arrivals()).map(({ quantity }) => quantity)).toEqual([10, 13]);
  });

  it("closed short is no longer awaited, and awaited again once that is taken back", async () => {
    const id = await givenOrder([
      [1, 10],
      [2, 5],
    ]);
    await move(id, "sent");
    const line = await lineOf(id);
    await receiptOf(id, [[line.id, 4]]);
    await followed(id, [1]);
    const close = (reason: string | null) => closeLineShort(env.DB, shop, id, line.id, reason, ANNA, NOW);
    expect(await close("")).toMatchObject({ kind: "refused" });
    await close("Out of production");
    expect(await arrivals()).toMatchObject([{ variant_id: 2, quantity: 5 }]);
    expect(await positionOf(1)).toBe(10);
    expect(await lineOf(id)).toMatchObject({ closedShort: 6, closedReason: "Out of production" });
    await close(null);
    expect(await arrivals()).toMatchObject([{ variant_id: 1, quantity: 6 }, { variant_id: 2 }]);
    expect(await order(id)).toMatchObject({ state: "partial", unitsOpen: 11 });
  });

  it("comes by the lead time of the supplier that it goes to, of its place, and not while that one is closed or takes no orders", async () => {
    const ordered = async (supplierId: number) => {
      const id = await givenOrder(
        [
          [1, 10],
          [2, 10],
        ],
        null,
        supplierId,
      );
      const paper = await paperOf(env.DB, { ...shop, name: "Shop" }, await order(id), NOW + 1);
      await move(id, "sent");
      const { expectedDay, nextDay } = await order(id);
      expect(nextDay).toBe(expectedDay);
      expect(paper.document.facts).toContainEqual({ name: "Expected", value: longDay(Number(expectedDay), BRITISH) });
      return Number(expectedDay) - TODAY;
    };
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, lead_time_days, updated_at) VALUES (1, 1, 2, 45, 1)",
      ),
      env.DB.prepare(
        "INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, updated_at) VALUES (1, 'supplier', 2, 0, 30, 1), (1, 'supplier', 1, 0, 9, 1)",
      ),
    ]);
    // Of both variants the first supplier is the one that plans order from.
    expect([await ordered(1), await ordered(2)]).toEqual([9, 45]);
    const closed = JSON.stringify([[TODAY + 5, TODAY + 18, "New Year"]]);
    const tomorrow = 1 << ((TODAY + 1 + 3) % 7);
    await env.DB.prepare("UPDATE suppliers SET closures = ?, order_weekdays = ? WHERE id = 1")
      .bind(closed, tomorrow)
      .run();
    expect(await ordered(1)).toBe(1 + 9 + 14);
    await env.DB.prepare(
      "INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, updated_at) VALUES (1, 'variant', 1, 1, 50, 1), (1, 'variant', 2, 1, 2, 1)",
    ).run();
    expect(await ordered(1)).toBe(1 + 50 + 14);
  });

  it("in deliveries comes on the day of each, the first ones first, whatever the day", async () => {
    const id = await givenOrder([[1, 30]]);
    const line = await lineOf(id);
    const parts = [
      { day: TODAY - 3, quantity: 10 },
      { day: TODAY + 20, quantity: 10 },
    ];
    const split = (deliveries: typeof parts) =>
      splitLine(env.DB, shop, { orderId: id, lineId: line.id, deliveries }, ANNA, NOW);
    expect(await split([{ day: TODAY, quantity: 31 }])).toMatchObject({ kind: "refused" });
    await split(parts);
    await move(id, "sent");
    const came = async () => (await arrivals()).map((row) => [row.quantity, Number(row.expected_day) - TODAY]).sort();
    expect(await came()).toEqual([
      [10, -3],
      [10, 20],
      [10, 7],
    ]);
    expect(await order(id)).toMatchObject({ nextDay: TODAY - 3 });
    await receiptOf(id, [[line.id, 14]]);
    await followed(id, [1]);
    expect(await came()).toEqual([
      [10, 7],
      [6, 20],
    ]);
    expect(await order(id)).toMatchObject({ nextDay: TODAY + 7 });
    expect(await positionOf(1)).toBe(26);
  });
});

describe("an order", () => {
  it("closed short leaves what is on its way and comes back to it, with its reason kept meanwhile", async () => {
    const id = await givenOrder([[1, 10]]);
    await move(id, "sent");
    await receiptOf(id, [[(await lineOf(id)).id, 4]]);
    await followed(id, [1]);
    expect(await move(id, "close")).toEqual({ kind: "refused", reason: "Say why the rest will not come." });
    expect(await move(id, "close", "Supplier gave up")).toEqual({ kind: "moved" });
    expect(await order(id)).toMatchObject({ state: "closed", endReason: "Supplier gave up", unitsOpen: 6 });
    expect(await arrivals()).toEqual([]);
    expect(await move(id, "reopen")).toEqual({ kind: "moved" });
    expect(await order(id)).toMatchObject({ state: "partial", endReason: null, endedAt: null });
    expect(await arrivals()).toMatchObject([{ quantity: 6 }]);
  });

  it("is moved once by many who move it at once, and the others hear why not", async () => {
    const id = await givenOrder([[1, 10]]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => move(id, "sent")));
    expect(answers.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === "refused")).toHaveLength(7);
    expect(await timeline()).toEqual(["created", "sent"]);
    expect(await eventTypes()).toEqual(["purchase_order.created", "purchase_order.sent"]);
  });

  it("is no other shop's to see or to move", async () => {
    const id = await givenOrder([[1, 10]]);
    const other = { id: 2, timeZone: "UTC" };
    expect(await findOrder(env.DB, other, id)).toBeUndefined();
    expect(await moveOrder(env.DB, other, id, "sent", ANNA, NOW)).toEqual({ kind: "unknown" });
    expect(await order(id)).toMatchObject({ state: "draft" });
  });

  it("that follows a sale leaves the shop's own stock alone", async () => {
    await createOrder(
      env.DB,
      shop,
      {
        supplierId: 1,
        locationId: 1,
        source: "dropship",
        formToken: "d",
        sale: { id: "9007199254740993", name: "#1001" },
        lines: [{ variantId: 1, quantity: 2 }],
      },
      ANNA,
      NOW,
    );
    expect(await arrivals()).toEqual([]);
    expect(await order(1)).toMatchObject({ saleId: "9007199254740993", saleName: "#1001", unitsOpen: 2 });
  });

  it("is announced in the shape of the catalogue, with an amount that ends in the currency's own decimals", async () => {
    const id = await givenOrder([[1, 24]]);
    await move(id, "sent");
    for (const { type, data } of await all("SELECT type, data FROM events WHERE type LIKE 'purchase_order.%'")) {
      if (!isEventType(String(type))) throw new Error(String(type));
      const told = EVENTS[type as "purchase_order.sent"].data.parse(JSON.parse(String(data)));
      expect(told).toMatchObject({
        ...{ purchase_order_id: String(id), number: "PO-0001", supplier_name: "Acme Ltd", location_id: "901" },
        total: { amount: "76.80", currency: "EUR" },
        lines: [{ variant_id: "301", ordered: 24, received: 0, unit_cost: { amount: "3.20", currency: "EUR" } }],
      });
    }
  });

  it("is late for nobody's second order: the plan asks for no more, whatever the day", async () => {
    const id = await givenOrder([[1, 500]]);
    await env.DB.prepare("UPDATE purchase_orders SET expected_day = ? WHERE id = ?")
      .bind(TODAY - 30, id)
      .run();
    await move(id, "sent");
    expect(await all("SELECT suggested FROM plans WHERE variant_id = 1 AND location_id = 0")).toEqual([
      { suggested: 0 },
    ]);
    expect(DAY).toBe(86_400_000);
  });
});
