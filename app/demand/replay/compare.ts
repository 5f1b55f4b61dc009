import type { EngineSettings } from "../engine/forecast";
import { knobBetween, lostAtStock, type Point, stockAtFill } from "./curve";
import { enginePolicy } from "./engine-policy";
import { type Course, type History, type Policy, simulate } from "./simulate";
import { thirtyDayMean } from "./thirty-day-mean";

/** The knobs that are turned: days of safety, and the service setting. */
const SAFETY_DAYS = [0, 3, 5, 7, 10, 14, 18, 21, 28];
const SERVICE = [0.2, 0.5, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.985, 0.993, 0.997, 0.999, 0.9999];
/** Where the two are compared. */
const COMPARED_AT = [7, 14];
/** Around a comparison points are added until the two next to it stand this close, in days of stock. */
const CLOSE = 0.25;
const MOST_ADDED = 6;

/** Days of safety → change in percent; below 0 the engine does better. Null where one of the two never gets there. */
export type Changes = Record<string, number | null>;

export type Comparison = {
  lostAtEqualStock: Changes;
  stockAtEqualFill: Changes;
  curves: { thirtyDayMean: Point[]; engine: Point[] };
};

/** The engine against the 30-day mean: both relive the history at many settings, and are held together at equal stock and at equal fill. */
export function compare(
  history: History,
  course: Course,
  settings: Pick<EngineSettings, "reviewDays" | "leadTimeDeviation">,
): Comparison {
  const articles = history.articles.length;
  const mean = SAFETY_DAYS.map((safetyDays) =>
    pointOf(safetyDays, thirtyDayMean(articles, { ...course, safetyDays }), history, course),
  );
  const withService = (serviceLevel: number) =>
    pointOf(serviceLevel, enginePolicy(articles, { ...course, ...settings, serviceLevel }), history, course);
  const compared = mean.filter(({ knob }) => COMPARED_AT.includes(knob));
  const engine = refined(SERVICE.map(withService), compared, withService);
  return {
    lostAtEqualStock: changes(compared, ({ stock, fill }) => [1 - fill, lostAtStock(engine, stock)]),
    stockAtEqualFill: changes(compared, ({ stock, fill }) => [stock, stockAtFill(engine, fill)]),
    curves: { thirtyDayMean: mean, engine },
  };
}

function pointOf(knob: number, policy: Policy, history: History, course: Course): Point {
  const { asked, sold, stock } = simulate(history, course, policy);
  return { knob, fill: asked > 0 ? sold / asked : 1, stock: asked > 0 ? stock / asked : 0 };
}

function refined(curve: Point[], compared: Point[], at: (knob: number) => Point) {
  const points = [...curve];
  for (const { stock } of compared) {
    for (let added = 0; added < MOST_ADDED; added++) {
      const knob = knobBetween(points, stock, CLOSE);
      if (knob === null) break;
      points.push(at(knob));
    }
  }
  return points.sort((a, b) => a.stock - b.stock);
}

function changes(compared: Point[], of: (point: Point) => [number, number | null]): Changes {
  return Object.fromEntries(
    compared.map((point) => {
      const [before, after] = of(point);
      return [String(point.knob), after === null || before <= 0 ? null : (after / before - 1) * 100];
    }),
  );
}
