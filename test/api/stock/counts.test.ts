import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { EVENTS } from "../../../app/outbound/events/catalogue";
import { reverseReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { writeLineAgain } from "../../../app/stock/counts/complete.server";
import { createCount, moveCount } from "../../../app/stock/counts/counts.server";
import { findReviewSums, listReview } from "../../../app/stock/counts/lines.server";
import { requestInventoryWrite } from "../../../app/stock/writes/inventory-writes.server";
import type { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { deliver, Recorder } from "../../support/shopify";
import { formOf, givenOrder, givenReceivingShop, ITEMS, PLACE, shop, submit } from "../purchasing/receiving-shop";
import { complete, countAt, find, givenCount, review, variantOf } from "./counts-shop";

const [ITEM = 0, OTHER = 0] = ITEMS;
let shopify: PlayedShopify;

/** What Shopify holds, told at once unless it says otherwise. */
async function level(item: number, available: number, { told = true, at = shopify.now } = {}) {
  shopify.setLevel(item, PLACE, available, at);
  if (told) await deliver(levelDelivery(shopify, item));
}
const after = (ms: number) => {
  shopify.now += ms;
  return shopify.now;
};
const writes = async () =>
  (
    await env.DB.prepare(
      "SELECT idempotency_key AS key, changes->>'$[0].delta' AS delta, reason, asked_by FROM inventory_writes ORDER BY id",
    ).all()
  ).results;
const available = (item = ITEM) => shopify.level(item, PLACE)?.available;

beforeEach(async () => {
  shopify = await givenReceivingShop();
  await level(ITEM, 14);
  await level(OTHER, 5);
  after(60_000);
});

it("writes the difference of each line that has one, once, and leaves those that match", async () => {
  const id = await givenCount();
  await find(id, ITEM, 13, { now: after(1000), times: 2 });
  await find(id, OTHER, 5, { now: after(1000) });
  await review(id);
  expect(await writes()).toEqual([]);
  const token = { formToken: "the-same-form", restIsNone: false };
  expect(await complete(id, after(1000), token)).toEqual({ kind: "moved" });
  expect(await complete(id, after(1000), token)).toEqual({ kind: "moved" });
  expect((await complete(id, after(1000))).kind).toBe("refused");
  expect(await writes()).toEqual([{ key: "count/1", delta: -1, reason: "cycle_count_available", asked_by: "42" }]);
  await sendWrites(shopify);
  await sendWrites(shopify);
  expect([available(), available(OTHER)]).toEqual([13, 5]);
  expect(await countAt(id)).toMatchObject({
    state: "completed",
    lineCount: 2,
    countedCount: 2,
    changedCount: 1,
    changedUnits: -1,
  });
  const { rows } = await listReview(env.DB, shop, id, "matching", { side: "start" }, 50);
  expect(rows).toMatchObject([{ counted: 5, expected: 5, change: 0, posting: null }]);
  expect(await first("SELECT reference, reason, who, delta FROM movements WHERE cause = 'adjustment'")).toEqual({
    reference: `gid://evenstock/Count/${id}`,
    reason: "cycle_count_available",
    who: "42",
    delta: -1,
  });
});

it("announces itself once, with its lines, and no line's write announces another count", async () => {
  const id = await givenCount();
  await find(id, ITEM, 16, { now: after(1000) });
  await review(id);
  const token = { formToken: "the-same-form", restIsNone: false };
  for (const _ of [1, 2]) await complete(id, after(1000), token);
  const { results } = await env.DB.prepare("SELECT data FROM events WHERE type = 'count.completed'").all<{
    data: string;
  }>();
  for (const { data } of results) EVENTS["count.completed"].data.parse(JSON.parse(data));
  expect(results.map(({ data }) => JSON.parse(data))).toMatchObject([
    {
      count_id: String(id),
      counted_lines: 1,
      changed_lines: 1,
      change: 2,
      lines: [{ expected: 14, counted: 16, change: 2 }],
    },
  ]);
});

it("leaves what moved since the scan as it moved, and one moved item holds up no other", async () => {
  const id = await givenCount();
  await find(id, ITEM, 12, { now: after(1000) });
  await find(id, OTHER, 7, { now: after(1000) });
  after(60_000);
  await level(ITEM, 14 - 4);
  await review(id);
  await complete(id, after(1000));
  await sendWrites(shopify);
  expect([available(), available(OTHER)]).toEqual([8, 7]);
});

it("nets a sale before the scan that Shopify tells only after it", async () => {
  const id = await givenCount();
  const soldAt = shopify.now;
  shopify.setLevel(ITEM, PLACE, 13, soldAt);
  await find(id, ITEM, 13, { now: after(60_000) });
  await deliver(levelDelivery(shopify, ITEM));
  await review(id);
  await complete(id, after(1000));
  expect(await writes()).toEqual([]);
});

it("takes a scan as of its own time, though the phone had no network for an hour", async () => {
  const id = await givenCount();
  const scannedAt = after(1000);
  await level(ITEM, 9, { at: after(60_000) });
  await find(id, ITEM, 14, { now: scannedAt + 3_600_000, age: 3_600_000 });
  await review(id);
  await complete(id, after(7_200_000));
  expect(await writes()).toEqual([]);
});

it("counts what was received and is not in Shopify yet as expected on the shelf", async () => {
  const write = { key: "adjust/x", locationId: String(PLACE), reason: "received" as const, reference: null };
  const changes = [{ inventoryItemId: String(ITEM), delta: 6, from: null }];
  await requestInventoryWrite(env.DB, new Recorder<JobMessage>(), shop, { ...write, changes }, after(1000));
  const id = await givenCount();
  await find(id, ITEM, 20, { now: after(1000) });
  await review(id);
  expect(await findReviewSums(env.DB, shop, id)).toMatchObject({ differences: 0, matching: 1 });
  await sendWrites(shopify);
  expect(await findReviewSums(env.DB, shop, id)).toMatchObject({ differences: 0, matching: 1 });
  await complete(id, after(1000));
  expect(available()).toBe(20);
  expect(await writes()).toHaveLength(1);
});

it("is told no difference by a form that comes again long after, of what was not stocked as it was completed", async () => {
  const id = await givenCount();
  await find(id, ITEM, 13, { now: after(1000) });
  await review(id);
  await env.DB.prepare("UPDATE levels SET available = NULL WHERE inventory_item_id = ?").bind(ITEM).run();
  await complete(id, after(1000), { formToken: "form-of-the-count" });
  await env.DB.prepare("UPDATE levels SET available = 14 WHERE inventory_item_id = ?").bind(ITEM).run();
  await complete(id, after(60_000), { formToken: "form-of-the-count" });
  expect(await first("SELECT change FROM stock_count_lines WHERE variant_id = ?", await variantOf())).toEqual({
    change: null,
  });
});

it("is not put right twice where two counts find the same difference, whether Shopify has made the first or not", async () => {
  for (const isMade of [true, false]) {
    const [one, other] = [await givenCount(), await givenCount()];
    const there = available() ?? 0;
    await find(other, ITEM, there + 2, { now: after(1000) });
    await find(one, ITEM, there + 2, { now: after(5000) });
    for (const id of [one, other]) await review(id);
    await complete(one, after(60_000));
    if (isMade) await sendWrites(shopify);
    await complete(other, after(60_000));
    await sendWrites(shopify);
    expect(available()).toBe(there + 2);
    after(60_000);
  }
});

it("asks that a line be counted again whose stock was corrected since its scan: a receipt taken back would leave twice", async () => {
  const { orderId, ids } = await givenOrder([[0, 10]]);
  const received = await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  await sendWrites(shopify);
  const id = await givenCount();
  await find(id, ITEM, 14, { now: after(60_000) });
  await find(id, OTHER, 4, { now: after(1000) });
  await review(id);
  after(60_000);
  const receiptId = received.kind === "received" ? received.receiptId : 0;
  await reverseReceipt(env.DB, shop, receiptId, crypto.randomUUID(), "42", shopify.now);
  const asked = { kind: "refused", reason: expect.stringMatching(/corrected since.*SKU-301/) };
  for (const _ of ["before", "after"]) {
    expect(await complete(id, after(1000))).toMatchObject(asked);
    await sendWrites(shopify);
  }
  await moveCount(env.DB, shop, id, "reopen", "1", shopify.now);
  await find(id, ITEM, 14, { now: after(1000), anew: true });
  await review(id);
  expect(await complete(id, after(1000))).toEqual({ kind: "moved" });
  await sendWrites(shopify);
  expect([available(), available(OTHER)]).toEqual([14, 4]);
});

it("names what is to be counted again by its product where it has no SKU", async () => {
  await first("UPDATE variants SET sku = '' WHERE inventory_item_id = ? RETURNING 1", ITEM);
  const id = await givenCount();
  await find(id, ITEM, 3, { now: after(1000) });
  await first(
    `INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
    VALUES (1, 'by hand', json_array(json_object('item', ?1, 'location', ?2, 'delta', 3, 'from', NULL)), 'correction', 'queued', ?3, ?3) RETURNING 1`,
    ...[String(ITEM), String(PLACE), after(60_000)],
  );
  await review(id);
  const product = await first<{ title: string }>("SELECT title FROM products");
  expect(await complete(id, after(1000))).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(`taken back: ${product?.title}.`),
  });
});

it("adds up what several people find, says on how many lines they did, and begins anew where one counts again", async () => {
  const id = await givenCount();
  await find(id, ITEM, 6, { who: "1", now: after(1000) });
  await find(id, ITEM, 8, { who: "2", now: after(1000), times: 3 });
  await review(id);
  expect(await findReviewSums(env.DB, shop, id)).toMatchObject({ differences: 0, matching: 1, shared: 1 });
  await moveCount(env.DB, shop, id, "reopen", "1", shopify.now);
  await find(id, ITEM, 11, { who: "1", now: after(1000), anew: true, times: 2 });
  await find(id, ITEM, -1, { who: "1", now: after(1000) });
  expect(await first("SELECT counted, people, round FROM stock_count_lines WHERE counted > 0")).toEqual({
    counted: 10,
    people: 1,
    round: 2,
  });
});

it("takes nothing once it is in its review, nor of another shop's variants", async () => {
  const id = await givenCount();
  await find(id, ITEM, 14, { now: after(1000) });
  await review(id);
  await find(id, ITEM, 3, { now: after(1000) });
  expect(await first("SELECT SUM(counted) AS counted FROM stock_count_lines")).toEqual({ counted: 14 });
});

it("counts as it is scanned, and takes what nobody found as none only where that is said", async () => {
  const scanned = await givenCount({ choice: "scanned" });
  expect((await countAt(scanned))?.lineCount).toBe(0);
  await find(scanned, OTHER, 5, { now: after(1000) });
  expect(await countAt(scanned)).toMatchObject({ lineCount: 1, countedCount: 1 });
  const id = await givenCount();
  await find(id, OTHER, 5, { now: after(1000) });
  await review(id);
  await complete(id, after(1000), { restIsNone: true });
  await sendWrites(shopify);
  expect([available(), available(OTHER)]).toEqual([0, 5]);
});

it("shows a refused line, and writes it once more when somebody asks", async () => {
  const id = await givenCount();
  await find(id, ITEM, 12, { now: after(1000) });
  await review(id);
  await complete(id, after(1000));
  shopify.refusals = ["INVALID_LOCATION"];
  await sendWrites(shopify);
  const { rows } = await listReview(env.DB, shop, id, "differences", { side: "start" }, 50);
  expect(rows).toMatchObject([{ posting: "refused", refusal: expect.stringContaining("location") }]);
  const jobs = new Recorder<JobMessage>();
  expect(await writeLineAgain(env.DB, jobs, shop, rows[0]?.lineId ?? 0, after(1000))).toBe(true);
  expect(await writeLineAgain(env.DB, jobs, { ...shop, id: 2 }, rows[0]?.lineId ?? 0, after(1000))).toBe(false);
  await sendWrites(shopify);
  expect(available()).toBe(12);
});

it("is made once of a form, of one vendor, of chosen variants, and never of too many or none", async () => {
  const locationId = (await first<{ id: number }>("SELECT id FROM locations WHERE shopify_id = ?", PLACE))?.id ?? 0;
  const of = { locationId, name: "A", chosen: null, variantIds: [], blind: true, formToken: "one-form-alone" };
  const make = (more: object) => createCount(env.DB, shop, { choice: "all", ...of, ...more }, "42", shopify.now);
  expect(await make({})).toEqual(await make({}));
  expect(await first("SELECT COUNT(*) AS counts FROM stock_counts")).toEqual({ counts: 1 });
  expect(await make({ formToken: "another-form", choice: "vendor", chosen: "Nobody" })).toMatchObject({
    kind: "refused",
    field: "choice",
  });
  expect(await make({ formToken: "a-third-form", locationId: 999 })).toMatchObject({
    kind: "refused",
    field: "locationId",
  });
  const few = await make({ formToken: "a-fourth-form", choice: "variants", variantIds: [await variantOf(ITEM)] });
  expect(few.kind === "created" && (await countAt(few.id))?.lineCount).toBe(1);
});

it.each([
  ["review", "Nothing is counted yet."],
  ["reopen", "It is still being counted"],
] as const)("refuses to %s with a reason where its state does not allow it", async (move, reason) => {
  const id = await givenCount();
  expect(await moveCount(env.DB, shop, id, move, "42", shopify.now)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(reason),
  });
  expect(await moveCount(env.DB, { id: 2 }, id, "cancel", "42", shopify.now)).toEqual({ kind: "unknown" });
});

it.each([{ scanned: "before" }, { scanned: "after" }])(
  "expects once what came into stock and was told by Shopify, though the answer to its write was lost, scanned $scanned",
  async ({ scanned }) => {
    const asked = Date.now();
    for (const n of [1, 2]) {
      const changes = [{ inventoryItemId: String(ITEM), delta: 10, from: null }];
      const write = {
        key: `receipt/${n}`,
        locationId: String(PLACE),
        changes,
        reason: "received" as const,
        reference: null,
      };
      await requestInventoryWrite(env.DB, new Recorder<JobMessage>(), shop, write, asked);
    }
    const id = await givenCount({}, asked);
    // The goods of both are on the shelf.
    if (scanned === "before") await find(id, ITEM, 34, { now: asked + 500 });
    shopify.afterAnswer = () => {
      throw new Error("the answer was lost");
    };
    await expect(sendWrites(shopify)).rejects.toThrow("lost");
    await deliver(levelDelivery(shopify, ITEM), levelDelivery(shopify, ITEM));
    if (scanned === "after") await find(id, ITEM, 34, { now: after(60_000) });
    await review(id);
    expect(await listReview(env.DB, shop, id, "matching", { side: "start" }, 10)).toMatchObject({
      rows: [{ expected: 34, available: 34 }],
    });
    await complete(id, after(1000));
    shopify.afterAnswer = () => {};
    await sendWrites(shopify);
    expect(available()).toBe(34);
  },
);

it("says that fewer than none are left only where that holds with the receipt that is on its way", async () => {
  await first(
    `INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
    VALUES (1, 'receipt/1/1', json_array(json_object('item', ?1, 'location', ?2, 'delta', 10, 'from', NULL)), 'received', 'queued', ?3, ?3) RETURNING 1`,
    ...[String(ITEM), String(PLACE), after(1000)],
  );
  const id = await givenCount({}, after(1000));
  await find(id, ITEM, 2, { now: after(1000) });
  await review(id);
  expect(await findReviewSums(env.DB, shop, id)).toMatchObject({ fewer: 22, below: 0 });
  expect(await listReview(env.DB, shop, id, "differences", { side: "start" }, 10)).toMatchObject({
    rows: [{ expected: 24, available: 24, change: -22 }],
  });
  expect(await complete(id, after(1000), { belowIsMeant: false })).toEqual({ kind: "moved" });
});
