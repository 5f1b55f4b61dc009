import { decimalAmount } from "../../../money/money";
import { percentText } from "../../../suppliers/costs/tax-rate";
import type { TypedLine } from "./line-fields";

/** A line as its form tells it. */
export const lineForm = ({ price, ...line }: TypedLine, currency: string): Record<string, string> => ({
  ordered: String(line.ordered),
  cost: price.amount === null ? "" : decimalAmount(price.amount, currency),
  costUnits: String(price.units),
  costTyped: line.costTyped ? "yes" : "no",
  taxRate: line.taxRate === null ? "" : percentText(line.taxRate),
  taxIncluded: line.taxIncluded ? "yes" : "no",
  supplierSku: line.supplierSku ?? "",
  description: line.description ?? "",
  pack: line.pack === null ? "" : String(line.pack),
});
