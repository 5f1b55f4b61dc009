/** Weight that is left of a day's sales a day later: half is gone after ten days. */
const DECAY = 2 ** (-1 / 10);

/** The usual √units a day of the whole shop at some time: a running mean. */
type Pace = { sum: number; weight: number };

export const PACE_BEFORE: Pace = { sum: 0, weight: 0 };

/** The pace after one more day. `sold`: √units of the whole shop on it. */
export const paceAfter = ({ sum, weight }: Pace, sold: number): Pace => ({
  sum: sum * DECAY + sold,
  weight: weight * DECAY + 1,
});

/** Usual √units a day; 0 before the first day. */
export const paceOf = ({ sum, weight }: Pace) => (weight > 0 ? sum / weight : 0);

/** √units of the whole shop a day, and its pace as of each evening. */
export type ShopPaces = { sold: Float64Array; paces: Float64Array };

/**
 * Worked out once for all variants of the shop. `marked`: 1 on days that a promotion of the whole shop leaves out; its
 * pace stays what it was.
 */
export function shopPaces(shop: ArrayLike<number>, marked?: ArrayLike<number>): ShopPaces {
  const sold = Float64Array.from(shop);
  const paces = new Float64Array(sold.length);
  let pace = PACE_BEFORE;
  sold.forEach((units, day) => {
    if (marked?.[day] !== 1) pace = paceAfter(pace, units);
    paces[day] = paceOf(pace);
  });
  return { sold, paces };
}
