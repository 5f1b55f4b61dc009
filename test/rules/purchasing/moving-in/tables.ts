import { decimalSignIn, guessedMapping, mappedRows } from "../../../../app/csv/mapping";
import { sheetFrom } from "../../../../app/csv/sheet";
import { type Defaults, ordersInRows } from "../../../../app/purchasing/moving-in/reading/orders-in-rows";
import { ORDER_COLUMNS } from "../../../../app/purchasing/moving-in/reading/stocky-columns";

export async function sheetOf(text: string) {
  const opened = await sheetFrom(text, "file.csv", { mends: true });
  if (opened.kind === "refused") throw new Error(opened.reason);
  return opened.sheet;
}

export async function ordersOf(text: string, defaults: Defaults = {}) {
  const sheet = await sheetOf(text);
  const mapping = guessedMapping(ORDER_COLUMNS, sheet.headings);
  const { rows } = mappedRows(sheet, ORDER_COLUMNS, mapping, decimalSignIn(sheet, ORDER_COLUMNS, mapping));
  return ordersInRows(rows, defaults, "day first");
}
