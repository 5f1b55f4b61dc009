const WITHOUT_OFFSET = "YYYY-MM-DDTHH:MM:SS".length;

/** The last two that were read: the variants of a product were mostly made, and changed, at one time each. */
let last = { text: "", at: Number.NaN };
let lastButOne = last;

/**
 * `YYYY-MM-DDTHH:MM:SS` with `Z` or an offset, as Shopify writes nearly all of its times → epoch ms, as Date.parse reads it; NaN
 * for anything else, though it may be a time. A product of eighty variants has 160 of them, and Date.parse is half of its
 * reading.
 */
export function quickInstant(text: string): number {
  if (text === last.text) return last.at;
  if (text === lastButOne.text) return lastButOne.at;
  lastButOne = last;
  last = { text, at: read(text) };
  return last.at;
}

function read(text: string): number {
  if (!hasSigns(text)) return Number.NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const isPlain = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year);
  if (!isPlain || !(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second) - offsetIn(text) * 60_000;
}

/** Date.UTC goes on into the next month, and so does Date.parse for a 31st: those are not plain. */
function daysOf(month: number, year: number) {
  if (month === 2) return year % 4 === 0 ? 28 + Number(year % 100 !== 0 || year % 400 === 0) : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const [DASH, COLON, PLUS, T, Z] = [45, 58, 43, 84, 90];

const hasSigns = (text: string) =>
  text.charCodeAt(4) === DASH &&
  text.charCodeAt(7) === DASH &&
  text.charCodeAt(10) === T &&
  text.charCodeAt(13) === COLON &&
  text.charCodeAt(16) === COLON;

/** In minutes; NaN where none is written. */
function offsetIn(text: string) {
  const sign = text.charCodeAt(WITHOUT_OFFSET);
  if (sign === Z) return text.length === WITHOUT_OFFSET + 1 ? 0 : Number.NaN;
  if (text.length !== WITHOUT_OFFSET + 6 || text.charCodeAt(WITHOUT_OFFSET + 3) !== COLON) return Number.NaN;
  const hours = two(text, WITHOUT_OFFSET + 1);
  const minutes = two(text, WITHOUT_OFFSET + 4);
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  if (sign === PLUS) return hours * 60 + minutes;
  return sign === DASH ? -(hours * 60 + minutes) : Number.NaN;
}

/** Two digits as a number, NaN where they are none. */
function two(text: string, at: number) {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
