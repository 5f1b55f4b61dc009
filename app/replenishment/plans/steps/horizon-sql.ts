type Days = { leadTimeDays: number; reviewDays: number };

/** Days from today's look at what to order until the next look's order has come, at least one. */
export const horizonOf = ({ leadTimeDays, reviewDays }: Days) => Math.max(1, leadTimeDays + reviewDays);

/** SQL: the same, of these columns; NULL where either is. */
export const horizonIn = (leadTime: string, review: string) => `MAX(1, ${leadTime} + ${review})`;

/** Days in which stock may run out: the forecast's horizon, else the rule's. */
export const daysAtRisk = (ofForecast: number | null, rule: Days) => ofForecast ?? horizonOf(rule);

/** SQL: the same. */
export const DAYS_AT_RISK = `COALESCE(horizon, ${horizonIn("lead_time_days", "review_days")})`;
