type Days = { leadTimeDays: number; reviewDays: number };

/** Days from today's look at what to order until the next look's order has come: whole ones, at least one. */
export const horizonOf = ({ leadTimeDays, reviewDays }: Days) => Math.max(1, Math.round(leadTimeDays + reviewDays));
