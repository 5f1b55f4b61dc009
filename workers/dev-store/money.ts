/** 1250 → "12.50". Every currency here has two decimals. */
export function decimal(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** "12.50" or 12.5 → 1250. */
export function minorUnits(amount: string | number): number {
  return Math.round(Number(amount) * 100);
}
