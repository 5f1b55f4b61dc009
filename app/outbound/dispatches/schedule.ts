import { DAY } from "../../days/iso-day";

const MINUTE = 60_000;

/**
 * The wait before each attempt, in ms: at once, then 1 m, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h after the one before.
 * The tail is that of Standard Webhooks' example: 75 h 36 m from first to last.
 */
export const DELAYS: readonly number[] = [0, 1, 5, 30, 120, 300, 600, 840, 1200, 1440].map((of) => of * MINUTE);

/** A receiver may put us off for no longer. */
const LONGEST_RETRY_AFTER = DAY;

/** Up to so much of a wait is added, so that what failed together does not come back together. */
const JITTER = 0.1;

interface Attempted {
  /** How many attempts were made. */
  attempts: number;
  delays: readonly number[];
  /** Epoch ms. */
  now: number;
  /** From 0 to 1. */
  random: number;
  /** What the receiver asked for, ms. */
  retryAfter?: number | undefined;
}

/** When the next attempt is due (epoch ms), never earlier than its delay; undefined where none is left. */
export function nextAttemptAt({ attempts, delays, now, random, retryAfter = 0 }: Attempted): number | undefined {
  const delay = delays[attempts];
  if (delay === undefined) return undefined;
  return now + Math.ceil(Math.max(delay, retryAfter) * (1 + JITTER * random));
}

/** The three forms of a date in HTTP; RFC 9110, 5.6.7. */
const DATES = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];
const LONGEST_HEADER = 100;

/** How long a `Retry-After` asks to wait, in ms, at most a day; undefined for what is neither seconds nor a date. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  const text = header?.slice(0, LONGEST_HEADER).trim() ?? "";
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : dateIn(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER);
}

/** NaN for what is none. Only the oldest form does not say that it is in GMT. */
const dateIn = (text: string) =>
  DATES.some((form) => form.test(text)) ? Date.parse(text.endsWith("GMT") ? text : `${text} GMT`) : Number.NaN;
