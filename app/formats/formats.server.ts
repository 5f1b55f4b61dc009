import type { DateStyle } from "./date-style";
import type { NumberStyle } from "./number-style";

/** How the merchant's language writes numbers, and which English dates go with it: words stay English. */
interface Formats {
  numbers: NumberStyle;
  dates: DateStyle;
}

const MOST = 200;
const known = new Map<string, Formats>();

/**
 * By the first language that a browser asks for (Accept-Language). The only place that asks an engine, and on the server
 * alone: what it answers goes to the browser with the page. Looked up once, since it takes milliseconds; browsers name the
 * languages, so that there is an end to how many are kept.
 */
export function formatsFor(acceptLanguage: string | null): Formats {
  const locale = preferredLocale(acceptLanguage);
  const formats = known.get(locale) ?? { numbers: numberStyleOf(locale), dates: dateStyleOf(locale) };
  if (known.size >= MOST) known.clear();
  known.set(locale, formats);
  return formats;
}

const LONGEST_TAG = 35;

/** English where Intl does not know what is asked for. Its calendars and digits are its region's own: extensions are cut off. */
function preferredLocale(acceptLanguage: string | null) {
  const asked = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "en";
  try {
    return Intl.NumberFormat.supportedLocalesOf(new Intl.Locale(asked.slice(0, LONGEST_TAG)).baseName)[0] ?? "en";
  } catch {
    return "en";
  }
}

function numberStyleOf(locale: string): NumberStyle {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const parts = format.formatToParts(1_234_567_890);
  const wholes = parts.filter(({ type }) => type === "integer").map(({ value }) => value.length);
  const last = wholes.at(-1) ?? 3;
  return {
    digits: digitsOfLocale(locale),
    decimal: textOf(parts, "decimal") ?? ".",
    group: textOf(parts, "group") ?? "",
    groups: [last, wholes.at(-2) ?? last],
    leastBefore: textOf(format.formatToParts(1000), "group") === undefined ? 2 : 1,
    negative: patternOf(format.formatToParts(-1)),
    money: { sign: moneyOf(locale, "EUR"), letters: moneyOf(locale, NO_SYMBOL) },
    symbols: Object.fromEntries(
      SYMBOLS.map((code) => [code, symbolOf(locale, code)]).filter(([code, sign]) => code !== sign),
    ),
    short: shortOf(locale),
  };
}

const digitsOfLocale = (locale: string) =>
  [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210)].reverse().join("");

/** ISO's code for tests, which no language has a sign for. */
const NO_SYMBOL = "XTS";

/** Currencies that some language writes with a sign, at least at home; each costs a fifth of a millisecond, once. */
const SYMBOLS = (
  "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CRC CZK DKK DZD EGP EUR GBP GEL HKD HUF IDR ILS INR IQD ISK JOD JPY KES " +
  "KRW KWD KZT LKR MAD MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU " +
  "VND XAF XOF ZAR"
).split(" ");

const symbolOf = (locale: string, currency: string) =>
  textOf(new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0), "currency") ?? currency;

function moneyOf(locale: string, currency: string) {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return { positive: patternOf(format.formatToParts(1)), negative: patternOf(format.formatToParts(-1)) };
}

const POWERS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

function shortOf(locale: string): NumberStyle["short"] {
  const format = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
  return POWERS.map((power) => {
    const parts = format.formatToParts(10 ** power);
    const digits = parts.filter(({ type }) => type === "integer").reduce((sum, { value }) => sum + value.length, 0);
    return [power - digits + 1, patternOf(parts)];
  });
}

const NUMBER_PARTS = ["integer", "group", "decimal", "fraction"];

/** "#" for the digits, however many there are, "¤" for the currency; the rest as it stands. */
function patternOf(parts: Intl.NumberFormatPart[]) {
  let pattern = "";
  for (const { type, value } of parts)
    if (type === "currency") pattern += "¤";
    else if (!NUMBER_PARTS.includes(type)) pattern += value;
    else if (!pattern.includes("#")) pattern += "#";
  return pattern;
}

const textOf = (parts: Intl.NumberFormatPart[], wanted: string) => parts.find(({ type }) => type === wanted)?.value;

/** Another language than English takes the order of Britain: "21 Nov 2026, 15:05". */
function dateStyleOf(locale: string): DateStyle {
  const english = locale.startsWith("en") ? locale : "en-GB";
  const parts = new Intl.DateTimeFormat(english, { day: "numeric", month: "short" }).formatToParts(0);
  const { hour12 = false } = new Intl.DateTimeFormat(english, { hour: "numeric" }).resolvedOptions();
  return { monthFirst: parts.find(({ type }) => type === "day" || type === "month")?.type === "month", hour12 };
}
