import { decimalAmount } from "../../money/money";

/** From so many units on, one costs so much, in minor units. In order of units. */
export type PriceBreak = { from: number; unitCost: number };

/** "12: 4.50 | 144: 4.20"; "" for none. */
export const breaksText = (breaks: readonly PriceBreak[], currency: string): string =>
  breaks.map(({ from, unitCost }) => `${from}: ${decimalAmount(unitCost, currency)}`).join(" | ");

/** What one costs where so many are ordered; null: not known. */
export const unitCostAt = (
  { unitCost, priceBreaks }: { unitCost: number | null; priceBreaks: readonly PriceBreak[] },
  quantity: number,
): number | null => priceBreaks.findLast(({ from }) => from <= quantity)?.unitCost ?? unitCost;
