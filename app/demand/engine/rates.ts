import { at } from "./at";
import type { Day } from "./day";

/*
 * Six rates, units a day in stock: three of the variant's own sales, half of each from the last 7, 14 and 400 days in stock,
 * and three of its share of the shop's sales, with half-lives of 45, 150 and 400 days, times the shop's pace. The quick ones
 * follow a change, the slow ones tell chance from change, and the shares move with the shop. What a day does to each of
 * them is written out six times, here and where they are measured and trusted: as loops a forecast takes a third longer.
 */
export const RATES = 6;
/** What is left of a day's weight a day later, by half-life. */
const DECAY_7 = 2 ** (-1 / 7);
const DECAY_14 = 2 ** (-1 / 14);
const DECAY_45 = 2 ** (-1 / 45);
const DECAY_150 = 2 ** (-1 / 150);
const DECAY_400 = 2 ** (-1 / 400);

/** One number each. `units` ÷ `exposure`: days for the own rates, the shop's √units for the shares; of days in stock only. */
export type Rates = { units: Float64Array; exposure: Float64Array; now: Float64Array };

/** Before the first day in stock: all rates are 0. */
export const ratesBefore = (): Rates => ({
  units: new Float64Array(RATES),
  exposure: new Float64Array(RATES),
  now: new Float64Array(RATES),
});

/** A day in stock, or as many like it at once. */
export function takeDay({ units, exposure }: Rates, { counted, shopSold }: Day, days = 1) {
  const more = counted * days;
  const shopMore = shopSold * days;
  units[0] = at(units, 0) * DECAY_7 + more;
  units[1] = at(units, 1) * DECAY_14 + more;
  units[2] = at(units, 2) * DECAY_400 + more;
  units[3] = at(units, 3) * DECAY_45 + more;
  units[4] = at(units, 4) * DECAY_150 + more;
  units[5] = at(units, 5) * DECAY_400 + more;
  exposure[0] = at(exposure, 0) * DECAY_7 + days;
  exposure[1] = at(exposure, 1) * DECAY_14 + days;
  exposure[2] = at(exposure, 2) * DECAY_400 + days;
  exposure[3] = at(exposure, 3) * DECAY_45 + shopMore;
  exposure[4] = at(exposure, 4) * DECAY_150 + shopMore;
  exposure[5] = at(exposure, 5) * DECAY_400 + shopMore;
}

/** Each rate as of today: 0 before the first day in stock. Where the shop sold nothing the 14-day rate stands for a share. */
export function setRates({ units, exposure, now }: Rates, { pace }: Day) {
  if (!(at(exposure, 0) > 0)) return;
  now[0] = at(units, 0) / at(exposure, 0);
  now[1] = at(units, 1) / at(exposure, 1);
  now[2] = at(units, 2) / at(exposure, 2);
  now[3] = at(exposure, 3) > 0 ? (at(units, 3) * pace) / at(exposure, 3) : at(now, 1);
  now[4] = at(exposure, 4) > 0 ? (at(units, 4) * pace) / at(exposure, 4) : at(now, 1);
  now[5] = at(exposure, 5) > 0 ? (at(units, 5) * pace) / at(exposure, 5) : at(now, 1);
}
