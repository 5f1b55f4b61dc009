/** How the shop stood as a day began. */
export type DayFigures = { day: number; orderNow: number; out: number; onTheWay: number; stockValue: number };
type Figure = Exclude<keyof DayFigures, "day">;

/** A figure's past, the oldest first, with what it is now at its end. */
export type Trend = { values: number[]; change: { by: number; days: number } | null };

const A_WEEK = 7;

/** The change is that since a week ago, or since the first day that is known. */
export function trendOf(history: DayFigures[], figure: Figure, now: number, today: number): Trend {
  const past = history.filter(({ day }) => day < today);
  const before = past.findLast(({ day }) => day <= today - A_WEEK) ?? past[0];
  return {
    values: [...past.map((day) => day[figure]), now],
    change: before ? { by: now - before[figure], days: today - before.day } : null,
  };
}
