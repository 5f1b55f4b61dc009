import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { dayOf } from "../../../app/days/calendar";
import { levelBody, orderBody, productBody, refundBody, shopBody } from "../../support/bodies";
import { randomFrom } from "../../support/random";
import { first } from "../../support/rows";
import { consume, deliver, installShop, post, SHOP } from "../../support/shopify";
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

const level = (instant: number, available: number) => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, at: instant }),
  triggeredAt: instant,
});
const stockDays = async () =>
  (
    await env.DB.prepare(
      "SELECT inventory_item_id AS item, day, max_available AS most, last_available AS last FROM level_days ORDER BY 1, 2",
    ).all()
  ).results;

it.each(["Pacific/Auckland", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12"])(
  "moves what was seen of the stock to the days of %s, as if the shop had always been there",
  async (zone) => {
    const random = randomFrom(7);
    const seen = Array.from({ length: 30 }, (_, ago) => ({
      at: (TODAY - 2 - ago) * DAY + Math.floor(random() * 86_400) * 1000,
      available: Math.floor(random() * 4),
    })).reverse();
    await deliver({ topic: "products/update", body: productBody() });
    await deliver(...seen.map(({ at, available }) => level(at, available)));
    await deliver(moved(zone));
    await recount();
    const days = new Map<number, number[]>();
    for (const { at, available } of seen) days.set(dayOf(at, zone), [...(days.get(dayOf(at, zone)) ?? []), available]);
    expect(await stockDays()).toEqual(
      [...days].map(([day, all]) => ({ item: 501, day, most: Math.max(...all), last: all.at(-1) })),
    );
  },
);

it("lets the highest of a day go with its last, of which alone the time is known", async () => {
  const morning = (TODAY - 5) * DAY + 8 * 3_600_000;
  await deliver({ topic: "products/update", body: productBody() }, level(morning, 9), level(evening(5), 0));
  await deliver(moved("Pacific/Auckland"));
  await recount();
  expect(await stockDays()).toEqual([{ item: 501, day: TODAY - 4, most: 9, last: 0 }]);
});

it("knows a variant from the day on which it was created there, which its plan counts from", async () => {
  const born = evening(10);
  await env.DB.exec(`UPDATE shops SET sales_from_day = ${TODAY - 60}`);
  await deliver({
    topic: "products/create",
    body: productBody({ variants: [{ created_at: new Date(born).toISOString() }] }),
  });
  for (const [zone, later] of [
    ["Pacific/Auckland", 0],
    ["America/New_York", 1000],
    ["UTC", 2000],
  ] as const) {
    await deliver(moved(zone, Date.now() + later));
    await recount();
    expect(await first("SELECT created_day AS day FROM variants")).toEqual({ day: dayOf(born, zone) });
    const known = dayOf(Date.now(), zone) - dayOf(born, zone) + 1;
    expect(await first("SELECT known_days AS known FROM plans WHERE location_id = 0")).toEqual({ known });
  }
});

it("knows sales from the first day on that is whole in the new zone, and forecasts anew", async () => {
  await env.DB.exec(`UPDATE shops SET sales_from_day = ${TODAY - 60}`);
  await deliver({ topic: "products/update", body: productBody() }, moved("Pacific/Auckland"));
  await recount();
  expect(await first("SELECT sales_from_day - ? AS later FROM shops", TODAY - 60)).toEqual({ later: 1 });
  expect(await first("SELECT state FROM jobs WHERE kind = 'roll-forward'")).toEqual({ state: "running" });
  await deliver(moved("America/New_York", Date.now() + 1000));
  await recount();
  expect(await first("SELECT sales_from_day - ? AS later FROM shops", TODAY - 60)).toEqual({ later: 1 });
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
