/*
 * Three rates, units a day in stock: one of the variant's own sales, half of it from the last 14 days in stock, and two of
 * its share of the shop's sales, with half-lives of 45 and 150 days, times the shop's pace. The first follows a change;
 * the others tell chance from change, and move with the shop.
 */

/** `units` ÷ `exposure`: days for the own rate, the shop's √units for a share; both of days in stock only. */
export type Rate = {
  units: number;
  exposure: number;
  now: number;
  /** Σ squared errors of the forecasts made with it, the older the lighter. */
  squaredErrors: number;
};

export type Rates = { own: Rate; share45: Rate; share150: Rate };

const KEPT_OWN = 2 ** (-1 / 14);
const KEPT_45 = 2 ** (-1 / 45);
const KEPT_150 = 2 ** (-1 / 150);

export const ratesBefore = (): Rates => ({ own: rateBefore(), share45: rateBefore(), share150: rateBefore() });

const rateBefore = (): Rate => ({ units: 0, exposure: 0, now: 0, squaredErrors: 0 });

/** A day in stock, or as many like it at once. */
export function takeDay({ own, share45, share150 }: Rates, units: number, shopSold: number, days = 1) {
  add(own, KEPT_OWN, units * days, days);
  add(share45, KEPT_45, units * days, shopSold * days);
  add(share150, KEPT_150, units * days, shopSold * days);
}

function add(rate: Rate, kept: number, units: number, exposure: number) {
  rate.units = rate.units * kept + units;
  rate.exposure = rate.exposure * kept + exposure;
}

/** Each rate as of today. Where the shop sold nothing a share means nothing, and the own rate stands for it. */
export function setRates({ own, share45, share150 }: Rates, pace: number) {
  own.now = own.exposure > 0 ? own.units / own.exposure : 0;
  share45.now = share45.exposure > 0 ? (share45.units / share45.exposure) * pace : own.now;
  share150.now = share150.exposure > 0 ? (share150.units / share150.exposure) * pace : own.now;
}

/** So many windows of equal errors are added to those measured: a short history moves the weights little. */
const WINDOWS_OF_DOUBT = 6;

/**
 * The rates in one, each weighted by how well it has forecast this variant so far: (its mean squared error)⁻⁴, equal as
 * long as no error is known. Weights by inverse error are Bates & Granger's (1969); the power was chosen by replays.
 * `windows`: how many horizons the errors cover.
 */
export function trustedRate({ own, share45, share150 }: Rates, windows: number) {
  const sum = own.squaredErrors + share45.squaredErrors + share150.squaredErrors;
  if (!(sum > 0)) return (own.now + share45.now + share150.now) / 3;
  const share = (3 * windows) / sum;
  const a = fourth(WINDOWS_OF_DOUBT + own.squaredErrors * share);
  const b = fourth(WINDOWS_OF_DOUBT + share45.squaredErrors * share);
  const c = fourth(WINDOWS_OF_DOUBT + share150.squaredErrors * share);
  // 1/a, 1/b and 1/c, all times abc: one division instead of four, 400 times a forecast.
  return (b * c * own.now + a * c * share45.now + a * b * share150.now) / (b * c + a * c + a * b);
}

const fourth = (error: number) => error * error * error * error;
