import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { listNewsOfLines } from "../../../app/demand/sales/comparison.server";
import { FIRST_OF_LINE, TRIGGERED_AT, UPDATED_AT } from "../../../app/demand/sales/line-version-sql";
import type { LineFact } from "../../../app/demand/sales/sales.server";
import { locationBody, orderBody, productBody, refundBody } from "../../support/bodies";
import { oneOf, type Random, randomFrom, shuffled } from "../../support/random";
import { consume, installShop, post, type Sent } from "../../support/shopify";

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 100_000 + seconds * 1000;

beforeEach(async () => {
  await installShop();
  const places = [901, 902].map((id) => ({ topic: "locations/create", body: locationBody({ id, at: at(0) }) }));
  const product = { topic: "products/create", body: productBody({ at: at(0), variants: VARIANTS }) };
  await consume(await messagesOf([...places, product]));
}, 600000);

const VARIANTS = [0, 1, 2].map((index) => ({ id: 301 + index, inventory_item_id: 501 + index }));
const SEEDS = 5;
const TABLES = "order_lines refund_lines deleted_orders daily_sales plans overviews alerts events askings".split(" ");

const messagesOf = async (sent: Sent[]) =>
  (await Promise.all(sent.map((each) => post(each)))).flatMap(({ messages }) => messages);

/** What happens to one order: most versions tell nothing but themselves, one in three something else. */
function storyOf(id: number, random: Random): Sent[] {
  return Array.from({ length: 5 }, (_, step): Sent => {
    const second = step * 4;
    const triggeredAt = at(second);
    const [line, other, third] = VARIANTS.map((variant, index) => ({
      id: id * 10 + index,
      variant_id: variant.id,
      quantity: 5,
    }));
    const ownVariant = id % 3 ? other : { ...other, variant_id: oneOf(random, [null, null, 302]) };
    const order = { id, at: at(0), updatedAt: at(second), lines: [line, ownVariant], tags: "" };
    const told = (more = {}): Sent => ({
      topic: "orders/updated",
      body: orderBody({ ...order, ...more }),
      triggeredAt,
    });
    return oneOf<() => Sent>(random, [
      told,
      ...Array.from({ length: 15 }, () => told),
      () => told({ lines: [line, { ...ownVariant, quantity: 4 }] }),
      () => told({ lines: [line, { ...ownVariant, quantity: 4 }] }),
      () => told({ lines: [{ ...line, quantity: 4 }, ownVariant] }),
      () => told({ lines: [ownVariant, line, third] }),
      () => told({ lines: [ownVariant] }),
      () => told({ location_id: 901 }),
      () => told({ tags: "gift" }),
      () => told({ updatedAt: at(second - 4), tags: "gift" }),
      () => ({ topic: "orders/delete", body: JSON.stringify({ id }), triggeredAt }),
      () => ({ topic: "orders/delete", body: JSON.stringify({ id }), triggeredAt }),
      () => ({
        topic: "refunds/create",
        body: refundBody({ id: id * 10 + step, order: id, lines: [{ location_id: 902 }] }),
        triggeredAt,
      }),
    ])();
  });
}

/** What the rows say after each batch, each line as of its version; whom Shopify is asked for; and what a comparison would write. */
async function endOf(batches: Sent[][], between: () => Promise<unknown>) {
  for (const table of TABLES) await env.DB.exec(`DELETE FROM ${table}`);
  const said: unknown[] = [];
  let stood = 0;
  for (const batch of batches) {
    await env.DB.exec("DELETE FROM askings");
    const { jobs } = await consume(await messagesOf(batch));
    stood += (await rowsOf<{ n: number }>("SELECT COUNT(stands_updated_at) AS n FROM order_lines"))[0]?.n ?? 0;
    const told = await rowsOf<LineFact>(TOLD);
    const news = await listNewsOfLines(
      env.DB,
      1,
      told.map((line) => ({ ...line, channel: null, tags: [] })),
    );
    said.push({ lines: await rowsOf(LINES), sales: await rowsOf(SALES), jobs, news: [...news] });
    await between();
  }
  return { said, stood, plans: await rowsOf("SELECT variant_id, location_id, units_30 FROM plans ORDER BY 1, 2") };
}

const rowsOf = async <Row>(text: string) => (await env.DB.prepare(text).all<Row>()).results;

const LINES = `SELECT l.*, iif(l.variant_id, NULL, l.triggered_at) AS without_variant, ${UPDATED_AT} AS updated_at,
    ${TRIGGERED_AT} AS triggered_at, NULL AS first_line_id, NULL AS stands_updated_at, NULL AS stands_triggered_at
  FROM order_lines l ${FIRST_OF_LINE} ORDER BY l.line_id`;
const TOLD = `SELECT CAST(l.line_id AS TEXT) AS lineId, CAST(v.shopify_id AS TEXT) AS variantId, ${UPDATED_AT} AS updatedAt, l.quantity,
    l.current_quantity AS currentQuantity, l.cancelled, l.test, l.day
  FROM order_lines l ${FIRST_OF_LINE} JOIN variants v ON v.id = l.variant_id`;
const SALES = "SELECT * FROM daily_sales ORDER BY variant_id, day, location_id";

it("ends as if each line were written with each version, whatever comes in which order", async () => {
  let stood = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = randomFrom(seed);
    const story = Array.from({ length: 8 }, (_, order) => storyOf(7001 + order, random)).flat();
    const batches = inBatches(shuffled([...story, ...story.slice(0, 15)], random), random);
    const written = await endOf(batches, () => env.DB.exec("UPDATE order_lines SET first_line_id = NULL"));
    const kept = await endOf(batches, async () => {});
    expect(written.stood).toBe(0);
    stood += kept.stood;
    expect(kept.said, `seed ${seed}`).toEqual(written.said);
    expect(kept.plans, `seed ${seed}`).toEqual(written.plans);
  }
  expect(stood).toBeGreaterThan(3 * SEEDS);
}, 600000);

function inBatches(sent: Sent[], random: Random) {
  const batches: Sent[][] = [[]];
  for (const each of sent) random() < 0.6 ? batches.push([each]) : batches.at(-1)?.push(each);
  return batches;
}

const order = (second: number, quantity = 5): Sent => ({
  topic: "orders/updated",
  body: orderBody({ at: at(0), updatedAt: at(second), lines: [{ quantity: 5 }, { variant_id: 302, quantity }] }),
  triggeredAt: at(second),
});
const deleted: Sent = { topic: "orders/delete", body: JSON.stringify({ id: 7001 }), triggeredAt: at(3) };
const oneByOne = async (...sent: Sent[]) => {
  for (const each of sent) await consume(await messagesOf([each]));
  return rowsOf("SELECT variant_id, units FROM daily_sales ORDER BY 1");
};
const BOTH = [
  { variant_id: 1, units: 5 },
  { variant_id: 2, units: 5 },
];

it("takes nothing of what is older than the version that told all lines as they stood", async () => {
  expect(await oneByOne(order(1), order(9), order(5, 4))).toEqual(BOTH);
});

it("asks for an order of which another body tells otherwise in that version", async () => {
  await oneByOne(order(1), order(9));
  const { jobs } = await consume(await messagesOf([order(9, 4)]));
  expect(jobs).toEqual([{ kind: "read-orders", shop: "a.myshopify.com", orders: ["7001"] }]);
});

it("counts all lines of an order that was told long after it had been deleted, whichever comes first", async () => {
  expect(await oneByOne(order(1), order(20), deleted)).toEqual(BOTH);
  await env.DB.batch(TABLES.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  expect(await oneByOne(order(1), deleted, order(20))).toEqual(BOTH);
});
