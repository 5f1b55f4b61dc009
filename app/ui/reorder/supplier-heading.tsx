import {
  isNarrowed,
  type ListedLine,
  type ReorderFilter,
  type SupplierToOrderFrom,
} from "../../replenishment/reorder/list";
import { changedAmong, changedTotals, type OrderTotals, totalsOf } from "../../replenishment/reorder/quantities";
import { WHOLE_SHOP } from "../../sql/zeros";
import { counted, LINES, UNITS } from "../../words/counted";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { OrderDaysNote } from "../order-days-note";
import type { Quantities } from "./use-quantities";
import { REORDER } from "./words";

type Group = {
  lines: ListedLine[];
  supplier: SupplierToOrderFrom | undefined;
  filter: ReorderFilter;
  quantities: Quantities;
  today: number;
};

/** What is ordered of a supplier, against the least that its orders must be worth. */
export const SupplierHeading = ({ columns, ...group }: Group & { columns: number }) => {
  const { supplier, lines, filter } = group;
  const format = useNumberFormat();
  const totals = groupTotals(group);
  const isWhole = filter.tab === "low" && filter.location === WHOLE_SHOP && !isNarrowed(filter);
  return (
    <tr className="Reorder-Supplier">
      <th colSpan={columns} scope="rowgroup">
        <strong>{supplier?.name ?? REORDER.supplier}</strong>{" "}
        <span>
          {isWhole && supplier && supplier.low > lines.length
            ? REORDER.supplierHeading.linesOnThisPage(format(lines.length), format(supplier.low))
            : counted(lines.length, LINES, format)}
          {" · "}
          {counted(totals.units, UNITS, format)}
          {supplier && <Cost supplier={supplier} totals={totals} />}
        </span>
        {supplier && <OrderDaysNote days={supplier.orderDays} today={group.today} />}
      </th>
    </tr>
  );
};

const Cost = ({ supplier, totals }: { supplier: SupplierToOrderFrom; totals: OrderTotals }) => {
  const money = useMoney(supplier.currency);
  const format = useNumberFormat();
  const { minimumValue } = supplier;
  const missing = minimumValue === null ? 0 : minimumValue - totals.cost;
  return (
    <>
      {/* A phone has it in the footer. */}
      <span className="Reorder-SupplierCost">
        {" · "}
        {money(totals.cost)}
        {totals.withoutCost > 0 && REORDER.and(unknownCosts(totals.withoutCost, format))}
        {minimumValue !== null &&
          totals.units > 0 &&
          missing <= 0 &&
          REORDER.supplierHeading.minimumOrderOfMet(money(minimumValue))}
      </span>
      {minimumValue !== null && totals.units > 0 && missing > 0 && (
        <strong className="Reorder-Missing">
          {" "}
          {REORDER.supplierHeading.belowTheMinimumOrder(money(missing), money(minimumValue))}
        </strong>
      )}
    </>
  );
};

export const unknownCosts = REORDER.supplierHeading.unknownCosts;

/** All that is low of the supplier, on this page or not; elsewhere the lines of this page. */
function groupTotals({ supplier, lines, filter, quantities }: Group): OrderTotals {
  const isWhole =
    filter.tab === "low" && filter.location === WHOLE_SHOP && !isNarrowed(filter) && supplier !== undefined;
  if (!isWhole) return changedTotals(totalsOf(lines), changedAmong(lines, quantities.changed));
  const changed = [...quantities.changed.values()];
  return changedTotals(
    supplier,
    changed.filter(({ supplierId, isLow }) => isLow && supplierId === supplier.supplierId),
  );
}
