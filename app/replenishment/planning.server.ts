import { shopPaces } from "../demand/engine/shop-pace";
import { findShopDemand, rootsOf, type ShopDemandAsOf, shopDemandChanges } from "../demand/shop-demand.server";
import { listDemandInputs } from "./demand-inputs.server";
import { forecastsOf } from "./forecast-rows";
import { forecastChanges } from "./forecasts.server";
import { findLaunchRate } from "./launches.server";
import { planChanges } from "./plans.server";
import type { Touched } from "./touched";
import { listVariantsAfter } from "./variant-range.server";

/**
 * Where the planning of all variants stands. First every variant's days are summed into the shop's (`roots`, so far up to
 * `after`); then each is forecast and planned, for which the shop's days must be whole.
 */
export type PlanningCursor = {
  after: number;
  roots?: number[];
  /** The day before which days are summed; the shop's today when it began. */
  day?: number;
};

export const PLANNING_BEGINS: PlanningCursor = { after: 0, roots: [] };

type Range = { from: number; to: number };

/** What one step writes, of which variants, and where the next begins. */
export type PlanningStep = { statements: D1PreparedStatement[]; range: Range | null; cursor: PlanningCursor };

/** Some tens of thousands of sales are read a step. */
const SUMMED_A_STEP = 2000;
/** Forecasts cost some 20 µs of CPU each, one a variant and place: a step is to stay at a few milliseconds. */
const PLANNED_A_STEP = 200;

/** The next step of planning every variant of a shop; undefined when all are done. */
export const nextPlanningStep = (
  database: D1Database,
  shopId: number,
  cursor: PlanningCursor,
  today: number,
  now: number,
): Promise<PlanningStep | undefined> =>
  cursor.roots
    ? sumDays(database, shopId, { after: cursor.after, roots: cursor.roots, day: cursor.day ?? today })
    : planSome(database, shopId, cursor.after, today, now);

async function sumDays(
  database: D1Database,
  shopId: number,
  { after, roots, day }: Required<PlanningCursor>,
): Promise<PlanningStep> {
  const range = await listVariantsAfter(database, shopId, after, SUMMED_A_STEP);
  if (range) {
    const more = await rootsOf(database, shopId, range, day);
    const sums = more.map((sum, index) => Math.round((sum + (roots[index] ?? 0)) * 1e6) / 1e6);
    return { statements: [], range: null, cursor: { after: range.to, roots: sums, day } };
  }
  const launchRate = await findLaunchRate(database, shopId, day);
  return {
    statements: shopDemandChanges(database, shopId, day, { roots, launchRate }),
    range: null,
    cursor: { after: 0 },
  };
}

async function planSome(
  database: D1Database,
  shopId: number,
  after: number,
  today: number,
  now: number,
): Promise<PlanningStep | undefined> {
  const range = await listVariantsAfter(database, shopId, after, PLANNED_A_STEP);
  if (!range) return undefined;
  const touched = [{ shopId, ...range }];
  return {
    range,
    statements: [
      ...(await forecastsMade(database, shopId, touched)),
      ...planChanges(database, touched, [{ shopId, today }], now),
    ],
    cursor: { after: range.to },
  };
}

/**
 * Forecasts of the touched variants by their rules as they stand now, as of the day of the shop's last roll-forward: 2
 * statements, to stand before the plans in their batch. None before the shop's first.
 */
export async function forecastsMade(database: D1Database, shopId: number, touched: Touched[]) {
  const demand = await findShopDemand(database, shopId);
  if (!demand) return [];
  const inputs = await listDemandInputs(database, touched, demand.asOfDay);
  return forecastChanges(database, shopId, madeOf(inputs, demand));
}

function madeOf(inputs: Awaited<ReturnType<typeof listDemandInputs>>, { roots, marked, launchRate }: ShopDemandAsOf) {
  const paces = shopPaces(roots, marked);
  return inputs.map((input) => ({ variantId: input.variantId, forecasts: forecastsOf(input, paces, launchRate) }));
}
