const DAY = 86_400_000;

/** `YYYY-MM-DD` of a day counted since 1970-01-01; empty for what is none. */
export const isoDay = (day: number) => (Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : "");
