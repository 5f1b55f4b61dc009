import { horizonOf } from "../../../demand/horizon";

/** SQL: the engine's horizon, of these columns; NULL where either is. */
export const horizonIn = (leadTime: string, review: string) => `MAX(1, ${leadTime} + ${review})`;

/** Days in which stock may run out: the forecast's horizon, else the rule's. */
export const daysAtRisk = (ofForecast: number | null, rule: Parameters<typeof horizonOf>[0]) =>
  ofForecast ?? horizonOf(rule);

/** SQL: the same. */
export const DAYS_AT_RISK = `COALESCE(horizon, ${horizonIn("lead_time_days", "review_days")})`;
