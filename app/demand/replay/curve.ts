/**
 * What a policy achieved at one setting of its knob. `fill`: share of what was asked for that was sold; `stock`: days
 * of what is asked for a day.
 */
export type Point = { knob: number; fill: number; stock: number };

/** Share of the units lost at this stock, by straight lines between the points. Null beyond them. */
export const lostAtStock = (curve: Point[], stock: number) =>
  between(
    curve.map((point) => [point.stock, 1 - point.fill]),
    stock,
  );

/** Days of stock at this fill. Null beyond the points. */
export const stockAtFill = (curve: Point[], fill: number) =>
  between(
    curve.map((point) => [point.fill, point.stock]),
    fill,
  );

/** The knob between the two points that stand around this stock. Null beyond them, and once they stand close. */
export function knobBetween(curve: Point[], stock: number, closeEnough: number) {
  const sorted = curve.toSorted((a, b) => a.stock - b.stock);
  const after = sorted.findIndex((point) => point.stock >= stock);
  const [low, high] = [sorted[after - 1], sorted[after]];
  if (!low || !high || high.stock - low.stock < closeEnough) return null;
  // Never nearer than a tenth to an end, so that a bent curve is caught from both sides.
  const share = Math.min(0.9, Math.max(0.1, (stock - low.stock) / (high.stock - low.stock)));
  return low.knob + share * (high.knob - low.knob);
}

function between(points: [number, number][], at: number) {
  const sorted = points.toSorted(([a], [b]) => a - b);
  const after = sorted.findIndex(([x]) => x >= at);
  const [low, high] = [sorted[after - 1], sorted[after]];
  if (high?.[0] === at) return high[1];
  if (!low || !high) return null;
  return low[1] + ((at - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}
