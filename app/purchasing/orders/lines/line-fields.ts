import type { Texts } from "../../../forms/opened";
import { decimalAmount } from "../../../money/money";
import { percentText } from "../../../suppliers/costs/tax-rate";
import type { OrderLine } from "../order";
import type { Price } from "./line-amount";

/** What can be typed in a line. */
export type TypedLine = {
  ordered: number;
  price: Price;
  /** By hand, so that no price list changes it; false takes what the supplier asks. */
  costTyped: boolean;
  taxRate: number | null;
  taxIncluded: boolean;
  supplierSku: string | null;
  description: string | null;
  pack: number | null;
};

export const typedLineOf = (line: OrderLine): TypedLine => ({
  ...{ ordered: line.ordered, price: { amount: line.pricedAmount, units: line.pricedUnits } },
  costTyped: line.costTyped,
  ...{ taxRate: line.taxRate, taxIncluded: line.taxIncluded },
  ...{ supplierSku: line.supplierSku, description: line.description, pack: line.pack },
});

/** As texts to compare by, each as a person would read it. The price is one thing. */
export const lineTexts = ({ price, ...line }: TypedLine, currency: string): Texts => ({
  ordered: String(line.ordered),
  price: priceText(price, currency),
  costTyped: line.costTyped ? "yes" : "no",
  taxRate: line.taxRate === null ? "" : percentText(line.taxRate),
  taxIncluded: line.taxIncluded ? "yes" : "no",
  supplierSku: line.supplierSku ?? "",
  description: line.description ?? "",
  pack: line.pack === null ? "" : String(line.pack),
});

/** "12.50", "100.00 for 3", "" where it is not known. */
const priceText = ({ amount, units }: Price, currency: string) =>
  amount === null ? "" : `${decimalAmount(amount, currency)}${units === 1 ? "" : ` for ${units}`}`;
