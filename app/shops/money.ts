import { numberFormat } from "./formats";
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
export const shownAmount = (minor: number, currency: string, locale: string, { whole = false } = {}) =>
  numberFormat(locale, { style: "currency", currency, ...(whole && { maximumFractionDigits: 0 }) }).format(
    minor / 10 ** digitsOf(currency),
  );

export const isCurrency = (code: string) => Intl.supportedValuesOf("currency").includes(code);

/** In three digits, as an axis has room for: £1.19M. */
export const shortAmount = (minor: number, currency: string, locale: string) =>
  numberFormat(locale, {
    style: "currency",
    currency,
    notation: "compact",
    maximumSignificantDigits: 3,
  }).format(minor / 10 ** digitsOf(currency));

/** Decimals of a currency: 2 for most, 0 for yen. */
export function digitsOf(currency: string): number {
  try {
    return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
