import { type NumberStyle, shownDigits, threeDigits } from "../formats/number-style";
import { CURRENCIES_BY_DIGITS } from "./currency-digits";

const DIGITS = new Map(
  Object.entries(CURRENCIES_BY_DIGITS).flatMap(([digits, codes]) =>
    codes.split(" ").map((code) => [code, Number(digits)] as const),
  ),
);

/**
 * Decimals of a currency: 2 for most, 0 for yen, and 2 for one that the table does not have. Never asked of an engine:
 * they differ in HUF, COP, IDR and a dozen more, and an amount stored by one would be read a hundredfold by another.
 */
export const digitsOf = (currency: string) => DIGITS.get(currency) ?? 2;

/** Whether its decimals are known. */
export const isCurrency = (code: string) => DIGITS.has(code);

/**
 * An amount as Shopify writes it ("12.50") in minor units of its currency: 1250 pence, 13 yen. Digits beyond the
 * currency's are rounded half up. Undefined where it is no amount or beyond what is counted exactly.
 */
export function minorUnits(amount: string, currency: string): number | undefined {
  const parts = /^(\d{1,15})(?:\.(\d+))?$/.exec(amount);
  if (!parts) return undefined;
  const [, whole = "", fraction = ""] = parts;
  const digits = digitsOf(currency);
  const kept = Number(whole + fraction.padEnd(digits, "0").slice(0, digits));
  const rounded = kept + ((fraction[digits] ?? "0") >= "5" ? 1 : 0);
  return Number.isSafeInteger(rounded) ? rounded : undefined;
}

/** As a computer writes it: 1250 pence are "12.50". */
export function decimalAmount(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** For a reader: in the separators of their language; `whole` leaves the decimals out. */
export function shownAmount(minor: number, currency: string, style: NumberStyle, { whole = false } = {}) {
  const digits = digitsOf(currency);
  const text = (Math.abs(minor) / 10 ** digits).toFixed(whole ? 0 : digits);
  return withCurrency(shownDigits(text, style), currency, style, minor < 0 && /[1-9]/.test(text));
}

/** In three digits, as an axis has room for: £1.19M. */
export const shortAmount = (minor: number, currency: string, style: NumberStyle) =>
  withCurrency(threeDigits(Math.abs(minor) / 10 ** digitsOf(currency), style), currency, style, minor < 0);

function withCurrency(number: string, currency: string, { money, symbols }: NumberStyle, isNegative: boolean) {
  const symbol = symbols[currency] ?? currency;
  const { positive, negative } = money[touchesWithLetter(symbol, money.sign.positive) ? "letters" : "sign"];
  return (isNegative ? negative : positive).replace("#", () => number).replace("¤", () => symbol);
}

/** "CA$" touches the number with a sign, "CHF" with a letter, which a space keeps apart. */
const touchesWithLetter = (symbol: string, pattern: string) =>
  /^\p{L}$/u.test((pattern.indexOf("¤") < pattern.indexOf("#") ? symbol.at(-1) : symbol.at(0)) ?? "");
