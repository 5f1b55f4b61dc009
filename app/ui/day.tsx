import { DAY } from "../days/iso-day";
import { wallClock, type Zone } from "../days/zone";
import { dayNear, daysAway, longDay, moment, momentNear, shortDay, timeAway } from "../formats/date-style";
import { useDateStyle } from "./locale";

/** A day counted since 1970-01-01, with how far it is from today; `none` where there is no such day. */
export const Day = ({ day, today, none }: { day: number | null; today: number; none: string }) => {
  const style = useDateStyle();
  if (day === null) return <>{none}</>;
  return (
    <time dateTime={new Date(day * DAY).toISOString().slice(0, 10)}>
      {dayNear(day, today, style)}
      <span className="Aside">{daysAway(day - today)}</span>
    </time>
  );
};

/** "21 Nov", for a day within a sentence. */
export function useShortDay() {
  const style = useDateStyle();
  return (day: number) => shortDay(day, style);
}

/** "21 Nov", and the year where it is not near today. */
export function useDayNear(today: number) {
  const style = useDateStyle();
  return (day: number) => dayNear(day, today, style);
}

/** "21 Nov 2026", for a day whose year matters. */
export function useLongDay() {
  const style = useDateStyle();
  return (day: number) => longDay(day, style);
}

/** An instant by the shop's clocks, with how long ago it was: three o'clock on Monday is two days before noon on Wednesday. */
export const Since = ({ at, now, timeZone }: { at: number; now: number; timeZone: Zone }) => {
  const style = useDateStyle();
  return (
    <time dateTime={new Date(at).toISOString()}>
      {timeAway(at, now, dayIn(timeZone, at) - dayIn(timeZone, now))}
      <span className="Aside">{momentNear(at, now, timeZone, style)}</span>
    </time>
  );
};

/** How long ago an instant was, within a sentence. */
export const Ago = ({ at, now }: { at: number; now: number }) => (
  <time dateTime={new Date(at).toISOString()}>{timeAway(at, now)}</time>
);

/** An instant in the shop's time zone, within a sentence. */
export const Moment = ({ at, timeZone }: { at: number; timeZone: Zone }) => (
  <time dateTime={new Date(at).toISOString()}>{moment(at, timeZone, useDateStyle())}</time>
);

const dayIn = (timeZone: Zone, at: number) => Math.floor(wallClock(at, timeZone) / DAY);
