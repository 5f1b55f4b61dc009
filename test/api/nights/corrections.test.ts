import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { NO_ORDERS_LEFT_OUT } from "../../../app/demand/left-out/orders-left-out";
import { saveOrdersLeftOut } from "../../../app/demand/left-out/orders-left-out.server";
import {
  nextPlanningStep,
  PLANNING_BEGINS,
  type PlanningCursor,
} from "../../../app/replenishment/planning/steps.server";
import {
  connectionBody,
  itemBody,
  levelBody,
  locationBody,
  orderBody,
  productBody,
  refundBody,
  shopBody,
} from "../../support/bodies";
import { rowsOf } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";
import { recount } from "../facts/recount";

/* What is kept of a variant's days goes, or is told by its basis to hold no more, by whichever way a day of the past changes. */

const DAY = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY);
/**
 * The first night goes through all days, the second goes on from what it kept. Of the two variants it makes the second
 * from its days as well, since its day is odd: what is corrected is the first one's.
 */
const FIRST = TODAY + 1 + ((TODAY + 1) % 2);
const SECOND = FIRST + 1;

/** In the evening, which is the next day in Auckland. */
const evening = (daysAgo: number) => Math.round((TODAY - daysAgo) * DAY) + 22 * 3_600_000;

const order = (id: number, daysAgo: number, more: Record<string, unknown> = {}) => ({
  topic: "orders/create",
  body: orderBody({
    ...{ id, at: evening(daysAgo), location_id: id % 3 === 0 ? 902 : 901, source_name: id % 2 ? "web" : "pos" },
    ...{ lines: [{ quantity: 1 + (id % 4) }], ...more },
  }),
});
const other = (id: number, daysAgo: number) => order(id, daysAgo, { lines: [{ quantity: 2, variant_id: 302 }] });
const level = (location: number, daysAgo: number, available: number, item = 501) => ({
  topic: "inventory_levels/update",
  body: levelBody({ item, location, available, at: evening(daysAgo) }),
  triggeredAt: evening(daysAgo),
});
const product = (more: Record<string, unknown> = {}, variant: Record<string, unknown> = {}) => ({
  topic: "products/update",
  body: productBody({ variants: [variant, {}], ...more }),
});
const sql = (text: string, ...values: unknown[]) =>
  env.DB.prepare(text)
    .bind(...values)
    .run();

beforeEach(async () => {
  await installShop({ salesFromDay: TODAY - 300, rule: { lead_time_days: 5, cover_days: 20 } });
  await deliver(
    { topic: "locations/create", body: locationBody() },
    { topic: "locations/create", body: locationBody({ id: 902, name: "Shop" }) },
    product(),
    ...[501, 502].map((id) => ({ topic: "inventory_items/update", body: itemBody({ id }) })),
  );
  await deliver(
    ...[901, 902].flatMap((place) => [level(place, 150, 9), level(place, 80, 0), level(place, 74, 9)]),
    ...[901, 902].map((place) => level(place, 150, 9, 502)),
  );
  await deliver(
    ...Array.from({ length: 24 }, (_, index) => order(7001 + index, 5 + index * 5)),
    ...Array.from({ length: 12 }, (_, index) => other(7101 + index, 3 + index * 11)),
  );
});

/** As the job does it; nothing that went on may be other than its days say. */
async function night(today: number, begins: Partial<PlanningCursor>) {
  for (let cursor: PlanningCursor | undefined = { ...PLANNING_BEGINS, ...begins }; cursor; ) {
    const step = await nextPlanningStep(env.DB, 1, cursor, today, today * DAY);
    if (!step) break;
    expect(step.differing ?? []).toEqual([]);
    if (step.statements.length > 0) await env.DB.batch(step.statements);
    cursor = step.cursor;
  }
}

const forecasts = async () => (await rowsOf("forecasts")).forecasts;
const kept = async () =>
  (await env.DB.prepare("SELECT variant_id AS id, until_day AS until FROM courses ORDER BY 1").all()).results;

const CORRECTIONS: Record<string, () => Promise<unknown>> = {
  "an order that is edited": () =>
    deliver({
      topic: "orders/updated",
      body: orderBody({
        ...{ id: 7008, at: evening(40), updatedAt: Date.now(), location_id: 901 },
        lines: [{ quantity: 9 }],
      }),
      triggeredAt: Date.now(),
    }),
  "an order that is cancelled": () =>
    deliver({
      topic: "orders/cancelled",
      body: orderBody({
        ...{ id: 7008, at: evening(40), updatedAt: Date.now(), cancelled_at: "2026-01-01T00:00:00Z" },
        lines: [{ quantity: 1 }],
      }),
      triggeredAt: Date.now(),
    }),
  "an order that is deleted": () =>
    deliver({ topic: "orders/delete", body: JSON.stringify({ id: 7008 }), triggeredAt: Date.now() }),
  "a refund": () => deliver({ topic: "refunds/create", body: refundBody({ order: 7010, at: Date.now() }) }),
  "an order that comes late": () => deliver(order(7901, 62)),
  "an order that turns out to be another variant's": () =>
    deliver({
      topic: "orders/updated",
      body: orderBody({
        ...{ id: 7012, at: evening(60), updatedAt: Date.now() },
        lines: [{ quantity: 1, variant_id: 302 }],
      }),
      triggeredAt: Date.now(),
    }),
  "a level that comes late": async () => deliver(level(901, 60, 0), level(902, 60, 0)),
  "a level of a later hour of a day of which one was seen": () => deliver(level(901, 74 - 1 / 24, 0)),
  "rules of what counts as sold": async () => {
    await saveOrdersLeftOut(env.DB, { id: 1 }, { ...NO_ORDERS_LEFT_OUT, channelsOut: ["pos"] }, Date.now());
    await recount();
  },
  "a time zone": async () => {
    await deliver({ topic: "shop/update", body: shopBody({ zone: "Pacific/Auckland" }), triggeredAt: Date.now() });
    await recount();
  },
  "an item that is tracked no more": () =>
    deliver({ topic: "inventory_items/update", body: itemBody({ tracked: false, at: Date.now() + 5000 }) }),
  "selling on when there is none": () => deliver(product({ at: Date.now() + 5000 }, { inventory_policy: "continue" })),
  "another item of the same variant": async () => {
    await deliver(product({ at: Date.now() + 5000 }, { inventory_item_id: 509 }));
    await deliver(
      { topic: "inventory_items/update", body: itemBody({ id: 509 }) },
      ...[901, 902].flatMap((place) => [
        level(place, 150, 9, 509),
        level(place, 100, 0, 509),
        level(place, 50, 9, 509),
      ]),
    );
  },
  "a promotion of the variant": () =>
    sql(
      "INSERT INTO promotions (shop_id, level, subject_id, name, percent, from_day, to_day, updated_at) VALUES (1, 'variant', (SELECT id FROM variants WHERE shopify_id = 301), 'Sale', 200, ?1 - 45, ?1 - 38, 1)",
      TODAY,
    ),
  "a promotion of the whole shop": () =>
    sql(
      "INSERT INTO promotions (shop_id, level, subject_id, name, percent, from_day, to_day, updated_at) VALUES (1, 'shop', 0, 'Sale', NULL, ?1 - 45, ?1 - 38, 1)",
      TODAY,
    ),
  "a location that is left out": () => sql("UPDATE locations SET left_out = 1 WHERE shopify_id = 902"),
  "a location that is closed": () =>
    deliver({
      ...{ topic: "locations/update", triggeredAt: Date.now() + 5000 },
      body: locationBody({ id: 902, name: "Shop", active: false, at: Date.now() + 5000 }),
    }),
  "a place that stocks it no more": () =>
    deliver({
      topic: "inventory_levels/disconnect",
      body: connectionBody({ location: 902 }),
      triggeredAt: Date.now() + 5000,
    }),
  "a lead time": () => sql("UPDATE rules SET lead_time_days = 21 WHERE level = 'shop'"),
  "from when on sales are known": () => sql("UPDATE shops SET sales_from_day = ? WHERE id = 1", TODAY - 70),
  "a variant that is deleted, sells late and is there again": async () => {
    await deliver({ topic: "products/delete", body: JSON.stringify({ id: 101 }), triggeredAt: Date.now() + 1000 });
    await deliver(order(7902, 61));
    await deliver({ ...product({ at: Date.now() + 9000 }), triggeredAt: Date.now() + 9000 });
  },
};

it.each(Object.keys(CORRECTIONS))("does not go on from what was kept before %s", async (name) => {
  await night(FIRST, {});
  expect((await kept()).map(({ until }) => until)).toEqual([FIRST, FIRST]);
  await night(SECOND, { leavesStill: true });
  const before = await forecasts();
  expect((await kept()).map(({ until }) => until)).toEqual([FIRST, SECOND]);
  await CORRECTIONS[name]?.();
  await night(SECOND, { leavesStill: true });
  const corrected = await forecasts();
  await env.DB.prepare("DELETE FROM courses").run();
  await night(SECOND, { countsDays: true, goesOn: true });
  expect(corrected).toEqual(await forecasts());
  expect(corrected).not.toEqual(before);
});

it("goes on from nothing that another release's engine has made, nor from what is cut short", async () => {
  await night(FIRST, {});
  await env.DB.batch([
    env.DB.prepare("UPDATE courses SET basis = json_set(basis, '$.madeBy', -1), numbers = '' WHERE variant_id = 1"),
    env.DB.prepare("UPDATE courses SET numbers = substr(numbers, 1, length(numbers) - 64) WHERE variant_id > 1"),
  ]);
  await night(SECOND, { leavesStill: true });
  const made = await forecasts();
  expect((await kept()).map(({ until }) => until)).toEqual([SECOND, SECOND]);
  await env.DB.prepare("DELETE FROM courses").run();
  await night(SECOND, { countsDays: true, goesOn: true });
  expect(made).toEqual(await forecasts());
});
