import {
  bySupplier,
  type ListedLine,
  type ReorderFilter,
  type SupplierToOrderFrom,
} from "../../replenishment/reorder/list";
import type { Selection } from "../bulk/use-selection";
import { Headings } from "../list-table";
import { ReorderRow } from "./reorder-row";
import { SupplierHeading } from "./supplier-heading";
import type { Quantities } from "./use-quantities";
import { REORDER } from "./words";

const COLUMNS = [
  { heading: REORDER.product },
  { heading: REORDER.available, numeric: true },
  { heading: REORDER.expectedADay, numeric: true },
  { heading: REORDER.cover, numeric: true },
  { heading: REORDER.orderBy, numeric: true },
  { heading: REORDER.order, numeric: true },
  { heading: REORDER.cost, numeric: true },
  { heading: REORDER.why },
];

/** Lines to order, those of one supplier together. On a phone each is a card, as in every list. */
export const ReorderTable = ({
  lines,
  filter,
  suppliers,
  quantities,
  selection,
  snoozes,
  currency,
  today,
}: {
  lines: ListedLine[];
  filter: ReorderFilter;
  suppliers: SupplierToOrderFrom[];
  quantities: Quantities;
  selection: Selection;
  /** Until when, of what is snoozed. */
  snoozes: Record<number, number>;
  /** The shop's. */
  currency: string;
  today: number;
}) => (
  <div className="ListTable-Scroll">
    <table className="ListTable Reorder">
      <caption>{REORDER.reorderTable.linesToReorderBySupplier}</caption>
      <Headings columns={COLUMNS} />
      {bySupplier(lines).map((group) => {
        const supplier = suppliers.find(({ supplierId }) => supplierId === group.supplierId);
        return (
          <tbody key={group.supplierId}>
            <SupplierHeading
              columns={COLUMNS.length}
              lines={group.lines}
              {...{ supplier, filter, quantities, today }}
            />
            {group.lines.map((line) => (
              <ReorderRow
                key={line.variantId}
                columns={COLUMNS.length}
                location={filter.location}
                currency={supplier?.currency ?? currency}
                shopCurrency={currency}
                quantity={quantities.quantityOf(line)}
                change={quantities.change}
                left={quantities.left}
                selected={selection.has(line.variantId)}
                select={selection.toggle}
                orderDays={supplier?.orderDays}
                snoozedUntil={snoozes[line.variantId] ?? null}
                {...{ line, today }}
              />
            ))}
          </tbody>
        );
      })}
    </table>
  </div>
);
