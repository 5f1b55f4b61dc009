import { WHOLE_SHOP } from "../../../sql/zeros";
import { spreadIn, spreadOf } from "./lift-sql";

/** `lift`: usual days that uplifts count for beyond the days themselves. */
type Demand = { velocity: number; variance: number; days: number; position: number; lift?: number };

/**
 * Units a day expected to be missing if nothing is ordered until the next review, whose order comes a lead time later:
 * E[(demand − position)⁺] over those days ÷ the days. The demand is taken as logistic, whose partial expectation is
 * s·ln(1 + e^((mean − position)/s)) with s = √(3·variance)/π; it never exceeds the demand itself. `variance` is of
 * the demand over `days`, at least one; at 0 what is missing is the gap.
 */
export function lostUnits({ velocity, variance, days, position, lift = 0 }: Demand) {
  if (velocity <= 0) return 0;
  const mean = velocity * (days + lift);
  const gap = mean - Math.max(0, position);
  const spread = (Math.sqrt(3 * variance) / Math.PI) * spreadOf(days, lift);
  const doubt = spread > 0 ? spread * Math.log1p(Math.exp(-Math.abs(gap) / spread)) : 0;
  return Math.min(mean, Math.max(0, gap) + doubt) / days;
}

/** SQL: the mean beyond the position, in units. */
export const GAP = `velocity * (days_at_risk + lift_risk) - MAX(0, position)`;

/** SQL: s, in units; the simple method's variance is Poisson's. */
export const SPREAD = `sqrt(3 * COALESCE(variance, velocity * days_at_risk)) / pi() * ${spreadIn("days_at_risk", "lift_risk")}`;

/** SQL: the same as `lostUnits`, of `gap` and `spread`; none where nobody watches, or it is meant to sell out. */
export const LOST_UNITS = `iif(watched AND NOT sells_out AND velocity > 0, MIN(velocity * (days_at_risk + lift_risk), MAX(0, gap) + iif(spread > 0, spread * ln(1 + exp(-abs(gap) / spread)), 0)) / days_at_risk, 0.0)`;

/** Of the whole shop, units a day: what its locations lack, and as much as it sells at most, uplifts in it. */
export const shopLostUnits = (velocity: number, ofLocations: number[], days = 1, lift = 0) =>
  Math.min(
    (Math.max(0, velocity) * (days + lift)) / days,
    ofLocations.reduce((sum, units) => sum + units, 0),
  );

/** SQL: the same over the rows of a variant. */
export const SHOP_LOST_UNITS = `iif(location_id = ${WHOLE_SHOP}, MIN(MAX(0.0, velocity) * (days_at_risk + lift_risk) / days_at_risk, SUM(iif(location_id = ${WHOLE_SHOP}, 0.0, lost_here)) OVER w), lost_here)`;
