import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { FINER } from "../../../app/purchasing/costs/moving-average";
import { restoreCost } from "../../../app/purchasing/costs/shopify/cost-changes.server";
import { draftFromSuggestions } from "../../../app/purchasing/orders/making/from-suggestions.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { listReview } from "../../../app/stock/counts/lines.server";
import { writeCosts } from "../../../workers/jobs/write-costs";
import { readingAllOfAShop, statementsPrepared } from "../../support/explained";
import { contextOf } from "../../support/jobs";
import { PlayedShopify } from "../../support/played-shopify";
import { sendWrites } from "../../support/played-writes";
import { installShop, SHOP } from "../../support/shopify";
import { formOf, givenOrder, givenReceivingShop, ITEMS, propose, submit } from "../purchasing/receiving-shop";
import { ANNA, givenBuyingShop, NOW, shop } from "../purchasing/shop";
import { importFrom, reconcileWith, stockUp } from "../reconciliation/shop";
import { complete, find, givenCount, review } from "../stock/counts-shop";
import * as transfers from "../transfers/shop";

/** Tables that grow with a shop's days. What a person does to one order, count or transfer must not read all of one. */
const GROWING = [
  ...["levels", "level_days", "movements", "daily_sales", "order_lines", "refund_lines", "inventory_writes"],
  ...["purchase_orders", "purchase_order_lines", "receipts", "receipt_lines", "cost_changes", "incoming"],
  ...["transfers", "transfer_lines", "transfer_moves", "transfer_move_lines"],
  ...["stock_counts", "stock_count_lines", "stock_count_entries", "dispatches", "attempts"],
];

it("orders what is suggested and sends it without reading all orders, lines or arrivals", async () => {
  await givenBuyingShop();
  const texts = statementsPrepared();
  const { drafts } = await draftFromSuggestions(env.DB, shop, { location: 0, supplier: null }, "form-1", ANNA, NOW);
  expect(await moveOrder(env.DB, shop, drafts[0]?.id ?? 0, "sent", ANNA, NOW + 1)).toEqual({ kind: "moved" });
  expect(await readingAllOfAShop(texts, GROWING)).toEqual([]);
});

it("receives, writes stock and costs without reading all movements or costs", async () => {
  const shopify = await givenReceivingShop();
  const [item = 0] = ITEMS;
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at)
      VALUES (1, ?1, 1, 400, 'USD', 1, 1) ON CONFLICT DO UPDATE SET cost = 400, cost_currency = 'USD'`,
    ).bind(item),
    env.DB.prepare("INSERT INTO purchasing_settings (shop_id, cost_to_shopify) VALUES (1, 'automatic')"),
  ]);
  const { orderId, ids } = await givenOrder([[0, 10, 500]]);
  const texts = statementsPrepared();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]));
  await sendWrites(shopify);
  await propose(1, 450 * FINER, Date.now());
  await writeCosts(await contextOf(shopify), { kind: "write-costs", shop: SHOP });
  await restoreCost(env.DB, { ...shop, id: 1 }, 1, ANNA, Date.now());
  expect(await readingAllOfAShop(texts, GROWING)).toEqual([]);
});

it("moves stock to another location without reading all transfers or arrivals", async () => {
  const shopify = await transfers.givenTransferShop();
  const texts = statementsPrepared();
  const { id } = await transfers.givenDraft([[transfers.RED, 5]]);
  await transfers.ship(id);
  await sendWrites(shopify);
  await transfers.cancel(id);
  await sendWrites(shopify);
  expect(await readingAllOfAShop(texts, GROWING)).toEqual([]);
});

it("counts without reading the lines of other counts", async () => {
  const shopify = await givenReceivingShop();
  const texts = statementsPrepared();
  const id = await givenCount();
  await find(id, ITEMS[0], 3);
  await find(id, ITEMS[0], 4, { anew: true });
  await review(id);
  await listReview(env.DB, shop, id, "matching", { side: "after", key: [1, 1] }, 10);
  await complete(id, Date.now(), { restIsNone: true });
  await sendWrites(shopify);
  // A count of everything begins with everything that is there.
  const begun = /: INSERT INTO stock_count_lines .* levels e /;
  expect((await readingAllOfAShop(texts, GROWING)).filter((each) => !begun.test(each))).toEqual([]);
});

it("judges the levels that a comparison doubts without reading all others", async () => {
  await installShop();
  const shopify = new PlayedShopify();
  stockUp(shopify, 5);
  await importFrom(shopify);
  await env.DB.prepare("UPDATE levels SET available = available + 7 WHERE inventory_item_id = 500001").run();
  const texts = statementsPrepared();
  await reconcileWith(shopify);
  expect(await readingAllOfAShop(texts, ["levels", "movements"])).toEqual([]);
});
