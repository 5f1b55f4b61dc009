import { type Taxed, taxOf } from "../orders/lines/line-amount";

/** Sums of an order's lines: without tax, the tax by its rate, and how many lines have no known amount. */
export function totalsOf(lines: Taxed[]) {
  const taxes = new Map<number, number>();
  let net = 0;
  let unknown = 0;
  for (const line of lines) {
    if (line.amount === null) {
      unknown++;
      continue;
    }
    const parts = taxOf(line);
    net += parts.net;
    if (line.taxRate !== null) taxes.set(line.taxRate, (taxes.get(line.taxRate) ?? 0) + parts.tax);
  }
  return { net, taxes: new Map([...taxes].sort(([a], [b]) => a - b)), unknown };
}
