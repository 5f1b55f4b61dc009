import type { ReactNode } from "react";
import type { Overview } from "../../replenishment/overviews/overview";
import type { StockAt } from "../../replenishment/overviews/stock-at";
import { velocityOf } from "../../replenishment/plans/steps/velocity-sql";
import { ownTitle } from "../../words/own-title";
import type { Selection } from "../bulk/use-selection";
import type { Column } from "../list-table";
import { type LocationNames, locationName } from "../location-name";
import { Cover, ReorderPoint, Units, Velocity } from "../number";
import { RowCheckbox } from "../row-checkbox";
import { StateBadges } from "../state-badge";
import { VariantName } from "../variant-name";
import { StockByLocation, type StockHere } from "./stock-here";
import { PRODUCTS } from "./words";

/** What is drawn of a variant; a list of fifty is heavy with all the rest that is known of one. */
type Listed = Pick<
  Overview,
  | ("variantId" | "productTitle" | "variantTitle" | "sku" | "imageUrl")
  | ("status" | "untracked" | "out" | "low" | "standing" | "sellOut")
  | ("available" | "units" | "days" | "velocity" | "velocityFrom" | "cover" | "reorderPoint")
> & {
  stock: StockHere[];
  /** How it stands at the location that was asked for, if it is stocked there. */
  there?: Pick<StockAt, "available" | "velocity" | "cover" | "reorderPoint">;
};

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
}): Column<Listed>[] => [
  {
    heading: PRODUCTS.overviewColumns.product,
    sort: "title",
    cell: (row) => (
      <SelectableVariant row={row} selection={selection}>
        <VariantName variant={row} variantId={row.variantId} sku={row.sku} />
      </SelectableVariant>
    ),
  },
  { heading: PRODUCTS.overviewColumns.state, cell: (row) => <StateBadges overview={row} /> },
  {
    heading: PRODUCTS.overviewColumns.byLocation,
    note: PRODUCTS.overviewColumns.unitsAvailable,
    cell: ({ stock }) => <StockByLocation stock={stock} names={locationNames} />,
  },
  ...(locationId === null ? wholeShopColumns(window) : locationColumns(locationId, locationNames)),
];

const wholeShopColumns = (window: number): Column<Listed>[] => [
  {
    ...{
      heading: PRODUCTS.overviewColumns.available,
      note: PRODUCTS.overviewColumns.unitsInAll,
      sort: "available",
      numeric: true,
    },
    cell: ({ available }) => <Units count={available} />,
  },
  {
    heading: PRODUCTS.overviewColumns.soldADay,
    note: PRODUCTS.overviewColumns.lastDays(window),
    numeric: true,
    cell: (row) => <SoldADay {...row} />,
  },
  {
    heading: PRODUCTS.overviewColumns.cover,
    note: PRODUCTS.overviewColumns.days,
    sort: "cover",
    numeric: true,
    cell: ({ cover, available }) => <Cover days={cover} available={available} />,
  },
  {
    heading: PRODUCTS.overviewColumns.reorderPoint,
    note: PRODUCTS.overviewColumns.units,
    numeric: true,
    cell: ({ reorderPoint, untracked }) => <ReorderPoint units={untracked ? null : reorderPoint} />,
  },
];

/** Of all that is known of it what the columns draw. */
export function listed(of: Overview, locationId: number | null): Listed {
  const { variantId, productTitle, variantTitle, sku, imageUrl, status, untracked, out, low, standing, sellOut } = of;
  const { available, units, days, velocity, velocityFrom, cover, reorderPoint } = of;
  const at = of.stock.find((each) => each.locationId === locationId);
  return {
    ...{ variantId, productTitle, variantTitle, sku, imageUrl, status, untracked, out, low, standing, sellOut },
    ...{ available, units, days, velocity, velocityFrom, cover, reorderPoint },
    stock: of.stock.map(({ locationId, available, low }) => ({ locationId, available, low })),
    there: at && {
      available: at.available,
      velocity: at.velocity,
      cover: at.cover,
      reorderPoint: at.reorderPoint,
    },
  };
}

/** The same of one location; a dash where the variant is not stocked there. */
function locationColumns(locationId: number, names: LocationNames): Column<Listed>[] {
  const note = locationName(names, locationId);
  return [
    {
      heading: PRODUCTS.overviewColumns.available,
      note,
      numeric: true,
      cell: ({ there }) => <Units count={there?.available ?? null} />,
    },
    {
      heading: PRODUCTS.overviewColumns.expectedADay,
      note,
      numeric: true,
      cell: ({ there }) => (there ? <Velocity perDay={there.velocity} /> : "–"),
    },
    {
      heading: PRODUCTS.overviewColumns.cover,
      note: PRODUCTS.overviewColumns.daysThere,
      numeric: true,
      cell: ({ there }) => <Cover days={there?.cover ?? 0} available={there?.available ?? null} />,
    },
    {
      heading: PRODUCTS.overviewColumns.reorderPoint,
      note: PRODUCTS.overviewColumns.unitsThere,
      numeric: true,
      cell: ({ there }) => <ReorderPoint units={there?.reorderPoint ?? null} />,
    },
  ];
}

const SelectableVariant = ({
  row,
  selection,
  children,
}: {
  row: Listed;
  selection: Selection;
  children: ReactNode;
}) => (
  <span className="Selectable">
    <RowCheckbox
      label={PRODUCTS.overviewColumns.select(row.productTitle, ownTitle(row))}
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
        <Velocity perDay={velocity} />{" "}
        {velocityFrom === "hand" ? PRODUCTS.overviewColumns.expectedSetByHand : PRODUCTS.overviewColumns.expected}
      </span>
    )}
  </>
);
