import { stockOutDay } from "../../replenishment/plans/steps/cover-sql";
import type { ListedLine } from "../../replenishment/reorder/list";
import { isSoldOut, SoldOut } from "../cover-bar";
import { Day } from "../day";
import type { Column } from "../list-table";
import { Cover, ReorderPoint, Units, Velocity } from "../number";
import { Suggested } from "../suggested";
import { VariantName } from "../variant-name";
import { FirstRows } from "./first-rows";
import { HOME } from "./words";

export const UrgentLines = ({ lines, total, ...context }: { lines: ListedLine[]; total: number; today: number }) => (
  <FirstRows
    title={HOME.orderNow}
    total={total}
    all={{ label: HOME.urgentLines.allLinesToOrder, url: "/reorder" }}
    none={HOME.urgentLines.nothingIsAtItsReorder}
    caption={HOME.urgentLines.linesToOrderThatPut}
    columns={columns(context)}
    rows={lines}
    keyOf={(line) => line.variantId}
  />
);

const columns = ({ today }: { today: number }): Column<ListedLine>[] => [
  { heading: HOME.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} sku={line.sku} /> },
  {
    heading: HOME.available,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <Units count={line.available} />,
  },
  {
    heading: HOME.urgentLines.expectedADay,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <Velocity perDay={line.velocity} />,
  },
  {
    heading: HOME.urgentLines.cover,
    note: HOME.urgentLines.days,
    numeric: true,
    cell: (line) => (isSoldOut(line) ? <SoldOut /> : <Cover days={line.cover} available={line.available} />),
  },
  {
    heading: HOME.urgentLines.runsOut,
    numeric: true,
    cell: (line) =>
      isSoldOut(line) ? "–" : <Day day={stockOutDay(today, line.cover)} today={today} none={HOME.urgentLines.noEnd} />,
  },
  {
    heading: HOME.reorderPoint,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <ReorderPoint units={line.reorderPoint} />,
  },
  {
    heading: HOME.suggested,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <Suggested variantId={line.variantId} order={line} enough={HOME.urgentLines.enough} />,
  },
];
