import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { findLevel } from "../../../app/replenishment/forecasts/level.server";
import { runSchedule } from "../../../workers/schedule";
import { levelBody, orderBody } from "../../support/bodies";
import { work } from "../../support/jobs";
import {
  DAY,
  decision,
  fillWell,
  plannedAnew,
  plans,
  type Row,
  seen,
  shopOfTwoPlaces,
  sold,
  stocked,
  TODAY,
  VARIANTS,
  variant,
} from "../../support/nights";
import { oneOf, type Random, randomFrom, upTo } from "../../support/random";
import { first } from "../../support/rows";
import { deliver, installShop, Recorder } from "../../support/shopify";

const HOUR = 3_600_000;
const A_WEEK = 7;

let told: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  told = [];
  vi.spyOn(console, "error").mockImplementation((line) => void told.push(line));
  await installShop({ salesFromDay: TODAY - 900, rule: { lead_time_days: 5, cover_days: 20 } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("asks a large shop's merchant through a week of nights and deliveries for what planning all each night would", async () => {
  const random = randomFrom(2);
  await fillWell(random);
  await large();
  await night(TODAY);
  let [left, acts] = [0, 0];
  const leftCalm: boolean[] = [];
  for (let today = TODAY; today < TODAY + A_WEEK; ) {
    for (const hour of [9, 14, 20]) await delivered(random, today * DAY + hour * HOUR);
    const before = await plannedOn();
    await night(++today, () => delivered(random, Date.now() + 1, [0]));
    leftCalm.push((await cursor()).leavesCalm === true);
    left += (await plannedOn()).filter((day, at) => day === before[at]).length;
    const leaving = await asked();
    const anew = await plannedAnew(today, asked);
    expect(leaving, `night ${today - TODAY}`).toEqual(anew);
    acts += anew.plans.filter(({ acts }) => acts).length;
  }
  expect(told).toEqual([]);
  // The fifth is the shop's whole night, and before the sixth it sold far more than it does.
  expect(leftCalm).toEqual([true, true, true, true, false, false, true]);
  expect(left).toBeGreaterThan(A_WEEK * 3);
  expect(acts).toBeGreaterThan(A_WEEK);
});

it("tells of what is calm what its level was read from on the day that its forecast is of", async () => {
  await fillWell(randomFrom(3));
  await large();
  for (let nights = 0; nights < 5; nights++) await night(TODAY + nights);
  const forecasts = (await env.DB.prepare("SELECT * FROM forecasts").all<Record<string, number>>()).results;
  expect(new Set(forecasts.map(({ as_of_day: day }) => day)).size).toBeGreaterThan(1);
  for (const { variant_id: variantId = 0, location_id: place = 0, ...forecast } of forecasts) {
    const level = await findLevel(env.DB, { id: 1 }, variantId, place);
    const read = level?.readings.find(({ p }) => p === forecast.service_level)?.units;
    const { mean = 0, variance = 0 } = level?.demand ?? {};
    const name = `variant ${variantId} at ${place}`;
    expect([read, mean / (level?.horizonDays ?? 0)], name).toEqual([
      forecast.reorder_level,
      expect.closeTo(Number(forecast.rate), 3),
    ]);
    expect(variance, name).toBeCloseTo(Number(forecast.variance), 3);
  }
});

it("plans some of what is calm all the same, says where somebody is to act after all, and plans all anew in that night", async () => {
  const rows = shopOfTwoPlaces();
  for (let id = 1; id <= VARIANTS; id++) {
    rows.push(variant(id), stocked(id, 1, 900), seen(id, 1, TODAY - 850, 900, 900));
    for (let day = TODAY - 400 + (id % 3); day < TODAY; day += 3) rows.push(sold(id, day, 1, 2));
  }
  for (let at = 0; at < rows.length; at += 90) await env.DB.batch(rows.slice(at, at + 90));
  await large();
  await night(TODAY);
  await night(TODAY + 1);
  expect((await cursor()).leavesCalm).toBe(true);
  expect(told).toEqual([]);
  // As if something made a variant low that nobody thought of.
  await env.DB.prepare("UPDATE levels SET available = 0").run();
  await night(TODAY + 2);
  expect(told.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ at: "roll-forward", notCalm: expect.arrayContaining([expect.any(Number)]) }),
  ]);
  expect(await cursor()).toMatchObject({ countsDays: true });
  expect(await first("SELECT COUNT(*) AS n FROM plans WHERE location_id = 0 AND standing = 'low'")).toEqual({
    n: VARIANTS,
  });
});

const large = () => env.DB.prepare("UPDATE shop_counts SET variants = 10000").run();

/** A night by the schedule and its queue, with what happens between two steps. */
async function night(today: number, meanwhile?: () => Promise<unknown>) {
  vi.setSystemTime(today * DAY + 7 * 60_000);
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("7 * * * *", { ...env, JOBS }, Date.now());
  const ofNight = (jobs: JobMessage[]) => jobs.filter(({ kind }) => kind === "roll-forward");
  for (let waiting = ofNight(JOBS.messages); waiting.length; waiting = ofNight((await work(waiting)).jobs))
    await meanwhile?.();
  expect(await first("SELECT state FROM jobs WHERE kind = 'roll-forward'")).toEqual({ state: "done" });
}

const cursor = async () =>
  JSON.parse((await first<{ cursor: string }>("SELECT cursor FROM jobs WHERE kind = 'roll-forward'"))?.cursor ?? "{}");

let orders = 0;

/** An order, of today or of so many days ago, and a level that Shopify tells, which may have run out. */
async function delivered(random: Random, now: number, daysAgo: readonly [number, ...number[]] = [0, 0, 0, 3, 40]) {
  vi.setSystemTime(now);
  const ago = oneOf(random, daysAgo) * DAY;
  const line = { variant_id: 1 + upTo(random, VARIANTS - 1), product_id: 1, quantity: 1 + upTo(random, 2) };
  const item = 501 + upTo(random, VARIANTS - 1);
  await deliver(
    { topic: "orders/create", body: orderBody({ id: ++orders, at: now - ago - 1000, updatedAt: now, lines: [line] }) },
    {
      topic: "inventory_levels/update",
      body: levelBody({
        ...{ item, at: now, location: oneOf(random, [901, 902]), available: oneOf(random, [0, 5, 30, 300]) },
      }),
    },
  );
}

/** Of the whole shop's plans by variant, the day that each was last made on. */
const plannedOn = async () =>
  (await plans()).filter(({ location_id: place }) => place === 0).map(({ as_of_day: day }) => Number(day));

/** What is of today in any shop: what is asked for, stock and its value. */
async function asked() {
  const value = await env.DB.prepare(
    "SELECT variant_id, available, stock_value, low, standing IN ('low', 'move', 'soon') AS acts FROM overviews ORDER BY variant_id",
  ).all<Row>();
  return {
    plans: (await plans()).map((plan) => ({ ...decision(plan), available: plan.available, position: plan.position })),
    value: value.results,
  };
}
