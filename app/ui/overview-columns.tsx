import type { Overview } from "../replenishment/overview";
import type { Column } from "./list-table";
import { Cover, ReorderPoint, Units, Velocity } from "./number";
import { StateBadge } from "./state-badge";
import { type LocationNames, StockByLocation } from "./stock-by-location";
import { Sku, VariantName } from "./variant-name";

export const overviewColumns = ({
  window,
  locationNames,
}: {
  window: number;
  locationNames: LocationNames;
}): Column<Overview>[] => [
  { heading: "Product", cell: (row) => <VariantName variant={row} variantId={row.variantId} /> },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  { heading: "State", cell: (row) => <StateBadge overview={row} /> },
  {
    heading: "By location",
    note: "units available",
    cell: ({ stock }) => <StockByLocation stock={stock} names={locationNames} />,
  },
  { heading: "Available", note: "units in all", numeric: true, cell: ({ available }) => <Units count={available} /> },
  { heading: "Sold a day", note: `last ${window} days`, numeric: true, cell: (row) => <MarkedVelocity {...row} /> },
  {
    heading: "Cover",
    note: "days",
    numeric: true,
    cell: ({ cover, available }) => <Cover days={cover} available={available} />,
  },
  {
    heading: "Reorder point",
    note: "units",
    numeric: true,
    cell: ({ reorderPoint, untracked }) => <ReorderPoint units={untracked ? null : reorderPoint} />,
  },
];

/** What was typed by hand is told apart from what was measured. */
const MarkedVelocity = ({ velocity, velocityFrom }: Pick<Overview, "velocity" | "velocityFrom">) => (
  <>
    <Velocity perDay={velocity} />
    {velocityFrom !== "window" && <span className="Aside">{velocityFrom === "hand" ? "set by hand" : "forecast"}</span>}
  </>
);
