/*
 * The textbook's forecasts of units a period, to hold the engine against. All begin with the first observation; α, β are
 * weights between 0 and 1. NaN for a series in which nothing was ever asked for, except where a level needs no demand.
 */

/** Simple exponential smoothing (Brown 1956). */
export const ses = (y: number[], alpha: number) =>
  y.reduce((level, units) => level + alpha * (units - level), y[0] ?? 0);

/** Double exponential smoothing (Holt 1957): the next `ahead` periods. The trend begins with the first difference. */
export function holt(y: number[], alpha: number, beta: number, ahead: number) {
  let level = y[0] ?? 0;
  let trend = (y[1] ?? level) - level;
  for (const units of y) {
    const next = alpha * units + (1 - alpha) * (level + trend);
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
  }
  return Array.from({ length: ahead }, (_, step) => level + (step + 1) * trend);
}

/** Sizes and intervals of the demand smoothed apart (Croston 1972). It never falls where demand stops. */
export function croston(y: number[], alpha: number) {
  const asked = y.flatMap((units, period) => (units > 0 ? [{ units, period }] : []));
  const intervals = asked.map(({ period }, index) => period - (asked[index - 1]?.period ?? -1));
  return (
    ses(
      asked.map(({ units }) => units),
      alpha,
    ) / ses(intervals, alpha)
  );
}

/** Croston's less its bias (Syntetos & Boylan 2005). */
export const sba = (y: number[], alpha: number) => (1 - alpha / 2) * croston(y, alpha);

/** Croston's less its bias, exactly (Shale, Boylan & Johnston 2006). */
export const sbj = (y: number[], alpha: number) => (1 - alpha / (2 - alpha)) * croston(y, alpha);

/** Sizes, and the chance of a demand in each period (Teunter, Syntetos & Babai 2011): it falls where demand stops. */
export function tsb(y: number[], alphaSize: number, alphaChance: number) {
  const sizes = y.filter((units) => units > 0);
  return (
    ses(sizes, alphaSize) *
    ses(
      y.map((units) => Number(units > 0)),
      alphaChance,
    )
  );
}
