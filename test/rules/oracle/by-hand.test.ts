import { expect, test } from "vitest";
import { look } from "../../oracle/alerts";
import { blurredDays, emptyDays } from "../../oracle/days";
import type { Beginning, Fact, LevelFact, OrderFact } from "../../oracle/facts";
import { levelsIn } from "../../oracle/levels";
import { salesIn } from "../../oracle/sales";
import { standsIn } from "../../oracle/stands";
import { happens, worldFrom } from "../../oracle/world";

/*
 * The oracle itself, against sums that a reader does in their head. Day 20,000 is today; the shop's clocks are UTC's.
 */

const DAY = 86_400_000;
const TODAY = 20_000;
const noonOf = (day: number) => day * DAY + DAY / 2;

const rows: Beginning = {
  timeZone: "UTC",
  locations: [{ id: 901, active: true }],
  products: [{ id: 101, status: "active" }],
  variants: [{ id: 301, product_id: 101, item_id: 501, tracked: true, policy: "deny", created_at: 0 }],
  levels: [{ item_id: 501, location_id: 901, available: 40, active: true, updated_at: noonOf(TODAY - 100) }],
  ...{ orders: [], lines: [], refunds: [], refundLines: [], fulfillments: [], fulfillmentLines: [] },
};

const planning = { windowDays: 30, leadTimeDays: 7, safetyDays: 2, salesFromDay: TODAY - 364 };

const when = { seq: 1, at: noonOf(TODAY) };

const line = (units: number, shipped: { locationId: number; quantity: number }[], day = TODAY) => ({
  ...{ lineId: 70_000 + day, variantId: 301, quantity: units, currentQuantity: units, locationId: 901, shipped },
});

const order = (units: number, more: Partial<OrderFact> = {}, day = TODAY): OrderFact => ({
  ...{ orderId: 7000 + day, locationId: 901, test: false, processedAt: noonOf(day), cancelledAt: null },
  lines: [line(units, [], day)],
  ...more,
});

const placed = (facts: OrderFact): Fact => ({ ...when, kind: "order_placed", facts });
const sold = (units: number, day = TODAY) => placed(order(units, {}, day));

const levelAt = (available: number, day: number): LevelFact => ({
  ...{ inventoryItemId: 501, locationId: 901, available, active: true, updatedAt: noonOf(day) },
});
const level = (available: number, day: number): Fact => ({
  ...when,
  kind: "level_changed",
  facts: levelAt(available, day),
});

function after(...facts: Fact[]) {
  const world = worldFrom(rows);
  for (const fact of facts) happens(world, fact);
  return world;
}

test("of ten sold, two edited away and one refunded seven are left", () => {
  const lines = [{ lineId: 70_000 + TODAY, quantity: 1, restock: "return" as const }];
  const world = after(
    sold(10),
    { ...when, kind: "order_edited", facts: order(8) },
    { ...when, kind: "order_refunded", facts: { orderId: 7000 + TODAY, refundId: 1, lines } },
  );
  expect(salesIn(world)).toEqual([{ variantId: 301, day: TODAY, place: 901, units: 7 }]);
});

test("a cancelled, a deleted and a test order sold nothing", () => {
  const cancelled: Fact = { ...when, kind: "order_cancelled", facts: order(3, { cancelledAt: 1 }) };
  const deleted: Fact = { ...when, kind: "order_deleted", facts: { orderId: 7000 + TODAY } };
  expect(salesIn(after(sold(3), cancelled))).toEqual([]);
  expect(salesIn(after(sold(3), deleted))).toEqual([]);
  expect(salesIn(after(placed(order(3, { test: true }))))).toEqual([]);
});

test("a sale falls on the day of the shop's clocks", () => {
  const newYork: Fact = { ...when, kind: "shop_changed", facts: { timeZone: "America/New_York" } };
  const world = after(newYork, placed(order(1, { processedAt: TODAY * DAY + 3_600_000 })));
  expect(salesIn(world)).toMatchObject([{ day: TODAY - 1 }]);
});

test("a shipped order was sold where it was shipped from, one not shipped nobody knows where", () => {
  const online = order(2, { locationId: null });
  expect(salesIn(after(placed(online)))).toMatchObject([{ place: 0 }]);
  const lines = [line(2, [{ locationId: 901, quantity: 2 }])];
  const shipped: Fact = { ...when, kind: "order_fulfilled", facts: { ...online, lines } };
  expect(salesIn(after(placed(online), shipped))).toMatchObject([{ place: 901 }]);
});

test("of five shipped three from one place and one from another, one is nobody's; of two put back at the first, one is its", () => {
  const parts = [
    { locationId: 901, quantity: 3 },
    { locationId: 902, quantity: 1 },
  ];
  const shipped = order(5, { locationId: null, lines: [line(5, parts)] });
  const fulfilled: Fact = { ...when, kind: "order_fulfilled", facts: shipped };
  expect(salesIn(after(fulfilled))).toMatchObject([
    { place: 901, units: 3 },
    { place: 902, units: 1 },
    { place: 0, units: 1 },
  ]);
  const back = [{ lineId: 70_000 + TODAY, quantity: 2, restock: "return" as const, locationId: 901 }];
  const refunded: Fact = {
    ...when,
    kind: "order_refunded",
    facts: { orderId: 7000 + TODAY, refundId: 1, lines: back },
  };
  expect(salesIn(after(fulfilled, refunded)).map(({ place, units }) => [place, units])).toEqual([
    [901, 2],
    [902, 1],
  ]);
});

test("150 sold in 30 days are 5 a day: with 7 days of lead time and 2 of safety the reorder point is 45", () => {
  expect(standsIn(after(sold(150)), planning, noonOf(TODAY))).toEqual([
    { variantId: 301, place: 901, available: 40, units: 150, days: 30, reorderPoint: 45, low: true },
  ]);
});

test("180 sold in 90 days of which 30 were out of stock are 3 a day", () => {
  const world = after(level(0, TODAY - 31), sold(180, TODAY - 40), level(40, TODAY));
  const [stand] = standsIn(world, { ...planning, windowDays: 90 }, noonOf(TODAY));
  expect(stand).toMatchObject({ units: 180, days: 60, reorderPoint: 27 });
});

test("a day is empty when it opened with nothing and nothing was seen, unknown before the first look", () => {
  const seen = [
    { at: noonOf(10), available: 0 },
    { at: noonOf(13), available: 5 },
    { at: noonOf(13) + 1, available: 0 },
    { at: noonOf(15), available: null },
  ];
  expect([...emptyDays(seen, "UTC", 5, 16)]).toEqual([11, 12, 14]);
});

test("days within two of a change of stock cannot be told once the zone has changed, and are believed as far as they can be", () => {
  expect([...blurredDays([{ at: noonOf(10), available: 0 }], "UTC", 0)]).toEqual([]);
  expect([...blurredDays([{ at: noonOf(10), available: 0 }], "UTC", 1)]).toEqual([8, 9, 10, 11, 12]);
  const moved: Fact = { ...when, kind: "shop_changed", facts: { timeZone: "Pacific/Kiritimati" } };
  const out: Fact = { ...when, kind: "level_changed", facts: levelAt(0, TODAY - 10) };
  const told = (days: number) =>
    standsIn(after(out, moved), planning, noonOf(TODAY), new Map(), new Map([["301/901", days]]))[0]?.days;
  const [certain] = standsIn(after(out), planning, noonOf(TODAY));
  expect([told(0), told(1000)]).toEqual([Math.max(0, (certain?.days ?? 0) - 3), (certain?.days ?? 0) + 2]);
});

test("nothing is there from the day on on which it is stocked no more, until it is again", () => {
  const gone: Fact = { ...when, kind: "level_disconnected", facts: levelAt(0, TODAY - 15) };
  const [stand] = standsIn(after(gone, level(3, TODAY - 5)), planning, noonOf(TODAY));
  expect(stand?.days).toBe(30 - 9);
});

test("what is disconnected, untracked or of a deleted product has no level", () => {
  expect(levelsIn(after())).toEqual(new Map([["501/901", 40]]));
  const disconnected: Fact = { ...when, kind: "level_disconnected", facts: levelAt(0, TODAY) };
  expect(levelsIn(after(disconnected)).size).toBe(0);
  const [variant] = rows.variants;
  const untracked: Fact[] = variant
    ? [{ ...when, kind: "variant_changed", facts: { variant: { ...variant, tracked: false } } }]
    : [];
  expect(levelsIn(after(...untracked)).size).toBe(0);
  const deleted: Fact = { ...when, kind: "product_deleted", facts: { productId: 101, variantIds: [301] } };
  expect(levelsIn(after(deleted)).size).toBe(0);
});

test("an episode begins when a place is low and ends when it is no more", () => {
  const stand = { variantId: 301, place: 901, available: 1, units: 1, days: 1, reorderPoint: 1, low: true };
  const open = look([], [stand], 5);
  expect(open).toMatchObject([{ variantId: 301, place: 901, openedAt: 5, closedAt: null }]);
  expect(look(open, [stand], 6)).toEqual(open);
  const closed = look(open, [{ ...stand, available: 2, low: false }], 7);
  expect(closed).toMatchObject([{ openedAt: 5, closedAt: 7 }]);
  expect(look(closed, [stand], 8)).toMatchObject([{ closedAt: 7 }, { openedAt: 8, closedAt: null }]);
});

test("an episode goes on that no stock has ended, within a week", () => {
  const stand = { variantId: 301, place: 901, available: 1, units: 1, days: 1, reorderPoint: 1, low: true };
  const higher = { ...stand, reorderPoint: 0, low: false };
  const closed = look(look([], [stand], 5), [higher], 7);
  expect(look(closed, [stand], 8)).toMatchObject([{ openedAt: 5, closedAt: null }]);
  expect(look(look(closed, [], 8), [stand], 9)).toMatchObject([{ openedAt: 5, closedAt: null }]);
  const lifted = look(closed, [{ ...higher, available: 2 }], 8);
  expect(look(lifted, [stand], 9)).toMatchObject([{ closedAt: 7 }, { openedAt: 9 }]);
  expect(look(closed, [stand], 7 + 7 * DAY)).toMatchObject([{ closedAt: 7 }, { openedAt: 7 + 7 * DAY }]);
});

test("what sold where it is not stocked counts where it is", () => {
  const [stand] = standsIn(after(placed(order(150, { locationId: 950 }))), planning, noonOf(TODAY));
  expect(stand).toMatchObject({ place: 901, units: 150, reorderPoint: 45 });
});
