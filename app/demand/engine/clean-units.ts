import type { Day } from "./day";
import { lumpOf, type Spread } from "./spread";

/** A variant must have sold on so many days before a large day can be told from a usual one. */
const DAYS_TO_KNOW_IT = 5;

/**
 * Units of a day in stock, as they count. More is returned than sold: none sold. It ran out: at least what it usually
 * sells a day, since what more was asked for is not known. One large order: no more than three usual days or three
 * usual sales, so that it does not stand for a habit.
 */
export function cleanUnits({ units, availability }: Day, rate: number, spread: Spread) {
  const asked = availability < 1 ? Math.max(units, rate) : units < 0 ? 0 : units;
  if (spread.saleDays < DAYS_TO_KNOW_IT) return asked;
  return Math.min(asked, Math.max(3 * rate, 3 * lumpOf(spread) + 1));
}
