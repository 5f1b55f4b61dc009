const DAY = 86_400_000;
/** Every zone's clocks change on a quarter of an hour. */
const QUARTER = 900_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, number>();

/** The day of an instant (epoch ms) by the clocks of a time zone, in days since 1970-01-01. */
export function dayOf(instant: number, timeZone: string): number {
  const key = `${Math.floor(instant / QUARTER)} ${timeZone}`;
  const day = days.get(key) ?? Date.parse(`${formatOf(timeZone).format(instant)}T00:00:00Z`) / DAY;
  days.set(key, day);
  return day;
}

function formatOf(timeZone: string) {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone });
  formats.set(timeZone, format);
  return format;
}
