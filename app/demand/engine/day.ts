/**
 * A day as the engine takes it in. One object serves all days of a forecast: fractions that are handed from function to
 * function one by one are put on the heap, several a day.
 */
export type Day = {
  /** Net units sold. */
  units: number;
  /** 1 in stock all day, 0.5 ran out that day, 0 out all day. */
  availability: number;
  /** √units of the whole shop. */
  shopSold: number;
  /** The shop's usual √units a day, as of that evening (`paceAfter`). */
  pace: number;
  /** Worked out as it is remembered: its units as they count, and the variance of a day's units ÷ their mean. */
  counted: number;
  dispersion: number;
};

/** A day as it comes in. What is worked out of it as it is remembered is still that of a day without sales. */
export const engineDay = (units: number, availability: number, shopSold: number, pace: number): Day => ({
  units,
  availability,
  shopSold,
  pace,
  counted: 0,
  dispersion: 1,
});

/**
 * A day's bucket: net units sold, and availability 1 in stock all day, 0.5 ran out that day, 0 out all day or marked as
 * a promotion. Oldest first.
 */
export type DemandDays = { units: ArrayLike<number>; availability: ArrayLike<number> };
