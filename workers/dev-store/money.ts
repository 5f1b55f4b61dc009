/** 1250 → "12.50" pounds, "1250" yen, "1.250" dinars. */
export function decimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}

/** "12.50" or 12.5 pounds → 1250. */
export function minorUnits(amount: string | number, currency: string): number {
  return Math.round(Number(amount) * 10 ** decimalsOf(currency));
}

const decimalsOf = (currency: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
