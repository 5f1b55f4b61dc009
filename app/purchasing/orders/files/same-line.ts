import { gidOf } from "../../../csv/shopify-id";
import { folded } from "../../../words/folded";
import { typedCost } from "../lines/line-form";
import type { FileLine } from "./file-line";
import type { ToldLine } from "./order-file";

/**
 * Whether a row says nothing else than a line that stands: the same variant, by whatever name, and alike in all that the row
 * does not leave blank.
 */
export function isSameLine(told: ToldLine, line: FileLine, variantId: number | undefined): boolean {
  return (
    isOf(told, line, variantId) &&
    told.ordered === line.ordered &&
    isSameCost(told, line) &&
    saysSame(told.supplierNote, line.supplierNote) &&
    saysSame(told.teamNote, line.teamNote) &&
    saysSame(told.terms, line.terms) &&
    saysSame(told.expected, line.expectedDay) &&
    saysSame(told.supplierSku, line.supplierSku) &&
    saysSame(told.description, line.description) &&
    saysSame(told.pack, line.pack) &&
    saysSame(told.taxRate, line.taxRate) &&
    (told.cost === undefined || told.cost === "" || saysSame(told.taxIncluded, line.taxIncluded)) &&
    (!told.deliveries?.length || JSON.stringify(told.deliveries) === JSON.stringify(line.deliveries))
  );
}

/** A line whose variant Shopify has no more goes by the SKU that it had. */
function isOf(told: ToldLine, line: FileLine, variantId: number | undefined) {
  if (variantId !== undefined) return variantId === line.variantId;
  if (told.shopifyId) return line.shopifyId !== null && told.shopifyId === gidOf("ProductVariant", line.shopifyId);
  return folded(told.sku) === folded(line.sku);
}

function isSameCost({ cost, costFor }: ToldLine, { pricedAmount, pricedUnits, currency }: FileLine) {
  if (cost === undefined || cost === "") return true;
  if (cost === "unknown") return pricedAmount === null;
  return typedCost(cost, currency) === pricedAmount && (costFor ?? 1) === pricedUnits;
}

const saysSame = <Value>(told: Value | null | undefined, stands: Value | null) =>
  told === undefined || told === null || told === stands;
