/** A line as far as money goes, in minor units of the order's currency. */
export type Taxed = {
  /** Of the whole line, exact; null: unknown. */
  amount: number | null;
  /** In basis points: 2000 is 20%. Null: no tax. */
  taxRate: number | null;
  /** The amount holds the tax already. */
  taxIncluded: boolean;
};

/** The amount without its tax, and the tax, each rounded half up, once a line; together what is paid. */
export function netAndTax({ amount, taxRate, taxIncluded }: Taxed & { amount: number }) {
  if (taxRate === null) return { net: amount, tax: 0 };
  if (!taxIncluded) return { net: amount, tax: part(amount, taxRate, WHOLE) };
  const net = part(amount, WHOLE, WHOLE + taxRate);
  return { net, tax: amount - net };
}

const WHOLE = 10_000;

/** amount × share ÷ of, rounded half up; by whole numbers, since the product may pass 2^53. */
const part = (amount: number, share: number, of: number) =>
  Number((BigInt(amount) * BigInt(share) * 2n + BigInt(of)) / (BigInt(of) * 2n));

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
    const parts = netAndTax({ ...line, amount: line.amount });
    net += parts.net;
    if (line.taxRate !== null) taxes.set(line.taxRate, (taxes.get(line.taxRate) ?? 0) + parts.tax);
  }
  return { net, taxes: new Map([...taxes].sort(([a], [b]) => a - b)), unknown };
}
