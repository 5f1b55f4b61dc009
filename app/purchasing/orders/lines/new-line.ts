import { ENGLISH } from "../../../formats/number-style";
import { shownAmount } from "../../../money/money";
import { amountAt, MOST_AMOUNT, MOST_UNITS, type Price } from "./line-amount";
import { type Quote, quotedAt } from "./quote";

/**
 * What is to be ordered. Without a price it is quoted; `amount: null` says that nobody knows. What is not said is as
 * the supplier has it.
 */
export type NewLine = {
  variantId: number;
  quantity: number;
  price?: Price;
  taxRate?: number | null;
  taxIncluded?: boolean;
  supplierSku?: string | null;
  description?: string | null;
  pack?: number | null;
  formToken?: string | null;
};

/** A line as its row holds it. */
export type LineValues = Required<Omit<NewLine, "price">> & {
  amount: number | null;
  pricedAmount: number | null;
  pricedUnits: number;
  costTyped: boolean;
};

/** The most lines on an order. */
export const MOST_LINES = 500;

export const tooDear = (currency: string) =>
  `A line comes to ${shownAmount(MOST_AMOUNT, currency, ENGLISH, { whole: true })} at most.`;
export const WHOLE_UNITS = "Order whole units, from 1 to 1,000,000.";

/** With what its supplier asks where nothing was typed; a refusal in words where it cannot be. */
export function lineValues(line: NewLine, quote: Quote, currency: string): LineValues | string {
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > MOST_UNITS) return WHOLE_UNITS;
  const quoted = quotedAt(quote, line.quantity);
  const price = line.price ?? { amount: quoted.unitCost, units: 1 };
  const amount = amountAt(price, line.quantity);
  if (amount === undefined) return tooDear(currency);
  return {
    variantId: line.variantId,
    quantity: line.quantity,
    amount,
    pricedAmount: price.amount,
    pricedUnits: price.units,
    costTyped: line.price !== undefined,
    taxRate: line.taxRate === undefined ? quote.taxRate : line.taxRate,
    taxIncluded: line.taxIncluded ?? (line.price ? quote.costsIncludeTax : quoted.taxIncluded),
    supplierSku: line.supplierSku === undefined ? quote.supplierSku : line.supplierSku,
    description: line.description === undefined ? quote.description : line.description,
    pack: line.pack === undefined ? quote.pack : line.pack,
    formToken: line.formToken ?? null,
  };
}
