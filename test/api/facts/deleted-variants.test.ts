import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { forgetOldRows } from "../../../app/shops/retention.server";
import { orderBody, productBody, refundBody, shopBody } from "../../support/bodies";
import { first, rowsOf } from "../../support/rows";
import { consume, deliver, installShop, post, type Sent } from "../../support/shopify";
import { recount } from "./recount";

beforeEach(() => installShop());

const DAY = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY);
/** Late in the evening in UTC: the next day in Auckland. */
const SOLD = (TODAY - 3) * DAY + 22 * 3_600_000;
const at = (minutes: number) => SOLD + minutes * 60_000;

const order = (minutes: number, line: Record<string, unknown>, topic = "orders/updated"): Sent => ({
  topic,
  body: orderBody({ at: SOLD, updatedAt: at(minutes), lines: [{ quantity: 10, ...line }] }),
  triggeredAt: at(minutes),
});
const refund = (minutes: number, quantity: number): Sent => ({
  topic: "refunds/create",
  body: refundBody({ at: at(minutes), lines: [{ quantity, location_id: 902 }] }),
  triggeredAt: at(minutes),
});

const UNNAMED = { variant_id: null, product_id: null };

/** Its variant is deleted between the second and the third of them. */
const STORY = [
  order(1, {}, "orders/create"),
  order(2, { current_quantity: 9 }),
  order(3, { current_quantity: 6, ...UNNAMED }),
  refund(4, 2),
];

const permutations = <Item>(items: Item[]): Item[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));

const sales = async () =>
  (
    await env.DB.prepare(
      `SELECT v.shopify_id AS variant, d.day, c.shopify_id AS place, d.units FROM daily_sales d
      LEFT JOIN variants v ON v.id = d.variant_id LEFT JOIN locations c ON c.id = d.location_id WHERE d.units > 0`,
    ).all()
  ).results;
const lines = async () => (await rowsOf("order_lines")).order_lines;

it("counts a line by its newest body and its variant by any, in every order of arrival, twice and at once", async () => {
  await deliver({ topic: "products/update", body: productBody() });
  for (const [number, arrivals] of permutations(STORY).entries()) {
    for (const together of [false, true]) {
      for (const table of ["order_lines", "refund_lines", "daily_sales"]) await env.DB.exec(`DELETE FROM ${table}`);
      const twice = [...arrivals, ...arrivals.toReversed()];
      if (together)
        await consume((await Promise.all(twice.map((each) => post(each)))).flatMap((each) => each.messages));
      else await deliver(...twice);
      const which = `permutation ${number}${together ? ", in one batch" : ""}`;
      expect(await sales(), which).toEqual([{ variant: 301, day: TODAY - 3, place: 902, units: 6 }]);
      expect(await first("SELECT units_30 FROM plans WHERE location_id = 0"), which).toEqual({ units_30: 6 });
    }
  }
});

it("sells nothing by a line that no body names a variant of", async () => {
  await deliver({ topic: "products/update", body: productBody() });
  await deliver(order(1, UNNAMED), refund(2, 1), order(3, { ...UNNAMED, current_quantity: 4 }));
  expect(await rowsOf("daily_sales", "alerts")).toEqual({ daily_sales: [], alerts: [] });
  expect(await first("SELECT COUNT(*) AS n FROM plans WHERE variant_id = 0")).toEqual({ n: 0 });
  expect(await first("SELECT count FROM delivery_counts WHERE outcome = 'line without a sale'")).toEqual({ count: 2 });
});

it("counts it on the day of the zone that the shop has when the variant is named", async () => {
  await deliver(order(3, { current_quantity: 6, ...UNNAMED }));
  await deliver({ topic: "shop/update", body: shopBody({ zone: "Pacific/Auckland" }) });
  await recount();
  await deliver(order(1, {}));
  expect(await sales()).toEqual([{ variant: 301, day: TODAY - 2, place: null, units: 6 }]);
});

it("forgets after 30 days what no body named, and nothing else", async () => {
  const unnamed = (id: number) => orderBody({ id, at: SOLD, lines: [UNNAMED] });
  await deliver(order(1, {}), { topic: "orders/create", body: unnamed(7002), triggeredAt: at(1) });
  await deliver({ topic: "orders/create", body: unnamed(7003), triggeredAt: at(2 * 24 * 60) });
  expect(await forgetOldRows(env.DB, at(1) + 30 * DAY, 100)).toBe("done");
  expect(await lines()).toHaveLength(3);
  await forgetOldRows(env.DB, at(1) + 30 * DAY + 1, 100);
  expect(await lines()).toMatchObject([{ order_id: 7001 }, { order_id: 7003 }]);
});

it("keeps no such line of an order that last changed long before the installation", async () => {
  await env.DB.prepare("UPDATE shops SET installed_at = ?").bind(at(120)).run();
  await deliver({ ...order(1, UNNAMED), triggeredAt: at(121) });
  expect(await lines()).toEqual([]);
  await deliver({ ...order(119, UNNAMED), triggeredAt: at(122) });
  expect(await lines()).toHaveLength(1);
});
