import type { Cell } from "../../csv/write";
import { isoDay } from "../../days/iso-day";
import { decimalAmount } from "../../money/money";
import { ownTitle } from "../../words/own-title";
import { differencesIn } from "./bill";
import type { CostedLine, Costing } from "./costing";

export const billHeadings = ({ order, shopCurrency }: Costing) => [
  ...["Order", "Supplier", "Bill number", "Bill day", `Bill total (${order.currency})`, "Product", "Variant", "SKU"],
  ...["Ordered", "Received (with damaged)", "Damaged", "Billed", `Goods without tax (${order.currency})`],
  ...[`Share of other costs (${shopCurrency})`, `Landed (${shopCurrency})`, "Differences"],
  `Share of damaged units (${shopCurrency})`,
];

/** A line of the bill's file: what is not known is a blank. */
export function billCells({ order, bill, shopCurrency }: Costing, line: CostedLine): Cell[] {
  const amount = (minor: number | null, currency: string) => (minor === null ? null : decimalAmount(minor, currency));
  return [
    ...[order.number, order.supplierName, bill.number, bill.day === null ? null : isoDay(bill.day)],
    ...[amount(bill.total, order.currency), line.productTitle, ownTitle(line), line.sku],
    ...[line.ordered, line.received, line.damaged, line.billed, amount(line.net, order.currency)],
    ...[amount(line.share, shopCurrency), amount(line.landed, shopCurrency), differencesIn(line).join("; ")],
    amount(line.shareOfDamaged, shopCurrency),
  ];
}
