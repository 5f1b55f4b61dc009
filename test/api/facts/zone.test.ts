import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { orderBody, productBody, refundBody, shopBody } from "../../support/bodies";
import { consume, deliver, first, installShop, post, SHOP } from "../../support/shopify";
import { recount, recountStep } from "./recount";

beforeEach(() => installShop({ timeZone: "UTC" }));

const DAY = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY);
/** Late in the evening in UTC, which is the next day in Auckland and still the same in New York. */
const evening = (daysAgo: number) => (TODAY - daysAgo) * DAY + 22 * 3_600_000;

const moved = (zone: string, at = Date.now()) => ({
  topic: "shop/update",
  body: shopBody({ zone, at }),
  triggeredAt: at,
});
const order = (id: number, at: number, more: Record<string, unknown> = {}) => ({
  topic: "orders/create",
  body: orderBody({ id, at, lines: [{ quantity: 2 }], ...more }),
});

const sales = async () =>
  (await env.DB.prepare("SELECT day, units FROM daily_sales WHERE units > 0 ORDER BY 1").all()).results;

it("counts every sale on the day that it has in the shop's new zone, and plans with it", async () => {
  await deliver(
    { topic: "products/update", body: productBody() },
    order(7001, evening(10)),
    order(7002, evening(3)),
    order(7003, evening(3) - 12 * 3_600_000, { cancelled_at: "2026-01-01T00:00:00Z" }),
    { topic: "refunds/create", body: refundBody({ order: 7002 }) },
  );
  expect(await sales()).toEqual([
    { day: TODAY - 10, units: 2 },
    { day: TODAY - 3, units: 1 },
  ]);
  const { messages } = await post(moved("Pacific/Auckland"));
  expect((await consume([...messages, ...messages])).jobs).toEqual([{ kind: "rebuild-days", shop: SHOP }]);
  await recount();
  expect(await sales()).toEqual([
    { day: TODAY - 9, units: 2 },
    { day: TODAY - 2, units: 1 },
  ]);
  expect(await first("SELECT units_30, units_7 FROM plans WHERE location_id = 0")).toEqual({ units_30: 3, units_7: 1 });
  expect(await first("SELECT time_zone, days_time_zone FROM shops")).toEqual({
    time_zone: "Pacific/Auckland",
    days_time_zone: null,
  });
});

it("ends in the last of two zones, where the second comes while days are counted in the first, or before it", async () => {
  await deliver({ topic: "products/update", body: productBody() }, order(7001, evening(3)));
  const later = Date.now();
  await deliver(moved("Pacific/Auckland", later - 5000));
  await recountStep();
  await deliver(moved("America/New_York", later), moved("Pacific/Auckland", later - 5000));
  await recount();
  expect(await sales()).toEqual([{ day: TODAY - 3, units: 2 }]);
  expect(await first("SELECT time_zone FROM shops")).toEqual({ time_zone: "America/New_York" });
});

it("knows each day's own summer and winter time", async () => {
  const [summer, winter] = [latest(6, 1), latest(0, 10)];
  await deliver(order(7001, summer * DAY + 22.5 * 3_600_000), order(7002, winter * DAY + 22.5 * 3_600_000));
  await deliver(moved("Europe/Berlin"));
  await recount();
  // Two hours ahead of UTC in July, one in January.
  expect((await sales()).map(({ day }) => day).sort()).toEqual([summer + 1, winter].sort());
});

/** The latest such day that lies behind us. */
function latest(month: number, date: number) {
  const year = new Date().getUTCFullYear();
  const [before, now] = [year - 1, year].map((each) => Date.UTC(each, month, date) / DAY);
  return now !== undefined && now < TODAY ? now : Number(before);
}

it("leaves days alone when the shop changes but for its zone", async () => {
  await deliver(order(7001, evening(3)), moved("UTC"));
  expect(await recountStep()).toBe("done");
  expect(await first("SELECT COUNT(*) AS n FROM jobs")).toEqual({ n: 0 });
  expect(await first("SELECT name, currency FROM shops")).toEqual({ name: "Shop A", currency: "GBP" });
});

it("quarantines a shop of a zone that is none, and keeps its owner nowhere", async () => {
  await deliver(moved("Mars; DROP TABLE shops"));
  expect(await first("SELECT reason FROM quarantine")).toEqual({ reason: "iana_timezone: invalid_format" });
  expect(await first("SELECT time_zone FROM shops")).toEqual({ time_zone: "UTC" });
});
