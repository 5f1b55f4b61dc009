import type { Cell } from "../../csv/write";
import { decimalAmount } from "../../money/money";
import { ownTitle } from "../../words/own-title";
import { WRITE_WORDS } from "../writes/inventory-write";
import type { ReviewLine } from "./review";

export const countHeadings = (currency: string) => [
  ...["SKU", "Barcode", "Product", "Variant", "Expected", "Counted", "Difference", `Unit cost (${currency})`],
  ...[`Value of difference (${currency})`, "In Shopify"],
];

/** A line of the result's file; what is not known is a blank. */
export function countCells(line: ReviewLine, currency: string): Cell[] {
  const amount = (minor: number | null) => (minor === null ? null : decimalAmount(minor, currency));
  const { sku, barcodes, productTitle, variantTitle, expected, counted, change, cost, value, posting } = line;
  return [
    sku,
    barcodes[0] ?? null,
    productTitle,
    ownTitle({ variantTitle }),
    expected,
    counted,
    change,
    amount(cost),
    amount(value),
    posting && WRITE_WORDS[posting],
  ];
}
