import type { OrderLine } from "./order-list.server";

/** What to order of one supplier, to be read on paper. Amounts in minor units of `currency`. */
export type OrderSheet = {
  /** Null: no supplier is known. */
  supplier: string | null;
  currency: string;
  lines: OrderLine[];
  units: number;
  cost: number;
  withoutCost: number;
};

/** One a supplier, the supplier of the first line first. */
export function orderSheets(lines: OrderLine[], shop: { currency: string }): OrderSheet[] {
  const sheets = new Map<string | null, OrderSheet>();
  for (const line of lines) {
    const { supplier, quantity, unitCost } = line;
    const sheet = sheets.get(supplier) ?? {
      ...{ supplier, currency: line.currency ?? shop.currency, lines: [] },
      ...{ units: 0, cost: 0, withoutCost: 0 },
    };
    sheets.set(supplier, {
      ...sheet,
      lines: [...sheet.lines, line],
      units: sheet.units + quantity,
      cost: sheet.cost + quantity * (unitCost ?? 0),
      withoutCost: sheet.withoutCost + Number(unitCost === null),
    });
  }
  return [...sheets.values()];
}
