import type { OrderLine } from "./order-list.server";

/** What to order of one supplier, to be read on paper. Amounts in minor units of `currency`. */
export type OrderSheet = {
  /** Null: no supplier is known. */
  supplier: string | null;
  currency: string;
  lines: (OrderLine & { quantity: number })[];
  units: number;
  cost: number;
  withoutCost: number;
};

/** One a supplier, the supplier of the first line first. Of which nothing is to be ordered is left out. */
export function orderSheets(
  lines: OrderLine[],
  changed: ReadonlyMap<number, number>,
  shop: { currency: string },
): OrderSheet[] {
  const sheets = new Map<string | null, OrderSheet>();
  for (const line of lines) {
    const quantity = changed.get(line.variantId) ?? line.suggested;
    if (quantity === 0) continue;
    const { supplier, unitCost } = line;
    const sheet = sheets.get(supplier) ?? {
      ...{ supplier, currency: line.currency ?? shop.currency, lines: [] },
      ...{ units: 0, cost: 0, withoutCost: 0 },
    };
    sheets.set(supplier, {
      ...sheet,
      lines: [...sheet.lines, { ...line, quantity }],
      units: sheet.units + quantity,
      cost: sheet.cost + quantity * (unitCost ?? 0),
      withoutCost: sheet.withoutCost + Number(unitCost === null),
    });
  }
  return [...sheets.values()];
}
