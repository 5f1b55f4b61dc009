/*
 * Six rates, units a day in stock: three of the variant's own sales, half of each from the last 7, 14 and 400 days in stock,
 * and three of its share of the shop's sales, with half-lives of 45, 150 and 400 days, times the shop's pace. The quick ones
 * follow a change, the slow ones tell chance from change, and the shares move with the shop.
 */
const HALF_LIVES = [7, 14, 400, 45, 150, 400];
/** The first so many are of the variant's own sales. */
const OWN = 3;
export const RATES = 6;
const KEPT = Float64Array.from(HALF_LIVES, (days) => 2 ** (-1 / days));
/** Stands for a share where the shop sold nothing: half of it from the last 14 days. */
const INSTEAD = 1;

/** One number each. `units` ÷ `exposure`: days for the own rates, the shop's √units for the shares; of days in stock only. */
export type Rates = { units: Float64Array; exposure: Float64Array; now: Float64Array };

export const ratesBefore = (): Rates => ({
  units: new Float64Array(RATES),
  exposure: new Float64Array(RATES),
  now: new Float64Array(RATES),
});

/** A day in stock, or as many like it at once. */
export function takeDay({ units, exposure }: Rates, sold: number, shopSold: number, days = 1) {
  const more = sold * days;
  const shopMore = shopSold * days;
  for (let k = 0; k < RATES; k++) {
    const kept = KEPT[k] ?? 0;
    units[k] = (units[k] ?? 0) * kept + more;
    exposure[k] = (exposure[k] ?? 0) * kept + (k < OWN ? days : shopMore);
  }
}

/** Each rate as of today: 0 before the first day in stock. */
export function setRates({ units, exposure, now }: Rates, pace: number) {
  if (!((exposure[0] ?? 0) > 0)) return;
  for (let k = 0; k < OWN; k++) now[k] = (units[k] ?? 0) / (exposure[k] ?? 0);
  for (let k = OWN; k < RATES; k++) {
    const sold = exposure[k] ?? 0;
    now[k] = sold > 0 ? ((units[k] ?? 0) * pace) / sold : (now[INSTEAD] ?? 0);
  }
}
