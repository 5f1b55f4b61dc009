import { expect, it } from "vitest";
import { zoneOf } from "../../../app/days/zone-days";
import { dayNear, daysAway, longDay, moment, momentNear, shortDay, timeAway } from "../../../app/formats/date-style";
import { formatsFor } from "../../../app/formats/formats.server";
import { ENGLISH, plainTyped, shownNumber, typeable } from "../../../app/formats/number-style";
import { currencyCode } from "../../../app/money/currency-code";
import { CURRENCIES_BY_DIGITS } from "../../../app/money/currency-digits";
import { digitsOf, minorUnits, shortAmount, shownAmount } from "../../../app/money/money";

const LOCALES = ["en-US", "de-CH", "fr-CA", "es-ES", "en-IN", "ja-JP", "ar", "ar-EG", "hi", "pl", "fa", "sv"];
const VALUES = [0, 1, -1, 0.5, 0.05, 12.345, 999.995, 1000, 1234.5, 12_345.678, 1_234_567.891, -9_876_543.21];

const styleOf = (locale: string) => formatsFor(locale).numbers;

it.each(LOCALES)("writes numbers in %s as the server's engine does, with nothing but what it was given", (locale) => {
  const style = JSON.parse(JSON.stringify(styleOf(locale)));
  for (const decimals of [0, 1, 2, 4]) {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
    for (const value of VALUES) expect(shownNumber(value, style, decimals)).toBe(format.format(value));
  }
});

/** Without spaces, and without the mark that some Arabic signs of currencies end in. */
const bare = (text: string) => text.replace(/[\s\u200f]/g, "");

it.each(LOCALES)("writes amounts in %s as the server's engine does, in the decimals of our table", (locale) => {
  const style = styleOf(locale);
  for (const currency of ["EUR", "USD", "JPY", "CHF", "KWD", "HUF", "COP", "INR", "SEK", "QQQ"]) {
    const digits = digitsOf(currency);
    const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, ...decimals });
    for (const minor of [0, 5, -5, 123_456, -123_456_789])
      expect(bare(shownAmount(minor, currency, style))).toBe(bare(format.format(minor / 10 ** digits)));
  }
});

it.each([
  ["en-US", 119_345_600, "£1.19M"],
  ["en-US", 99_999_999, "£1M"],
  ["en-US", 1230, "£12.3"],
  ["en-IN", 119_345_600, "£11.9L"],
  ["ja-JP", 119_345_600, "£119万"],
  ["fr-CA", 119_345_600, "1,19 M £"],
] as const)("in %s an axis says %i pence as %s", (locale, minor, text) => {
  expect(shortAmount(minor, "GBP", styleOf(locale)).replace(/[\u00a0\u202f]/g, " ")).toBe(text);
});

it.each([
  ["HUF", 2],
  ["COP", 2],
  ["IDR", 2],
  ["PKR", 2],
  ["RSD", 2],
  ["JPY", 0],
  ["KWD", 3],
  ["IQD", 3],
  ["CLF", 4],
  ["QQQ", 2],
] as const)("%s has %i decimals, whatever the engine says", (currency, digits) => {
  expect(digitsOf(currency)).toBe(digits);
});

it.each([
  ["4.50", "RSD", 450],
  ["237568.37", "COP", 23_756_837],
  ["50000", "HUF", 5_000_000],
  ["1234", "JPY", 1234],
  ["0.500", "KWD", 500],
] as const)("%s %s is %i of its smallest parts", (amount, currency, minor) => {
  expect(minorUnits(amount, currency)).toBe(minor);
});

it("whatever currency a shop or a supplier may have is told by events and taken by the API", () => {
  const codes = Object.values(CURRENCIES_BY_DIGITS).flatMap((codes) => codes.split(" "));
  expect(codes).toContain("USDC");
  for (const code of codes) expect(currencyCode.safeParse(code).success, code).toBe(true);
});

it("leaves out the year of a day that is near, and counts what is years away in years", () => {
  const style = { monthFirst: false, hour12: false };
  const zone = zoneOf("Europe/London", Date.UTC(2026, 10, 29));
  expect(dayNear(20_786, 20_800, style)).toBe("29 Nov");
  expect(dayNear(20_786, 20_600, style)).toBe("29 Nov 2026");
  expect(momentNear(Date.UTC(2026, 10, 29, 15, 5), Date.UTC(2026, 11, 2), zone, style)).toBe("29 Nov, 15:05");
  expect(momentNear(Date.UTC(2026, 10, 29, 15, 5), Date.UTC(2027, 11, 2), zone, style)).toBe("29 Nov 2026, 15:05");
  expect([daysAway(999), daysAway(1000), daysAway(-20_200)]).toEqual(["in 999 days", "in 3 years", "55 years ago"]);
});

it("an amount in a currency whose decimals engines dispute is shown as it is stored", () => {
  expect(shownAmount(23_756_837, "COP", ENGLISH)).toBe("COP\u00a0237,568.37");
  expect(bare(shownAmount(5_000_000, "HUF", styleOf("hu")))).toBe("50000,00Ft");
});

it.each([
  ["en-US", "1,234.50", "1234.50"],
  ["en-US", "0,500", "0.500"],
  ["en-US", "1,23", "1.23"],
  ["de", "1.234,50", "1234.50"],
  ["de", "0.500", "0.500"],
  ["de", "12.5", "12.5"],
  ["de", "1.500", "1500"],
  ["de-CH", "12’345.5", "12345.5"],
  ["de-CH", "12'345.5", "12345.5"],
  ["fr-CA", "1 234,5", "1234.5"],
  ["fr-CA", "1\u202f234", "1234"],
  ["es-ES", "1234,5", "1234.5"],
  ["en-IN", "1,23,456.50", "123456.50"],
  ["en-IN", "123,456.50", "123456.50"],
  ["en-IN", "12,34", "12.34"],
  ["ja-JP", "1,234", "1234"],
  ["ar-EG", "١٬٢٣٤٫٥", "1234.5"],
  ["ar-EG", "12.5", "12.5"],
  ["en-US", "−5", "-5"],
  ["en-US", "", ""],
  ["en-US", "twelve", "twelve"],
  ["en-US", "1,2,3", "1,2,3"],
  ["en-US", "1.2.3", "1.2.3"],
  ["en-US", "1,234,56", "1,234,56"],
] as const)("in %s %s is typed for %s", (locale, typed, plain) => {
  expect(plainTyped(typed, styleOf(locale))).toBe(plain);
});

it.each(LOCALES)("what %s shows in a field, and what it writes on the page, is read back", (locale) => {
  const style = styleOf(locale);
  for (const plain of ["0.5", "12.25", "1234.125", "0.001", "99.9", "1000000"]) {
    expect(plainTyped(typeable(plain, style), style)).toBe(plain);
    expect(Number(plainTyped(shownNumber(Number(plain), style, 3), style))).toBe(Number(plain));
  }
});

it("a long text of digits and signs is let go at once", () => {
  for (const sign of ["1", " ", ",", "."]) expect(plainTyped(sign.repeat(1e6), ENGLISH)).toHaveLength(1e6);
});

it.each([
  ["en-US", "Nov 21", "Nov 21, 2026", "Nov 21, 2026, 3:05\u00a0PM"],
  ["en-GB", "21 Nov", "21 Nov 2026", "21 Nov 2026, 15:05"],
  ["en-IN", "21 Nov", "21 Nov 2026", "21 Nov 2026, 3:05\u00a0pm"],
  ["ja-JP", "21 Nov", "21 Nov 2026", "21 Nov 2026, 15:05"],
  ["not a language", "Nov 21", "Nov 21, 2026", "Nov 21, 2026, 3:05\u00a0PM"],
])("dates for %s are English: %s", (locale, short, long, time) => {
  const style = formatsFor(locale).dates;
  const at = Date.parse("2026-11-21T14:05:00Z");
  const day = Math.floor(at / 86_400_000);
  expect([shortDay(day, style), longDay(day, style)]).toEqual([short, long]);
  expect(moment(at, zoneOf("Europe/Berlin", at), style)).toBe(time);
});

it("an instant is shown by the clocks of its own season, and in UTC where the zone is not known", () => {
  const now = Date.parse("2026-11-28T00:00:00Z");
  const zone = zoneOf("America/New_York", now);
  const said = (text: string) => moment(Date.parse(text), zone, { monthFirst: false, hour12: false });
  expect(said("2026-07-01T03:30:00Z")).toBe("30 Jun 2026, 23:30");
  expect(said("2026-11-28T03:30:00Z")).toBe("27 Nov 2026, 22:30");
  expect(said("2025-11-02T05:59:00Z")).toBe("2 Nov 2025, 01:59");
  const unknown = zoneOf("America/Nowhere", now);
  expect(unknown.isKnown).toBe(false);
  expect(moment(now, unknown, { monthFirst: false, hour12: false })).toBe("28 Nov 2026, 00:00");
});

it.each([
  [-30_000, "just now"],
  [-60_000, "1 minute ago"],
  [2 * 3_600_000, "in 2 hours"],
  [-86_400_000, "yesterday"],
  [86_400_000, "tomorrow"],
  [-3 * 86_400_000, "3 days ago"],
])("%i ms from now is %s", (length, text) => {
  expect(timeAway(1e12 + length, 1e12)).toBe(text);
});
