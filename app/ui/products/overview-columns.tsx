import { Checkbox } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Overview } from "../../replenishment/overviews/overview";
import { velocityOf } from "../../replenishment/plans/steps/velocity-sql";
import type { Selection } from "../bulk/use-selection";
import type { Column } from "../list-table";
import { Cover, ReorderPoint, Units, Velocity } from "../number";
import { StateBadges } from "../state-badge";
import { type LocationNames, locationName, StockByLocation } from "../stock-by-location";
import { ownTitle, Sku, VariantName } from "../variant-name";

export const overviewColumns = ({
  window,
  locationNames,
  locationId,
  selection,
}: {
  window: number;
  locationNames: LocationNames;
  /** Where the figures are of; null: of the whole shop. */
  locationId: number | null;
  selection: Selection;
}): Column<Overview>[] => [
  {
    heading: "Product",
    sort: "title",
    cell: (row) => (
      <SelectableVariant row={row} selection={selection}>
        <VariantName variant={row} variantId={row.variantId} />
      </SelectableVariant>
    ),
  },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  { heading: "State", cell: (row) => <StateBadges overview={row} /> },
  {
    heading: "By location",
    note: "units available",
    cell: ({ stock }) => <StockByLocation stock={stock} names={locationNames} />,
  },
  ...(locationId === null ? wholeShopColumns(window) : locationColumns(locationId, locationNames)),
];

const wholeShopColumns = (window: number): Column<Overview>[] => [
  {
    ...{ heading: "Available", note: "units in all", sort: "available", numeric: true },
    cell: ({ available }) => <Units count={available} />,
  },
  { heading: "Sold a day", note: `last ${window} days`, numeric: true, cell: (row) => <SoldADay {...row} /> },
  {
    heading: "Cover",
    note: "days",
    sort: "cover",
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

/** The same of one location; a dash where the variant is not stocked there. */
function locationColumns(locationId: number, names: LocationNames): Column<Overview>[] {
  const note = locationName(names, locationId);
  const there = ({ stock }: Overview) => stock.find((at) => at.locationId === locationId);
  return [
    { heading: "Available", note, numeric: true, cell: (row) => <Units count={there(row)?.available ?? null} /> },
    {
      heading: "Expected a day",
      note,
      numeric: true,
      cell: (row) => {
        const at = there(row);
        return at ? <Velocity perDay={at.velocity} /> : "–";
      },
    },
    {
      heading: "Cover",
      note: "days there",
      numeric: true,
      cell: (row) => <Cover days={there(row)?.cover ?? 0} available={there(row)?.available ?? null} />,
    },
    {
      heading: "Reorder point",
      note: "units there",
      numeric: true,
      cell: (row) => <ReorderPoint units={there(row)?.reorderPoint ?? null} />,
    },
  ];
}

const SelectableVariant = ({
  row,
  selection,
  children,
}: {
  row: Overview;
  selection: Selection;
  children: ReactNode;
}) => (
  <span className="Selectable">
    <Checkbox
      label={`Select ${row.productTitle} ${ownTitle(row)}`}
      labelHidden
      checked={selection.has(row.variantId)}
      onChange={() => selection.toggle(row.variantId)}
    />
    {children}
  </span>
);

/** What sold, and beside it what the plan reckons with where that is something else. */
const SoldADay = ({
  units,
  days,
  velocity,
  velocityFrom,
}: Pick<Overview, "units" | "days" | "velocity" | "velocityFrom">) => (
  <>
    <Velocity perDay={velocityOf(units, days)} />
    {velocityFrom !== "window" && (
      <span className="Aside">
        <Velocity perDay={velocity} /> {velocityFrom === "hand" ? "expected, set by hand" : "expected"}
      </span>
    )}
  </>
);
