import { rounded } from "../../../money/decimal";
import { digitsOf } from "../../../money/money";
import { MOST_AMOUNT } from "../../orders/lines/line-amount";

/**
 * What a line cost in minor units: the total where the file has one, else the cost of one times the units, rounded once. Null
 * where neither is told, or it is more than a line comes to.
 */
export function amountTold(
  { unitCost, total }: { unitCost: string | null; total: string | null },
  units: number,
  currency: string,
): number | null {
  const told = total ?? unitCost;
  if (told === null) return null;
  const times = total === null ? BigInt(units) : 1n;
  const [whole = "0", fraction = ""] = told.split(".");
  const digits = digitsOf(currency);
  const product = BigInt(whole + fraction) * times * 10n ** BigInt(Math.max(0, digits - fraction.length));
  const minor = rounded(product, 10n ** BigInt(Math.max(0, fraction.length - digits)));
  return minor <= BigInt(MOST_AMOUNT) ? Number(minor) : null;
}

const RATE_DIGITS = 8n;

/** What one unit of the supplier's currency was in the shop's, by a line that is told in both. Null where that cannot be said. */
export function rateTold(base: string | null, foreign: string | null): string | null {
  if (base === null || foreign === null) return null;
  const scale = Math.max(fractionOf(base), fractionOf(foreign));
  const [dividend, divisor] = [scaled(base, scale), scaled(foreign, scale)];
  if (dividend === 0n || divisor === 0n) return null;
  const units = rounded(dividend * 10n ** RATE_DIGITS, divisor);
  if (units === 0n) return null;
  const digits = String(units).padStart(Number(RATE_DIGITS) + 1, "0");
  const fraction = digits.slice(-Number(RATE_DIGITS)).replace(/0{1,8}$/, "");
  return `${digits.slice(0, -Number(RATE_DIGITS))}${fraction && `.${fraction}`}`;
}

const fractionOf = (decimal: string) => decimal.split(".")[1]?.length ?? 0;

const scaled = (decimal: string, scale: number) => {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(scale, "0"));
};
