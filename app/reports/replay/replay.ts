import { historyOf } from "../../demand/replay/articles";
import { knobBetween, lostAtStock, type Point } from "../../demand/replay/curve";
import { enginePolicy } from "../../demand/replay/engine-policy";
import { type History, type Policy, simulate } from "../../demand/replay/simulate";
import { thirtyDayMean } from "../../demand/replay/thirty-day-mean";

/*
 * The engine and the mean of 30 days, each in charge of the shop's own past: what would have been lost for want of stock.
 * They are compared at the stock that the mean had on average: with more stock anyone loses less.
 */

/** Days that both know before the replay begins. */
const WARM_DAYS = 75;
/** Fewer days than these that count say nothing. */
export const LEAST_DAYS = 28;
/** The first days after the opening stock's do not count, as in `simulate`. */
const BURN_IN_DAYS = 7;

/** How the replay is played. */
export type ReplayPlan = {
  leadTimeDays: number;
  coverDays: number;
  reviewDays: number;
  leadTimeDeviation: number;
  /** Days of sales that the mean keeps as safety. */
  safetyDays: number;
};

/** Units over the days that count; `stock` is that of an average day. */
type MeanTrial = { asked: number; lost: number; stock: number };

/** What was played so far: one trial a step. Points of the engine are fill and days of stock at a service setting. */
export type Trials = { mean: MeanTrial | null; engine: Point[] };

export type ReplayResult = MeanTrial & { variants: number; days: number; engineLost: number | null };

/** As it is kept: with when and how it was played. */
export type Replay = {
  madeAt: number;
  variants: number;
  days: number;
  leadTimeDays: number;
  coverDays: number;
  safetyDays: number;
  asked: number;
  stock: number;
  meanLost: number;
  engineLost: number | null;
};

export const daysThatCount = (days: number, leadTimeDays: number) => days - WARM_DAYS - leadTimeDays - BURN_IN_DAYS;

/** Undefined when there is nothing more to play. */
export function nextTrial(history: History, plan: ReplayPlan, { mean, engine }: Trials): Trials | undefined {
  if (!mean) return { mean: meanTrial(history, plan), engine };
  const knob = mean.asked > 0 ? nextKnob(engine, stockInDays(mean, history, plan)) : undefined;
  return knob === undefined ? undefined : { mean, engine: [...engine, engineTrial(history, plan, knob)] };
}

function meanTrial(history: History, plan: ReplayPlan): MeanTrial {
  const { asked, sold, stock } = lived(history, plan, (articles) => thirtyDayMean(articles, plan));
  return { asked, lost: asked - sold, stock: stock / daysThatCount(lengthOf(history), plan.leadTimeDays) };
}

function engineTrial(history: History, plan: ReplayPlan, knob: number): Point {
  const { asked, sold, stock } = lived(history, plan, (articles) =>
    enginePolicy(articles, { ...plan, serviceLevel: knob }),
  );
  return { knob, fill: sold / asked, stock: stock / asked };
}

/** Variants without sales before the replay begins are not played; like the rest of the shop they tell how busy it was. */
function lived(
  { articles, others }: History,
  { leadTimeDays, coverDays }: ReplayPlan,
  policyOf: (articles: number) => Policy,
) {
  const played = historyOf(articles, WARM_DAYS);
  const history: History = {
    articles: played.articles,
    others: played.others?.map((roots, day) => roots + (others?.[day] ?? 0)),
  };
  return simulate(history, { leadTimeDays, coverDays, warmDays: WARM_DAYS }, policyOf(played.articles.length));
}

/** What the trials come to, once they have ended. */
export function replayResult(history: History, plan: ReplayPlan, { mean, engine }: Trials): ReplayResult {
  if (!mean) throw new Error("Nothing was played.");
  const lost = mean.asked > 0 ? lostAtStock(engine, stockInDays(mean, history, plan)) : null;
  return {
    ...mean,
    variants: historyOf(history.articles, WARM_DAYS).articles.length,
    days: daysThatCount(lengthOf(history), plan.leadTimeDays),
    engineLost: lost === null ? null : lost * mean.asked,
  };
}

/** Settings from which the search begins, the usual ones before the far ones. */
const FIRST = [0.9, 0.98];
const LOWER = [0.7, 0.4];
const HIGHER = [0.995, 0.9995];
/** In days of stock: points next to the mean's that stand as close are good enough. */
const CLOSE = 0.25;
const MOST_TRIALS = 10;

/** The next service setting to try: outward until two points stand around the mean's stock, then between them. */
export function nextKnob(tried: Point[], stock: number): number | undefined {
  const untried = (knobs: number[]) => knobs.find((knob) => !tried.some((point) => point.knob === knob));
  const first = untried(FIRST);
  if (first !== undefined) return first;
  if (tried.every((point) => point.stock > stock)) return untried(LOWER);
  if (tried.every((point) => point.stock < stock)) return untried(HIGHER);
  return tried.length < MOST_TRIALS ? (knobBetween(tried, stock, CLOSE) ?? undefined) : undefined;
}

/** As the points of a curve have it: days of what is asked for a day. */
const stockInDays = ({ asked, stock }: MeanTrial, history: History, { leadTimeDays }: ReplayPlan) =>
  (stock * daysThatCount(lengthOf(history), leadTimeDays)) / asked;

const lengthOf = ({ articles }: History) => articles[0]?.length ?? 0;
