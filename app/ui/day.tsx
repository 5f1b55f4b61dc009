import { dateFormat, relativeTimeFormat } from "../shops/formats";
import { useDateLocale } from "./locale";

const DAY = 86_400_000;

/** A day counted since 1970-01-01, with how far it is from today; `none` where there is no such day. */
export const Day = ({ day, today, none }: { day: number | null; today: number; none: string }) => {
  const locale = useDateLocale();
  if (day === null) return <>{none}</>;
  const date = new Date(day * DAY);
  return (
    <time dateTime={date.toISOString().slice(0, 10)} suppressHydrationWarning>
      {dateFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date)}
      <span className="Aside">{relativeTimeFormat(locale, { numeric: "auto" }).format(day - today, "day")}</span>
    </time>
  );
};

/** "21 Nov", for a day within a sentence. */
export function useShortDay() {
  const format = dateFormat(useDateLocale(), { day: "numeric", month: "short", timeZone: "UTC" });
  return (day: number) => format.format(day * DAY);
}

/** "21 Nov 2026", for a day whose year matters. */
export function useLongDay() {
  const format = dateFormat(useDateLocale(), { dateStyle: "medium", timeZone: "UTC" });
  return (day: number) => format.format(day * DAY);
}

/** An instant in the shop's time zone, with how long ago it was. */
export const Since = ({ at, now, timeZone }: { at: number; now: number; timeZone: string }) => {
  const locale = useDateLocale();
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      {ago(at - now, locale, dayIn(timeZone, at) - dayIn(timeZone, now))}
      <span className="Aside">
        {dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at)}
      </span>
    </time>
  );
};

/** How long ago an instant was, within a sentence. */
export const Ago = ({ at, now }: { at: number; now: number }) => {
  const locale = useDateLocale();
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      {ago(at - now, locale)}
    </time>
  );
};

/** An instant in the shop's time zone, within a sentence. */
export const Moment = ({ at, timeZone }: { at: number; timeZone: string }) => {
  const locale = useDateLocale();
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      {dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at)}
    </time>
  );
};

const STEPS = [
  ["day", DAY],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** `days` from today, where the calendar is known: three o'clock on Monday is two days before noon on Wednesday. */
function ago(milliseconds: number, locale: string, days = Math.trunc(milliseconds / DAY)) {
  const step = STEPS.find(([, length]) => Math.abs(milliseconds) >= length);
  if (!step) return "just now";
  const [unit, length] = step;
  const count = unit === "day" ? days : Math.trunc(milliseconds / length);
  return relativeTimeFormat(locale, { numeric: "auto" }).format(count, unit);
}

/** A day of the zone's calendar, counted since 1970-01-01: Canada writes it as ISO does. */
const dayIn = (timeZone: string, at: number) =>
  Date.parse(dateFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at)) / DAY;
