import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { EVENTS, isEventType } from "../../../app/outbound/events/catalogue";
import { postTransferAgain } from "../../../app/replenishment/decisions/transfers/moves.server";
import { requestInventoryWrite } from "../../../app/stock/writes/inventory-writes.server";
import { writeInventory } from "../../../workers/jobs/write-inventory";
import { contextOf } from "../../support/jobs";
import type { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { deliver, Recorder, SHOP } from "../../support/shopify";
import { formOf, givenOrder, submit } from "../purchasing/receiving-shop";
import {
  availableIn,
  BLUE,
  cancel,
  draft,
  events,
  givenDraft,
  givenTransferShop,
  LEEDS,
  lastReceipt,
  ledger,
  onTheWay,
  positions,
  RED,
  receive,
  ship,
  shop,
  soon,
  takeBack,
  transferOf,
  YORK,
} from "./shop";

let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenTransferShop();
});

const count = (table: string) => first<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);

describe("a draft", () => {
  it("counts where it is to come and no longer where it is to leave", async () => {
    expect(await positions(RED)).toEqual([20, 0, 20]);
    const transfer = await givenDraft([[RED, 6]]);
    expect(transfer).toMatchObject({ number: "T-0001", state: "draft", from: "Leeds", to: "York", units: 6 });
    expect(transfer.lines).toMatchObject([{ quantity: 6, availableFrom: 20, availableTo: 0, stockedThere: true }]);
    expect(await onTheWay(RED)).toEqual(["Leeds transfer -6 drafted", "York transfer 6 drafted"]);
    expect(await positions(RED)).toEqual([14, 6, 20]);
    expect(await count("inventory_writes")).toEqual({ n: 0 });
  });

  it("is made once by a form that comes twice, at once or later", async () => {
    const made = await Promise.all([1, 2, 3].map(() => draft([[RED, 6]], "form-token-1")));
    made.push(await draft([[BLUE, 1]], "form-token-1"));
    expect(new Set(made.map((each) => JSON.stringify(each))).size).toBe(1);
    expect([await count("transfers"), await count("transfer_lines")]).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await onTheWay(RED)).toHaveLength(2);
  });

  it("has a number of its own, whoever asks at the same time", async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => draft([[RED, 1]])));
    expect(new Set(made.map((each) => each.kind === "created" && each.number)).size).toBe(4);
  });

  it("puts lines of one variant together", async () => {
    const { lines } = await givenDraft([
      [RED, 2],
      [BLUE, 1],
      [RED, 3],
    ]);
    expect(lines).toMatchObject([{ quantity: 5 }, { quantity: 1 }]);
  });

  it("is given up without a trace in stock", async () => {
    const { id } = await givenDraft([[RED, 6]]);
    expect(await cancel(id, "form-token-2")).toMatchObject({ kind: "moved", move: { kind: "cancelled", lines: [] } });
    expect(await cancel(id, "form-token-2")).toMatchObject({ kind: "moved" });
    expect(await cancel(id)).toEqual({ kind: "refused", reason: "It is cancelled." });
    expect(await ship(id)).toEqual({ kind: "refused", reason: "It is cancelled." });
    expect([await onTheWay(RED), await positions(RED)]).toEqual([[], [20, 0, 20]]);
    expect(await events()).toEqual([]);
  });

  it("is not shipped as somebody else left it meanwhile", async () => {
    const { id, version } = await givenDraft([[RED, 6]]);
    await env.DB.exec("UPDATE transfers SET version = version + 1");
    expect(await ship(id, crypto.randomUUID(), version)).toMatchObject({ kind: "refused", reason: /changed since/ });
    expect((await transferOf(id)).state).toBe("draft");
  });
});

describe("shipped, received in parts", () => {
  it("moves exactly its units, with every call twice and the network failing in the middle", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    const line = lines[0]?.id ?? 0;
    const steps: [() => Promise<unknown>, string, number[]][] = [
      [() => ship(id, "form-token-3"), "in_transit", [14, 0]],
      [() => receive(id, [[line, 2]], "form-token-4"), "partial", [14, 2]],
      [() => receive(id, [[line, 3, 1]], "form-token-5"), "received", [14, 5]],
    ];
    for (const [step, state, stock] of steps) {
      await step();
      expect(await positions(RED)).toEqual(state === "received" ? [14, 5, 19] : [14, 6, 20]);
      await step();
      shopify.afterAnswer = () => {
        throw new Error("the connection was lost");
      };
      await expect(sendWrites(shopify)).rejects.toThrow("lost");
      shopify.afterAnswer = () => {};
      await sendWrites(shopify);
      await sendWrites(shopify);
      for (const place of [LEEDS, YORK])
        await deliver(levelDelivery(shopify, RED, place), levelDelivery(shopify, RED, place));
      expect(availableIn(shopify, RED)).toEqual(stock);
      expect((await transferOf(id)).state).toBe(state);
      expect(await positions(RED)).toEqual(state === "received" ? [14, 5, 19] : [14, 6, 20]);
    }
    expect(await ledger(RED, LEEDS)).toEqual([
      [20, 20, null],
      [-6, 14, "movement_created"],
    ]);
    expect(await ledger(RED, YORK)).toEqual([
      [0, 0, null],
      [2, 2, "movement_received"],
      [3, 5, "movement_received"],
    ]);
    expect(await onTheWay(RED)).toEqual([]);
    expect(await count("transfer_moves")).toEqual({ n: 3 });
  });

  it("ends alike where Shopify's delivery comes before its answer", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    const line = lines[0]?.id ?? 0;
    shopify.afterAnswer = async () => {
      for (const place of [YORK, LEEDS])
        await deliver(levelDelivery(shopify, RED, place), levelDelivery(shopify, RED, place));
    };
    await ship(id);
    await sendWrites(shopify);
    await receive(id, [[line, 6]]);
    await sendWrites(shopify);
    expect([availableIn(shopify, RED), await positions(RED)]).toEqual([
      [14, 6],
      [14, 6, 20],
    ]);
    expect((await ledger(RED, LEEDS)).at(-1)).toEqual([-6, 14, "movement_created"]);
    expect((await ledger(RED, YORK)).at(-1)).toEqual([6, 6, "movement_received"]);
  });

  it("takes eight calls at once for what there is, and no unit more", async () => {
    const { id, lines } = await givenDraft([[RED, 7]]);
    await ship(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => receive(id, [[lines[0]?.id ?? 0, 3, 1]])));
    expect(answers.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    expect(await transferOf(id)).toMatchObject({ state: "partial", unitsReceived: 4, unitsInTransit: 3 });
    const one = await Promise.all(Array.from({ length: 8 }, () => receive(id, [[lines[0]?.id ?? 0, 3]], "same-token")));
    expect(one.every(({ kind }) => kind === "moved")).toBe(true);
    await sendWrites(shopify);
    expect(availableIn(shopify, RED)).toEqual([13, 6]);
  });

  it("refuses more than is on its way, before it left, and on a day that has not come", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    const line = lines[0]?.id ?? 0;
    expect(await receive(id, [[line, 1]])).toMatchObject({ reason: "It was not shipped yet: ship it first." });
    await ship(id);
    expect(await receive(id, [[line, 7]])).toMatchObject({ reason: /6 units are on the way, not 7/, lineId: line });
    expect(await receive(id, [[line, 5, 2]])).toMatchObject({ kind: "refused", lineId: line });
    expect(await receive(id, [[line, 1]], crypto.randomUUID(), 30_000)).toMatchObject({ reason: /not come yet/ });
    expect(await receive(id, [[line, 1]], crypto.randomUUID(), 10_000)).toMatchObject({ reason: /before they were/ });
    expect(await receive(id, [[line, 0]])).toMatchObject({ reason: "Count at least one unit." });
    expect(await receive(id, [[line + 1, 1]])).toMatchObject({ reason: /not on this transfer/ });
    expect(await transferOf(id)).toMatchObject({ state: "in_transit", unitsReceived: 0 });
  });

  it("tells of it by events that hold to the catalogue", async () => {
    const { id, lines } = await givenDraft([
      [RED, 6],
      [BLUE, 2],
    ]);
    await ship(id);
    await receive(id, [
      [lines[0]?.id ?? 0, 4, 1],
      [lines[1]?.id ?? 0, 0, 1],
    ]);
    await cancel(id);
    const told = await events();
    expect(told.map(({ type }) => type)).toEqual([
      ...["transfer.shipped", "stock.transferred", "transfer.received", "transfer.cancelled"],
    ]);
    for (const { type, data } of told) {
      if (!isEventType(type)) throw new Error(type);
      expect(EVENTS[type].data.safeParse(data).error).toBeUndefined();
    }
    expect(told[1]?.data).toMatchObject({ quantity: 4, damaged: 1, from_location_id: "901", to_location_id: "902" });
    expect(told[2]?.data.lines).toMatchObject([
      { shipped: 6, received: 4, damaged: 1 },
      { shipped: 2, received: 0, damaged: 1 },
    ]);
  });
});

describe("to where a variant is not stocked", () => {
  beforeEach(async () => {
    shopify.levels = shopify.levels.filter(({ item, location }) => item !== RED || location !== YORK);
    await env.DB.prepare(
      "DELETE FROM levels WHERE inventory_item_id = ? AND location_id = (SELECT id FROM locations WHERE shopify_id = ?)",
    )
      .bind(RED, YORK)
      .run();
    await env.DB.prepare("DELETE FROM movements WHERE inventory_item_id = ?").bind(RED).run();
  });

  const givenReceived = async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    expect(lines).toMatchObject([{ stockedThere: false, availableTo: null }]);
    await ship(id);
    await sendWrites(shopify);
    await receive(id, [[lines[0]?.id ?? 0, 6]]);
    return id;
  };
  const asked = (name: string) => shopify.asked.filter((each) => each.name === name).map(({ variables }) => variables);

  it("Shopify is asked to stock it before the units come, with one key at every try", async () => {
    const id = await givenReceived();
    for (const name of ["ActivateInventory", "AdjustInventory"]) {
      shopify.afterAnswer = (done) => {
        if (done === name) throw new Error("the connection was lost");
      };
      await expect(sendWrites(shopify)).rejects.toThrow("lost");
    }
    shopify.afterAnswer = () => {};
    await sendWrites(shopify);
    const line = (await transferOf(id)).moves.at(-1)?.lines[0]?.id;
    expect(new Set(asked("ActivateInventory").map(({ key }) => key))).toEqual(new Set([`transfer/${line}/stocked`]));
    expect(asked("AdjustInventory")).toHaveLength(3);
    expect([availableIn(shopify, RED), await positions(RED), await onTheWay(RED)]).toEqual([[14, 6], [14, 6, 20], []]);
    for (const place of [LEEDS, YORK])
      await deliver(levelDelivery(shopify, RED, place), levelDelivery(shopify, RED, place));
    expect((await ledger(RED, YORK)).at(-1)).toEqual([6, 6, "movement_received"]);
    expect((await transferOf(id)).lines).toMatchObject([{ stockedThere: true }]);
  });

  it("is not said to have changed nothing once the units were sent, though Shopify stocks it there no more", async () => {
    const id = await givenReceived();
    shopify.afterAnswer = (done) => {
      if (done === "AdjustInventory") throw new Error("the connection was lost");
    };
    await expect(sendWrites(shopify)).rejects.toThrow("lost");
    shopify.afterAnswer = () => {};
    shopify.activationRefusals = ["Not found"];
    await sendWrites(shopify);
    expect((await transferOf(id)).moves.at(-1)?.lines[0]).toMatchObject({ posting: "confirmed" });
    expect(availableIn(shopify, RED)).toEqual([14, 6]);
  });

  it("shows why Shopify would not, and is tried again with another key", async () => {
    const id = await givenReceived();
    shopify.activationRefusals = ["The location is full."];
    await sendWrites(shopify);
    const line = (await transferOf(id)).moves.at(-1)?.lines[0];
    expect(line).toMatchObject({ posting: "refused", refusal: /would not begin to: The location is full\./ });
    expect(availableIn(shopify, RED)).toEqual([14, undefined]);
    await postTransferAgain(env.DB, shop, id, line?.id ?? 0, soon());
    await sendWrites(shopify);
    expect(asked("ActivateInventory").map(({ key }) => key)).toEqual([
      ...[`transfer/${line?.id}/stocked`, `transfer/${line?.id}#1/stocked`],
    ]);
    expect(availableIn(shopify, RED)).toEqual([14, 6]);
  });
});

describe("a receipt taken back", () => {
  const givenReceived = async () => {
    const { id, lines } = await givenDraft([
      [RED, 6],
      [BLUE, 2],
    ]);
    await ship(id);
    await receive(id, [
      [lines[0]?.id ?? 0, 4, 1],
      [lines[1]?.id ?? 0, 2],
    ]);
    await sendWrites(shopify);
    return id;
  };

  it("leaves the stock that it came into, once, however often it is asked and whoever asks", async () => {
    const id = await givenReceived();
    const receipt = lastReceipt(await transferOf(id));
    expect([availableIn(shopify, RED), await positions(RED)]).toEqual([
      [14, 4],
      [14, 5, 19],
    ]);
    const answers = await Promise.all([1, 2, 3].map(() => takeBack(id, receipt, "form-token-1")));
    expect(answers.every(({ kind }) => kind === "moved")).toBe(true);
    expect(await takeBack(id, receipt)).toEqual({ kind: "refused", reason: "It was taken back already." });
    expect(await transferOf(id)).toMatchObject({ state: "in_transit", unitsInTransit: 8, unitsReceived: 0 });
    expect(await positions(RED)).toEqual([14, 6, 20]);
    shopify.afterAnswer = () => {
      throw new Error("the connection was lost");
    };
    await expect(sendWrites(shopify)).rejects.toThrow("lost");
    shopify.afterAnswer = () => {};
    await sendWrites(shopify);
    for (const place of [LEEDS, YORK])
      await deliver(levelDelivery(shopify, RED, place), levelDelivery(shopify, RED, place));
    expect([availableIn(shopify, RED), availableIn(shopify, BLUE)]).toEqual([
      [14, 0],
      [18, 0],
    ]);
    expect([await positions(RED), await onTheWay(RED)]).toEqual([[14, 6, 20], ["York transfer 6"]]);
    expect(await ledger(RED, YORK)).toEqual([
      [0, 0, null],
      [4, 4, "movement_received"],
      [-4, 0, "correction"],
    ]);
    const told = await events();
    expect(told.filter(({ type }) => type === "transfer.received")).toHaveLength(1);
    const [reversed, ...more] = told.filter(({ type }) => type === "transfer.receipt_reversed");
    expect([more, EVENTS["transfer.receipt_reversed"].data.safeParse(reversed?.data).error]).toEqual([[], undefined]);
    expect(reversed?.data).toMatchObject({
      ...{ receipt_id: String(receipt), lines: [{ shipped: 6, received: 0, damaged: 0 }, { received: 0 }] },
      taken_back: [
        { variant_id: "301", quantity: 4, damaged: 1 },
        { variant_id: "302", quantity: 2, damaged: 0 },
      ],
    });
  });

  it("is awaited again: received anew, or back where it left", async () => {
    const id = await givenReceived();
    await takeBack(id, lastReceipt(await transferOf(id)));
    const [red, blue] = (await transferOf(id)).lines;
    await receive(id, [[red?.id ?? 0, 6]]);
    await sendWrites(shopify);
    await cancel(id);
    await sendWrites(shopify);
    expect(await transferOf(id)).toMatchObject({ state: "cancelled", unitsInTransit: 0, unitsReceived: 6 });
    expect([availableIn(shopify, RED), availableIn(shopify, BLUE), blue?.accepted]).toEqual([[14, 6], [20, 0], 0]);
    expect(await takeBack(id, lastReceipt(await transferOf(id)))).toEqual({
      kind: "refused",
      reason: "It is cancelled: what had come stays where it is.",
    });
  });

  it("waits for Shopify's answer, and writes nothing of what Shopify refused", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    await ship(id);
    await sendWrites(shopify);
    await receive(id, [[lines[0]?.id ?? 0, 6]]);
    const receipt = lastReceipt(await transferOf(id));
    expect(await takeBack(id, receipt)).toMatchObject({ kind: "refused", reason: /has not answered/ });
    await env.DB.exec("UPDATE inventory_writes SET state = 'refused', refusal = 'No.' WHERE state = 'queued'");
    await env.DB.exec("DELETE FROM incoming WHERE source = 'transfer_move'");
    expect((await takeBack(id, receipt)).kind).toBe("moved");
    expect(await count("inventory_writes")).toEqual({ n: 2 });
    expect(await positions(RED)).toEqual([14, 6, 20]);
    const refused = (await transferOf(id)).moves.find((move) => move.id === receipt)?.lines[0]?.id ?? 0;
    expect(await postTransferAgain(env.DB, shop, id, refused, soon())).toBeNull();
    await sendWrites(shopify);
    expect(availableIn(shopify, RED)).toEqual([14, 0]);
  });

  it("is one of this transfer and of this shop", async () => {
    const id = await givenReceived();
    const { moves } = await transferOf(id);
    const other = await givenDraft([[RED, 1]]);
    await ship(other.id);
    expect(await takeBack(other.id, lastReceipt({ ...other, moves }))).toMatchObject({ reason: /no such receipt/ });
    expect(await takeBack(id, moves[0]?.id ?? 0)).toMatchObject({ reason: /no such receipt/ });
  });
});

describe("cancelled after it was shipped", () => {
  it("is back where it left, but for what has come", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    await ship(id);
    await receive(id, [[lines[0]?.id ?? 0, 1, 1]]);
    await sendWrites(shopify);
    expect(await cancel(id, "form-token-6")).toMatchObject({ move: { kind: "returned", lines: [{ accepted: 4 }] } });
    expect(await cancel(id, "form-token-6")).toMatchObject({ move: { kind: "returned" } });
    expect(await positions(RED)).toEqual([18, 1, 19]);
    await sendWrites(shopify);
    expect([availableIn(shopify, RED), await positions(RED), await onTheWay(RED)]).toEqual([
      ...[[18, 1], [18, 1, 19], []],
    ]);
    expect((await ledger(RED, LEEDS)).at(-1)).toEqual([4, 18, "movement_canceled"]);
    expect(await receive(id, [[lines[0]?.id ?? 0, 1]])).toMatchObject({ reason: "It is cancelled." });
  });

  it("brings nothing back of what Shopify never let go", async () => {
    const { id } = await givenDraft([[RED, 6]]);
    await ship(id);
    await env.DB.exec("UPDATE inventory_writes SET state = 'refused', refusal = 'No.'");
    await cancel(id);
    expect(await count("inventory_writes")).toEqual({ n: 1 });
    const { moves } = await transferOf(id);
    expect(await postTransferAgain(env.DB, shop, id, moves[0]?.lines[0]?.id ?? 0, soon())).toBeNull();
  });

  it("brings nothing back of what Shopify refuses to let go only afterwards, and waits until it has said so", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    await ship(id);
    const key = `transfer/${(await transferOf(id)).moves[0]?.lines[0]?.id}`;
    await env.DB.prepare("UPDATE inventory_writes SET state = 'uncertain' WHERE idempotency_key = ?").bind(key).run();
    await cancel(id);
    await sendWrites(shopify);
    expect(availableIn(shopify, RED)).toEqual([20, 0]);
    const back = `transfer/${(await transferOf(id)).moves.at(-1)?.lines[0]?.id}`;
    const asked = { kind: "write-inventory" as const, shop: SHOP, key: back };
    expect(await writeInventory(await contextOf(shopify), asked)).toEqual({ delaySeconds: 30 });
    // From then on the schedule asks, of whom it does after all others that stand still.
    await env.DB.prepare("UPDATE inventory_writes SET created_at = created_at - 180000, updated_at = 1").run();
    expect(await writeInventory(await contextOf(shopify), asked)).toBe("done");
    expect(await first("SELECT updated_at > 1 AS waits FROM inventory_writes WHERE idempotency_key = ?", back)).toEqual(
      {
        waits: 1,
      },
    );
    await env.DB.prepare("UPDATE inventory_writes SET state = 'refused' WHERE idempotency_key = ?").bind(key).run();
    await sendWrites(shopify);
    expect(availableIn(shopify, RED)).toEqual([20, 0]);
    const moves = (await transferOf(id)).moves;
    expect(moves.at(-1)?.lines).toMatchObject([{ lineId: lines[0]?.id, posting: "refused" }]);
    expect(await postTransferAgain(env.DB, shop, id, moves[0]?.lines[0]?.id ?? 0, soon())).toBeNull();
    // A receipt's write whose key ends alike is none of it.
    const changes = [{ inventoryItemId: String(RED), delta: 3, from: null }];
    const write = { key: `receipt/1${moves.at(-1)?.lines[0]?.id}`, locationId: String(LEEDS), changes };
    const received = { ...write, reason: "received" as const, reference: null };
    await requestInventoryWrite(env.DB, new Recorder<JobMessage>(), shop, received, Date.now());
    await sendWrites(shopify);
    expect(availableIn(shopify, RED)).toEqual([23, 0]);
  });

  it("waits where Shopify refused to take out what has come since", async () => {
    const { id, lines } = await givenDraft([[RED, 6]]);
    await ship(id);
    await env.DB.exec("UPDATE inventory_writes SET state = 'refused', refusal = 'No.'");
    await receive(id, [[lines[0]?.id ?? 0, 2]]);
    expect(await cancel(id)).toMatchObject({ kind: "refused", reason: /Try that again/ });
    const { moves } = await transferOf(id);
    const again = await postTransferAgain(env.DB, shop, id, moves[0]?.lines[0]?.id ?? 0, soon());
    expect(again).toBe(`transfer/${moves[0]?.lines[0]?.id}`);
    await cancel(id);
    await sendWrites(shopify);
    expect(availableIn(shopify, RED)).toEqual([18, 2]);
  });
});

it("is no other shop's", async () => {
  const { id, lines } = await givenDraft([[RED, 6]]);
  const other = { ...shop, id: 2 };
  const { findTransfer } = await import("../../../app/stock/transfers/transfers.server");
  expect(await findTransfer(env.DB, other, id)).toBeUndefined();
  expect(await postTransferAgain(env.DB, other, id, lines[0]?.id ?? 0, soon())).toBeNull();
});

it("counts as the shop's own what is between its places, in the average cost of what comes meanwhile", async () => {
  const noted = async () => {
    const { orderId, ids } = await givenOrder([[0, 1, 4_00]]);
    await submit(orderId, formOf([[ids[0] ?? 0, 1]]), soon());
    return (await first<{ units: number }>("SELECT stock_before AS units FROM receipt_lines ORDER BY id DESC"))?.units;
  };
  await env.DB.exec(
    "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (12, 1, 'Clayworks', 'USD', 1, 1)",
  );
  const { id, lines } = await givenDraft([[RED, 6]]);
  const [line] = lines;
  const at = [await noted()];
  await ship(id);
  at.push(await noted());
  await sendWrites(shopify);
  at.push(await noted());
  await receive(id, [[line?.id ?? 0, 3, 1]]);
  at.push(await noted());
  await sendWrites(shopify);
  at.push(await noted());
  await cancel(id);
  at.push(await noted());
  await sendWrites(shopify);
  at.push(await noted());
  // One more each time, and one less by what was damaged on the way.
  expect(at).toEqual([20, 21, 22, 22, 23, 24, 25]);
});
