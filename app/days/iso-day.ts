/** The length of a day that is counted since 1970-01-01, in ms: such days are UTC's, and all as long. */
export const DAY = 86_400_000;

/** `YYYY-MM-DD` of a day counted since 1970-01-01; empty for what is none. */
export const isoDay = (day: number) => (Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : "");

/**
 * The day, counted since 1970-01-01, that `YYYY-MM-DD` says; NaN where there is no such day: Date.parse takes the 31st
 * of February for the third of March.
 */
export function dayOfIso(text: string): number {
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  return isoDay(day) === text ? day : Number.NaN;
}
