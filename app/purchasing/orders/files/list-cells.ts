import type { Cell } from "../../../csv/write";
import { isoDay } from "../../../days/iso-day";
import { decimalAmount } from "../../../money/money";
import { isLate, type ListedOrder } from "../lists/order-list";
import { stateWord } from "../state-word";
import { NOT_KNOWN } from "./order-cells";

export const listHeadings = [
  ...["Number", "Supplier", "To", "State", "Late", "Lines", "Ordered", "Received"],
  ...["Total with tax", "Currency", "Lines whose cost is not known", "Expected"],
];

/** An order as the list shows it; `to`: the name of its location. */
export const listCells = (order: ListedOrder, to: string | null, today: number): Cell[] => [
  ...[order.number, order.supplier, order.saleName === null ? to : `Customer of ${order.saleName}`],
  ...[stateWord(order), isLate(order, today), order.lineCount, order.unitsOrdered, order.unitsReceived],
  order.lineCount > 0 && order.linesWithoutCost === order.lineCount
    ? NOT_KNOWN
    : decimalAmount(order.total, order.currency),
  ...[order.currency, order.linesWithoutCost, order.nextDay === null ? null : isoDay(order.nextDay)],
];
