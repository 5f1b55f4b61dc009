import { decimalAmount } from "../../../money/money";
import { lineTexts, type TypedLine } from "./line-fields";

/** A line as its form tells it: its price in two fields. */
export function lineForm(line: TypedLine, currency: string): Record<string, string> {
  const { price: _, ...texts } = lineTexts(line, currency);
  const { amount, units } = line.price;
  return { ...texts, cost: amount === null ? "" : decimalAmount(amount, currency), costUnits: String(units) };
}
