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
};

/** Of a shop that has said nothing: nobody is told. */
export const NO_ALERT_MAIL: AlertMail = { recipients: [], frequency: "daily", tellings: 0, lastDay: 0 };

/** The hour of the shop's day from which on a digest goes out; a missed one goes out later that day, or week. */
const MORNING = 7;

/** `today` and `hour` are the shop's. Days are counted since 1970-01-01, which was a Thursday. */
export function isDigestDue(
  { frequency, lastDay }: Pick<AlertMail, "frequency" | "lastDay">,
  today: number,
  hour: number,
) {
  if (frequency === "at_once") return false;
  const since = frequency === "daily" ? today : today - ((today + 3) % 7);
  return lastDay < since && (today > since || hour >= MORNING);
}
