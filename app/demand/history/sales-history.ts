import type { Observation } from "../availability";
import { type Promotion, promotionOn } from "../promotions/promotion";
import { outDays } from "./out-days";

export const DAYS_SHOWN = 90;

/** `unplaced`: how many of the units sold nobody knows where. `promotion`: the name of the one that leaves the day out. */
export type DayOfSales = { day: number; units: number; unplaced: number; out: boolean; promotion: string | null };

/** The last 90 days, or as many as are known, the oldest first. */
export function salesHistory({
  sold,
  places,
  continuesSelling,
  promotions,
  knownDays,
  today,
}: {
  sold: { day: number; units: number; unplaced: number }[];
  places: Observation[][];
  continuesSelling: boolean;
  promotions: Promotion[];
  knownDays: number;
  today: number;
}): DayOfSales[] {
  const from = today - Math.min(DAYS_SHOWN, knownDays) + 1;
  const soldOnDay = new Map(sold.map((each) => [each.day, each]));
  const soldOn = new Set(sold.filter((each) => each.units > 0).map(({ day }) => day));
  const out = new Set(continuesSelling ? [] : outDays(places, soldOn, from, today));
  return Array.from({ length: today - from + 1 }, (_, index) => {
    const day = from + index;
    const promotion = promotionOn(promotions, day)?.name ?? null;
    const { units = 0, unplaced = 0 } = soldOnDay.get(day) ?? {};
    return { day, units, unplaced, out: out.has(day), promotion };
  });
}
