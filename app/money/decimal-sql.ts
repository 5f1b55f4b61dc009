import { CURRENCIES_BY_DIGITS } from "./currency-digits";

const codes = (digits: 0 | 3 | 4) =>
  CURRENCIES_BY_DIGITS[digits]
    .split(" ")
    .map((code) => `'${code}'`)
    .join(", ");

/** SQL: decimals of the currency in that column; the same as `digitsOf`. */
export const digitsIn = (
  currency: string,
) => `CASE WHEN ${currency} IN (${codes(0)}) THEN 0 WHEN ${currency} IN (${codes(3)}) THEN 3
    WHEN ${currency} IN (${codes(4)}) THEN 4 ELSE 2 END`;

/** SQL: an amount without the tax that it includes, half up, where `included` holds; the rate in basis points, null for none. The same as `netOf`. */
export const netIn = (amount: string, { included, rate }: { included: string; rate: string }) =>
  `iif(${included}, (20000 * ${amount} + 10000 + COALESCE(${rate}, 0)) / (20000 + 2 * COALESCE(${rate}, 0)), ${amount})`;
