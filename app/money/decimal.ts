import { digitsOf } from "./money";

/** A number as it was typed, exact: `units` of the last of its `scale` decimals. */
interface Decimal {
  units: bigint;
  scale: number;
}

/** What is typed of an exchange rate: "1.2345". Undefined for what is none, or zero, or has more than 12 decimals. */
export function exchangeRate(text: string): Decimal | undefined {
  const parts = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(text.trim());
  const [, whole = "", fraction = ""] = parts ?? [];
  const units = BigInt(whole + fraction);
  return parts && units > 0n ? { units, scale: fraction.length } : undefined;
}

/**
 * Minor units of one currency in minor units of another, at so many of the second for one of the first; rounded half up, away
 * from zero. Undefined beyond what is counted exactly.
 */
export function converted(minor: number, from: string, to: string, rate: Decimal): number | undefined {
  const shift = digitsOf(to) - digitsOf(from) - rate.scale;
  const product = BigInt(minor) * rate.units * 10n ** BigInt(Math.max(0, shift));
  return safe(rounded(product, 10n ** BigInt(Math.max(0, -shift))));
}

/** Half up, away from zero. The divisor is above 0. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -quotient : quotient;
}

/** Undefined beyond what a number counts exactly. */
export const safe = (whole: bigint): number | undefined =>
  Number.isSafeInteger(Number(whole)) ? Number(whole) : undefined;
