import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { importShop } from "../../../workers/jobs/import/import";
import { runSchedule } from "../../../workers/schedule";
import { contextOf } from "../../support/jobs";
import { madeRows } from "../../support/nights";
import { PlayedShopify } from "../../support/played-shopify";
import { steppedForward } from "../../support/roll-forward";
import { installShop, Recorder, reinstallShop, SHOP } from "../../support/shopify";
import { tablesMadeAnew } from "../../support/tables";
import { stockUp } from "../reconciliation/shop";

const DAY = 86_400_000;
const MINUTE = 60_000;
const MIDNIGHT = (Math.floor(Date.now() / DAY) - 3) * DAY;
/** More than are planned a step. */
const VARIANTS = 230;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MIDNIGHT - 5 * MINUTE });
  return installShop();
});
afterEach(() => void vi.useRealTimers());

function shopAsItStands() {
  const shopify = new PlayedShopify();
  shopify.now = Date.now();
  stockUp(shopify, VARIANTS);
  return shopify;
}

/** Takes the steps of the import; midnight passes before the step of its plans that has this number. */
async function imported(shopify: PlayedShopify, lateFrom: number) {
  let plans = 0;
  for (let steps = 0; steps < 100; steps++) {
    const context = await contextOf(shopify, { kind: "import" });
    if (context.job?.cursor.includes('"phase":"plans"') && plans++ === lateFrom) {
      vi.setSystemTime(MIDNIGHT + MINUTE);
      shopify.now = Date.now();
      context.now = Date.now();
    }
    if ((await importShop(context, { kind: "import", shop: SHOP })) === "done") return plans;
  }
  throw new Error("no end");
}

/** The hourly cron, and what it asks for. */
async function hour(at: number) {
  vi.setSystemTime(at);
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("7 * * * *", { ...env, JOBS }, at);
  const asked = JOBS.messages.filter(({ kind }) => kind === "roll-forward").length;
  if (asked) while (await steppedForward());
  return asked;
}

/** But for when an alert was found and what its plan said then, and how often a count changed. */
async function plansMade() {
  const { alerts, shop_counts, ...made } = await madeRows();
  return {
    ...made,
    alerts: alerts.map(({ variant_id, location_id }: Row) => [variant_id, location_id]),
    counts: shop_counts.map(({ changes: _, ...counts }: Row) => counts),
  };
}
type Row = Record<string, unknown>;

const figuresKept = async () =>
  (
    await env.DB.prepare("SELECT day - ?1 AS day, units FROM daily_figures ORDER BY day")
      .bind(MIDNIGHT / DAY)
      .all()
  ).results;

const rolledForward = async () =>
  JSON.parse(String(await env.DB.prepare("SELECT cursor FROM jobs WHERE kind = 'roll-forward'").first("cursor")));

it("leaves with the next roll-forward what one of a single day does, where midnight passes before its plans or amid them", async () => {
  await imported(shopAsItStands(), Infinity);
  expect(await hour(MIDNIGHT + 7 * MINUTE)).toBe(1);
  const inOneDay = await plansMade();
  expect(inOneDay.alerts).not.toEqual([]);
  for (const lateFrom of [0, 2]) {
    await tablesMadeAnew();
    vi.setSystemTime(MIDNIGHT - 5 * MINUTE);
    await installShop();
    expect(await imported(shopAsItStands(), lateFrom)).toBeGreaterThan(lateFrom);
    // Of what was begun the day before, all is planned for the new one.
    expect(await hour(MIDNIGHT + 7 * MINUTE), `at step ${lateFrom}`).toBe(lateFrom === 0 ? 0 : 1);
    expect(await plansMade(), `at step ${lateFrom}`).toEqual(inOneDay);
    expect(await rolledForward()).toMatchObject({ day: MIDNIGHT / DAY });
    expect(await figuresKept()).toEqual([{ day: 0, units: expect.any(Number) }]);
  }
});

it.each([0, 3])(
  "a roll-forward that an uninstall cut short goes on with nothing once the shop is back, %i steps done",
  async (steps) => {
    const shopify = shopAsItStands();
    await imported(shopify, Infinity);
    vi.setSystemTime(MIDNIGHT + 7 * MINUTE);
    await runSchedule("7 * * * *", { ...env, JOBS: new Recorder<JobMessage>() }, Date.now());
    for (let step = 0; step < steps; step++) await steppedForward();
    const back = MIDNIGHT + 2 * DAY + 10 * MINUTE;
    vi.setSystemTime(back);
    shopify.now = back;
    for (const level of shopify.levels) Object.assign(level, { available: 1, at: back - 2 * DAY });
    await reinstallShop(back);
    // Whatever stands still is woken meanwhile.
    const wake = async () => {
      const JOBS = new Recorder<JobMessage>();
      await runSchedule("* * * * *", { ...env, JOBS }, Date.now());
      if (JOBS.messages.some(({ kind }) => kind === "roll-forward")) while (await steppedForward());
    };
    await wake();
    await imported(shopify, Infinity);
    await wake();
    expect(await figuresKept()).toEqual([
      { day: -1, units: expect.any(Number) },
      { day: 2, units: 2 * VARIANTS },
    ]);
    expect(await rolledForward()).toMatchObject({ day: 2 + MIDNIGHT / DAY });
    expect(await hour(back + 57 * MINUTE), "nothing of that day is left").toBe(0);
  },
);
