import { countQuantiles } from "./engine/count-quantile";
import type { DemandDays } from "./engine/day";
import { type DemandParts, demandOver } from "./engine/demand-over";
import { type EngineSettings, remembered } from "./engine/forecast";
import type { NewItemStart } from "./engine/new-item";
import type { ShopPaces } from "./engine/shop-pace";
import type { Trusts } from "./engine/trust";

/**
 * A forecast of the past beside what then sold, scaled up to a whole horizon in stock; units over a horizon that ended
 * with that day's index.
 */
type PastForecast = { day: number; forecast: number; actual: number };

/** What a reorder level was read from. */
export type LevelBehind = {
  horizonDays: number;
  /** Every one that was measured, the oldest first; they overlap. */
  past: PastForecast[];
  demand: DemandParts;
  /** Units that suffice so surely, the service setting among them. */
  readings: { p: number; units: number }[];
};

/** Beside the service setting, so that the tail can be seen. */
const READ_AT = [0.5, 0.8, 0.9, 0.95, 0.99];

/** The same steps as a forecast takes, looked on at. */
export function levelBehind(
  days: DemandDays,
  shop: ShopPaces,
  trusts: Trusts,
  settings: EngineSettings,
  start: NewItemStart | null = null,
): LevelBehind {
  const past: PastForecast[] = [];
  const { memory } = remembered(days, shop, trusts, settings, start, ({ errors }, day) => {
    if (errors.count > past.length) past.push({ day, forecast: errors.expected, actual: errors.actual });
  });
  const demand = demandOver(memory, settings.leadTimeDeviation);
  const asked = [...new Set([...READ_AT, settings.serviceLevel])].sort((a, b) => a - b);
  const units = countQuantiles(demand.mean, demand.variance, asked);
  return {
    horizonDays: memory.errors.horizonDays,
    past,
    demand,
    readings: asked.map((p, index) => ({ p, units: units[index] ?? 0 })),
  };
}

/** The last of them that do not overlap, the newest first. */
export function apartFrom(past: PastForecast[], horizonDays: number, most: number): PastForecast[] {
  const apart: PastForecast[] = [];
  for (const each of [...past].reverse()) {
    const later = apart.at(-1);
    if (apart.length < most && (!later || later.day - each.day >= horizonDays)) apart.push(each);
  }
  return apart;
}
