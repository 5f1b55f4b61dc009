import { listVariantsAfter } from "../../catalog/variant-range.server";
import { DAYS_OF_DEMAND } from "../../demand/demand-days";
import { NOTHING_TOLD } from "../../demand/engine/measured-error";
import { findShopDemand, nextDayOfShop, rootsOf, shopDemandChanges, toldKept } from "../../demand/shop-demand.server";
import { listBegun } from "../forecasts/begun.server";
import { forecastChanges } from "../forecasts/forecasts.server";
import { findLaunchRate } from "../forecasts/launches.server";
import { forecastsOf } from "../forecasts/made";
import { LARGE_SHOP } from "../plans/plan-at";
import type { ToldOf } from "../plans/tables/told-sql";
import type { Touched } from "../touched-sql";
import { forecastsOfNight } from "./night.server";
import { comparedPlanChanges } from "./replan.server";
import { askedAbout, type DueRange, listDueAfter, listLeft } from "./still.server";

/**
 * Where the planning of all variants stands. First every variant's days are summed into the shop's (`roots`, so far up to
 * `after`); then each is forecast and planned, for which the shop's days must be whole. What each tells of the engine's rates
 * is summed on the way (`told`) and kept at the end: of two runners of a step one moves the cursor, so nothing counts twice.
 */
export type PlanningCursor = {
  after: number;
  roots?: number[];
  told?: number[];
  /** The day before which days are summed; the shop's today when it began. */
  day?: number;
  /** All were planned for the day before, so that what stands still may be left alone. */
  leavesStill?: boolean;
  /** So is what is calm, of a large shop; what its rates are off by is then told by the last night that planned all. */
  leavesCalm?: boolean;
  /** Days are counted by the plans' own statement alone, after what was told of them had been found wrong. */
  countsDays?: boolean;
  /** Only yesterday is new to the shop's days, and what is kept of variants goes on. */
  goesOn?: boolean;
  /** So many variants are planned a step. */
  most?: number;
};

export const PLANNING_BEGINS: PlanningCursor = { after: 0, roots: [] };

/** `since`: what was planned last before that day was left alone, and nothing has happened to it. */
type Range = { from: number; to: number; since?: number };

/** What one step writes, of which variants, and where the next begins. */
type PlanningStep = {
  statements: D1PreparedStatement[];
  range: Range | null;
  cursor: PlanningCursor;
  /** Of the statements, the one that plans anew some of what stood still or was told: it changes something where that was wrong. */
  comparing?: number;
  /** Of the variants whose days went on, those that were forecast otherwise from the days themselves. */
  differing?: number[];
  /**
   * Of the statements, those that find about what of some calm variants somebody is to do something, before they are
   * planned and after it: nothing more should be.
   */
  asking?: [before: number, after: number];
};

/** Some tens of thousands of sales are read a step, where all days are and where one is. */
const SUMMED_A_STEP = 2000;
const SUMMED_OF_ONE_DAY = 20_000;
/**
 * Forecasts cost some 50 µs of CPU each, one a variant and place, and a quarter of it where they go on: those of a step are to stay at
 * some ten milliseconds a place. A step costs as much as 100 variants whatever it plans.
 */
const PLANNED_A_STEP = 200;
const GONE_ON_A_STEP = 800;
/** And so many variants and places: what a statement is told of them is one parameter, of which D1 takes two million bytes. */
const PLACES_A_STEP = 4000;
/** Among so many, where the others stand still. */
const AMONG = 4000;
/** Of those, so many that follow each other are planned all the same. */
const COMPARED_A_STEP = 6;

/** The next step of planning every variant of a shop; undefined when all are done. */
export const nextPlanningStep = (
  database: D1Database,
  shopId: number,
  cursor: PlanningCursor,
  today: number,
  now: number,
): Promise<PlanningStep | undefined> =>
  cursor.roots
    ? sumDays(database, shopId, { ...cursor, roots: cursor.roots, day: cursor.day ?? today })
    : planSome(database, shopId, cursor, today, now);

async function sumDays(
  database: D1Database,
  shopId: number,
  { after, roots, day, ...kept }: PlanningCursor & { roots: number[]; day: number },
): Promise<PlanningStep> {
  const goesOn = kept.goesOn ?? (kept.leavesStill ? await mayGoOn(database, shopId, day) : false);
  const range = await listVariantsAfter(database, shopId, after, goesOn ? SUMMED_OF_ONE_DAY : SUMMED_A_STEP);
  if (range) {
    const more = await rootsOf(database, shopId, range, day, goesOn ? 1 : DAYS_OF_DEMAND);
    const sums = more.map((sum, index) => Math.round((sum + (roots[index] ?? 0)) * 1e6) / 1e6);
    return { statements: [], range: null, cursor: { ...kept, goesOn, after: range.to, roots: sums, day } };
  }
  const [launchRate, size] = await Promise.all([
    findLaunchRate(database, shopId, day),
    findSize(database, shopId, day),
  ]);
  const isUsual = (roots[0] ?? 0) <= MOST_USUAL * size.usual;
  const leavesCalm = goesOn && (kept.leavesCalm ?? (size.isLarge && isUsual));
  return {
    statements: await (goesOn
      ? nextDayOfShop(database, shopId, day, { roots: roots[0] ?? 0, launchRate })
      : shopDemandChanges(database, shopId, day, { roots, launchRate })),
    range: null,
    cursor: {
      ...{ ...kept, goesOn, most: mostAStep(size.locations, goesOn), after: 0, day },
      ...(leavesCalm ? { leavesCalm } : { told: Array.from(NOTHING_TOLD) }),
    },
  };
}

/**
 * Of a day on which the shop sold more than so many times the Σ √units of its last four weeks each rate rises, sold or
 * not: then nothing is calm.
 */
const MOST_USUAL = 1.5;

async function findSize(database: D1Database, shopId: number, day: number) {
  const found = await database
    .prepare(
      `SELECT (SELECT COUNT(*) FROM locations WHERE shop_id = ?1) AS locations,
        (SELECT variants FROM shop_counts WHERE shop_id = ?1) AS variants,
        (SELECT AVG(roots) FROM shop_demand_days WHERE shop_id = ?1 AND day BETWEEN ?2 - 29 AND ?2 - 2) AS usual`,
    )
    .bind(shopId, day)
    .first<{ locations: number; variants: number | null; usual: number | null }>();
  return {
    locations: found?.locations ?? 0,
    isLarge: (found?.variants ?? 0) >= LARGE_SHOP,
    usual: found?.usual ?? 0,
  };
}

/** How many variants are planned at once in a shop of so many locations; each has a plan of the whole shop besides. */
export const mostAStep = (locations: number, goesOn: boolean) =>
  Math.max(1, Math.min(goesOn ? GONE_ON_A_STEP : PLANNED_A_STEP, Math.floor(PLACES_A_STEP / (1 + locations))));

/** The shop's days are kept up to the day before yesterday, whose evening is the only one to add, or up to yesterday already. */
async function mayGoOn(database: D1Database, shopId: number, day: number) {
  const demand = await findShopDemand(database, shopId);
  return demand !== undefined && demand.series !== null && day - 1 <= demand.asOfDay && demand.asOfDay <= day;
}

async function planSome(
  database: D1Database,
  shopId: number,
  cursor: PlanningCursor,
  today: number,
  now: number,
): Promise<PlanningStep | undefined> {
  const { after, told, day, leavesStill, leavesCalm, countsDays, most = PLANNED_A_STEP } = cursor;
  // What stood still yesterday may not where the shop's day has turned meanwhile.
  const still = leavesStill && day === today;
  const range: (Range & Partial<DueRange>) | undefined = still
    ? await listDueAfter(database, shopId, { after, today, most, among: AMONG, leavesCalm })
    : await listVariantsAfter(database, shopId, after, most);
  if (!range) return lastStep(database, shopId, cursor);
  const { from, to } = range;
  const { due, close } = range;
  const some = due ? someOf(range, today) : [];
  const left = await listSomeLeft(
    database,
    shopId,
    some.filter((id) => !due?.includes(id)),
    today,
    leavesCalm,
  );
  const perhaps: Touched = due ? { shopId, variants: [...due, ...left.calm] } : { shopId, from, to };
  const made = await forecastsOfNight(database, shopId, {
    ...{ touched: [perhaps], range, today, goesOn: cursor.goesOn, keepsOn: leavesCalm, close, some },
  });
  const touched: Touched[] =
    "variants" in perhaps ? [{ shopId, variants: perhaps.variants.filter((id) => !made.waiting.has(id)) }] : [perhaps];
  // What it tells of days is of the day of the forecasts.
  const ofDays = countsDays || made.asOfDay !== today ? [] : made.ofDays();
  const compared = [
    ...(left.still.length ? [{ shopId, variants: left.still }] : []),
    ...comparedOf(shopId, ofDays, today),
  ];
  const plans = comparedPlanChanges(database, { touched, told: ofDays, compared }, [{ shopId, today }], now);
  const calm = [...left.calm, ...made.mightWait];
  const asking = calm.length ? [askedAbout(database, shopId, calm)] : [];
  const statements = [...asking, ...made.statements, ...plans.statements, ...asking];
  return {
    ...{ range: { from, to, ...(still && { since: today - 1 }) }, statements },
    cursor: { ...cursor, after: to, told: told?.map((sum, rate) => sum + (made.told[rate] ?? 0)) },
    comparing: asking.length + made.statements.length + plans.comparing,
    differing: made.differing,
    ...(asking.length && { asking: [0, statements.length - 1] }),
  };
}

/** Some that follow each other, others each day, and the same where a step is repeated. */
function someOf({ from, to }: Range, today: number) {
  const first = from + ((((today * 7919) ^ from) >>> 0) % (to - from + 1));
  return Array.from({ length: Math.min(to - first + 1, COMPARED_A_STEP) }, (_, at) => first + at);
}

/** Of those that were left alone, what stands still, and what is calm. */
async function listSomeLeft(
  database: D1Database,
  shopId: number,
  left: number[],
  today: number,
  leavesCalm: boolean | undefined,
): Promise<{ still: number[]; calm: number[] }> {
  if (!leavesCalm || left.length === 0) return { still: left, calm: [] };
  const found = await listLeft(database, shopId, left, today);
  const ids = (isStill: number) => found.filter((each) => each.isStill === isStill).map(({ id }) => id);
  return { still: ids(1), calm: ids(0) };
}

/** Of those of whose days is told, others each day. */
function comparedOf(shopId: number, ofDays: ToldOf[], today: number): Touched[] {
  const first = ofDays.length > 0 ? (today * 7919) % ofDays.length : 0;
  const variants = ofDays.slice(first, first + COMPARED_A_STEP).map(({ variantId }) => variantId);
  return variants.length > 0 ? [{ shopId, variants }] : [];
}

/** A cursor of before anything was told has nothing to keep. */
const lastStep = (database: D1Database, shopId: number, { told, day, ...kept }: PlanningCursor) =>
  told && day !== undefined
    ? { statements: [toldKept(database, shopId, day, told)], range: null, cursor: { ...kept, day } }
    : undefined;

/**
 * Forecasts of the touched variants by their rules as they stand now, as of the day of the shop's last roll-forward: 2
 * statements, to stand before the plans in their batch. None before the shop's first.
 */
export async function forecastsMade(database: D1Database, shopId: number, touched: Touched[]) {
  const demand = await findShopDemand(database, shopId);
  if (!demand) return [];
  const inputs = await listBegun(database, shopId, touched, demand.asOfDay, demand);
  const made = inputs.map((input) => ({ variantId: input.variantId, ...forecastsOf(input, demand) }));
  return forecastChanges(database, shopId, made);
}
