import { at } from "./at";
import type { MeasuredErrors } from "./measured-error";
import { RATES, type Rates } from "./rates";

/** No rate counts as having missed by less: nothing is exact. */
const LEAST = 1e-3;
/**
 * The week's rate counts as having missed a fifth more than it was seen to: it hangs on some ten days, so that a few lucky ones
 * praise it, and what it gains where a shop turns, it loses again by chance. The others count as they were seen.
 */
const DOUBT = Float64Array.from([1.2, 1, 1, 1, 1, 1]);
/** So many windows of the shop's trust are added to those of the variant itself: a short history relies on its neighbours. */
const WINDOWS_OF_SHOP = 8;

/** How far each rate has missed in the shop as a whole, 1 on average before that doubt: the less, the more it counts. */
export type Trust = Float64Array;

/** The same on all of the shop's days, or that of each evening, aligned with them. */
export type Trusts = Trust | readonly Trust[];

/** That of the evening of a day, by its place among the shop's days; equal trust where none is known of it. */
export const trustOn = (trusts: Trusts, day: number): Trust =>
  trusts instanceof Float64Array ? trusts : (trusts[day] ?? EQUAL_TRUST);

/**
 * `told`: how far each rate has missed, summed over what each variant tells (`toldOf`). The same for all, but for that
 * doubt, as long as nothing is told, and where another number of rates was told of.
 */
export function trustOf(told: ArrayLike<number>): Trust {
  const misses = Float64Array.from(told);
  const all = misses.reduce((sum, each) => sum + each, 0);
  if (misses.length !== RATES || !(all > 0)) return DOUBT.slice();
  return misses.map((each, rate) => Math.max(LEAST, (at(DOUBT, rate) * RATES * each) / all));
}

export const EQUAL_TRUST = trustOf([]);

/**
 * The rates in one, each by (its squared error ÷ the mean of all six)⁻⁴: the variant's own errors, drawn to the shop's.
 * Weights by inverse error are Bates & Granger's (1969); the power was chosen by replays. `misses`: Σ squared errors of
 * each rate's forecasts of this variant, and of all, the older the lighter.
 */
export function trustedRate(
  { now }: Pick<Rates, "now">,
  { misses, horizonDays }: Pick<MeasuredErrors, "misses" | "horizonDays">,
  trust: Trust,
) {
  const { each, all, weight, weighs } = misses;
  // Windows that the errors cover ÷ their mean.
  const scale = all > 0 ? (RATES * weight) / (weighs * horizonDays * all) : 0;
  const a = fourth(at(each, 0) * scale + WINDOWS_OF_SHOP * at(trust, 0));
  const b = fourth(at(each, 1) * scale + WINDOWS_OF_SHOP * at(trust, 1));
  const c = fourth(at(each, 2) * scale + WINDOWS_OF_SHOP * at(trust, 2));
  const d = fourth(at(each, 3) * scale + WINDOWS_OF_SHOP * at(trust, 3));
  const e = fourth(at(each, 4) * scale + WINDOWS_OF_SHOP * at(trust, 4));
  const f = fourth(at(each, 5) * scale + WINDOWS_OF_SHOP * at(trust, 5));
  // 1/a to 1/f, all times abcdef: one division instead of seven, 400 times a forecast.
  const allButAB = c * d * e * f;
  const allButCD = a * b * e * f;
  const allButEF = a * b * c * d;
  const sum =
    allButAB * (b * at(now, 0) + a * at(now, 1)) +
    allButCD * (d * at(now, 2) + c * at(now, 3)) +
    allButEF * (f * at(now, 4) + e * at(now, 5));
  return sum / (allButAB * (a + b) + allButCD * (c + d) + allButEF * (e + f));
}

function fourth(missed: number) {
  const squared = missed * missed;
  return squared * squared;
}
