/** How often a shop hears of low stock by mail. */
export const FREQUENCIES = ["at_once", "daily", "weekly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export type AlertMail = {
  recipients: string[];
  frequency: Frequency;
  /** How often was told so far. */
  tellings: number;
  /** The shop's day of the last digest. */
  lastDay: number;
  /** On which day of the week the weekly mail comes: 1 is Monday, 7 Sunday, 0 never. */
  weekDay: number;
  /** The shop's day of the last one, or of its last choice. */
  weekLastDay: number;
  /** Since when it has been told that the sync stands still (epoch ms); null where it does not, or nobody was told. */
  stillSince: number | null;
  /** How often that was told so far. */
  stills: number;
};

/** What a form decides; without a day of the week that stays as it is. */
export type AlertMailChoice = Pick<AlertMail, "recipients" | "frequency"> & { weekDay?: number };

/** Of a shop that has said nothing: nobody is told. */
export const NO_ALERT_MAIL: AlertMail = {
  ...{ recipients: [], frequency: "daily", tellings: 0, lastDay: 0 },
  ...{ weekDay: 1, weekLastDay: 0, stillSince: null, stills: 0 },
};

/** The days of the week on which the weekly mail may come; 0: never. */
export const WEEK_DAYS = [1, 2, 3, 4, 5, 6, 7, 0];

/** The hour of the shop's day from which on a digest goes out; a missed one goes out later that day, or week. */
const MORNING = 7;

export const isMorning = (hour: number) => hour >= MORNING;

/** `today` and `hour` are the shop's. Days are counted since 1970-01-01, which was a Thursday. */
export function isDigestDue(
  { frequency, lastDay }: Pick<AlertMail, "frequency" | "lastDay">,
  today: number,
  hour: number,
) {
  if (frequency === "at_once") return false;
  const since = frequency === "daily" ? today : lastWeekDay(1, today);
  return lastDay < since && (today > since || isMorning(hour));
}

/** The day for which the weekly mail is due now; undefined where none is. `today` and `hour` are the shop's. */
export function weekDueFor(
  { weekDay, weekLastDay }: Pick<AlertMail, "weekDay" | "weekLastDay">,
  today: number,
  hour: number,
): number | undefined {
  if (weekDay === 0) return undefined;
  const since = lastWeekDay(weekDay, today);
  return weekLastDay < since && (today > since || isMorning(hour)) ? since : undefined;
}

/** The latest such day of the week, today among them. Day 0 was a Thursday. */
const lastWeekDay = (weekDay: number, today: number) => today - ((today + 4 - weekDay) % 7);
