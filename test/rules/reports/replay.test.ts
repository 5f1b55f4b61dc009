import { describe, expect, it } from "vitest";
import type { History } from "../../../app/demand/replay/simulate";
import {
  daysThatCount,
  nextKnob,
  nextTrial,
  type ReplayPlan,
  replayResult,
  type Trials,
} from "../../../app/reports/replay/replay";
import { randomFrom } from "../../support/random";

const PLAN: ReplayPlan = { leadTimeDays: 10, coverDays: 14, reviewDays: 7, leadTimeDeviation: 0, safetyDays: 7 };
const DAYS = 300;

/** Articles that sell up to four a day, now and then. */
function history(articles: number, seed = 1): History {
  const random = randomFrom(seed);
  return {
    articles: Array.from({ length: articles }, () =>
      Float64Array.from({ length: DAYS }, () => (random() < 0.5 ? 0 : Math.ceil(random() * 4))),
    ),
  };
}

function play(past: History, plan = PLAN) {
  let trials: Trials = { mean: null, engine: [] };
  let steps = 0;
  for (let next: Trials | undefined = trials; next; next = nextTrial(past, plan, trials)) {
    trials = next;
    if (steps++ > 30) throw new Error("It does not end.");
  }
  return { trials, steps, result: replayResult(past, plan, trials) };
}

describe("a replay", () => {
  it("plays one trial a step and ends after a dozen", () => {
    const { trials, steps } = play(history(20));
    expect(trials.engine.length).toBeGreaterThan(2);
    expect(steps).toBeLessThanOrEqual(13);
  });

  it("goes on after any step from what is kept of it", () => {
    const past = history(10);
    const whole = play(past);
    let trials: Trials = { mean: null, engine: [] };
    for (let next: Trials | undefined = trials; next; next = nextTrial(past, PLAN, trials))
      trials = JSON.parse(JSON.stringify(next));
    expect(replayResult(past, PLAN, trials)).toEqual(whole.result);
  });

  it("counts the days after what both know, the lead time and a week", () => {
    const { result } = play(history(10));
    expect(result.days).toBe(DAYS - 75 - 10 - 7);
    const counted = history(10).articles.map((units) => units.subarray(92).reduce((sum, each) => sum + each, 0));
    expect(result.asked).toBe(counted.reduce((sum, each) => sum + each, 0));
  });

  it("compares the two where they hold the same stock", () => {
    const { result, trials } = play(history(20));
    const around = trials.engine.map(({ stock }) => (stock * result.asked) / result.days);
    expect(Math.min(...around)).toBeLessThanOrEqual(result.stock);
    expect(Math.max(...around)).toBeGreaterThanOrEqual(result.stock);
    expect(result.engineLost).toBeGreaterThanOrEqual(0);
    expect(result.lost).toBeGreaterThanOrEqual(0);
  });

  it("does not play what hardly sold before it begins", () => {
    const past = history(3);
    past.articles.push(Float64Array.from({ length: DAYS }, (_, day) => (day < 75 ? 0 : 1)));
    expect(play(past).result.variants).toBe(3);
  });

  it("lets no slow article starve under the mean", () => {
    // Three sales in 75 days come to a third of a unit for lead time and cover: opened with none, it would never sell again.
    const slow = Float64Array.from({ length: DAYS }, (_, day) =>
      Number(day < 75 ? [5, 10, 15].includes(day) : day % 50 === 0),
    );
    const { result } = play({ articles: [slow] }, { ...PLAN, leadTimeDays: 3, coverDays: 5 });
    expect(result).toMatchObject({ variants: 1, asked: 4, lost: 0 });
  });

  it("says that there is nothing to compare where nothing was asked for", () => {
    const { result } = play({ articles: [new Float64Array(DAYS)] });
    expect(result).toMatchObject({ variants: 0, asked: 0, lost: 0, engineLost: null });
  });
});

describe("the search for the same stock", () => {
  const point = (knob: number, stock: number) => ({ knob, stock, fill: 0.9 });
  it("goes outward until points stand around it", () => {
    expect(nextKnob([], 20)).toBe(0.9);
    expect(nextKnob([point(0.9, 10)], 20)).toBe(0.98);
    expect(nextKnob([point(0.9, 10), point(0.98, 15)], 20)).toBe(0.995);
    expect(nextKnob([point(0.9, 30), point(0.98, 40)], 20)).toBe(0.7);
  });
  it("ends where they stand close, and where it leads nowhere", () => {
    expect(nextKnob([point(0.9, 19.9), point(0.98, 20.1)], 20)).toBeUndefined();
    const far = [0.9, 0.98, 0.995, 0.9995].map((knob, at) => point(knob, 10 + at));
    expect(nextKnob(far, 20)).toBeUndefined();
  });
});

it("counts no day where the past is shorter than what must come before", () => {
  expect(daysThatCount(90, 10)).toBeLessThan(0);
});
