import { Badge, Box, Card, Text } from "@shopify/polaris";
import { type DemandElsewhere, soldElsewhere } from "../../replenishment/plans/demand-elsewhere";
import type { PlanAt } from "../../replenishment/plans/plan-at";
import { type Column, ListTable } from "../list-table";
import { Cover, ReorderPoint, Units, useNumberFormat, Velocity } from "../number";
import { type LocationNames, locationName } from "../stock-by-location";

export const StockTable = ({
  plans,
  locationNames,
  unplaced,
  elsewhere,
}: {
  plans: PlanAt[];
  locationNames: LocationNames;
  unplaced: number;
  elsewhere: DemandElsewhere[];
}) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        Stock by location
      </Text>
      <SpreadSales unplaced={plans.length > 1 ? unplaced : 0} elsewhere={elsewhere} alone={plans.length === 1} />
    </Box>
    <ListTable
      caption="Stock by location"
      columns={columns(locationNames)}
      rows={plans}
      keyOf={({ locationId }) => locationId}
    />
  </Card>
);

/** What counts at these locations though it was not sold there. */
const SpreadSales = ({
  unplaced,
  elsewhere,
  alone,
}: {
  unplaced: number;
  elsewhere: DemandElsewhere[];
  alone: boolean;
}) => {
  const format = useNumberFormat();
  const there = elsewhere.filter(({ units90 }) => units90 !== 0);
  if (unplaced <= 0 && there.length === 0) return null;
  return (
    <Text as="p" tone="subdued">
      {unplaced > 0 && `${format(unplaced)} of the units sold in the last 90 days have no known location. `}
      {there.length > 0 && `In the last 90 days ${soldElsewhere(there, ({ units90 }) => `${format(units90)} units`)}. `}
      {alone
        ? "They count at the location that stocks it."
        : "They count at each location in proportion to what else sold there in that time, and equally where nothing did."}
    </Text>
  );
};

const columns = (names: LocationNames): Column<PlanAt>[] => [
  {
    heading: "Location",
    cell: ({ locationId, low }) => (
      <span className="LocationName">
        {locationName(names, locationId)} {low && <Badge tone="warning">Low</Badge>}
      </span>
    ),
  },
  { heading: "Available", numeric: true, cell: ({ available }) => <Units count={available} /> },
  { heading: "On the way", numeric: true, cell: ({ incoming }) => <Units count={incoming} /> },
  { heading: "Position", numeric: true, cell: ({ position }) => <Units count={position} /> },
  { heading: "Expected a day", numeric: true, cell: ({ velocity }) => <Velocity perDay={velocity} /> },
  {
    heading: "Cover",
    note: "days",
    numeric: true,
    cell: ({ cover, available }) => <Cover days={cover} available={available} />,
  },
  { heading: "Reorder point", numeric: true, cell: ({ reorderPoint }) => <ReorderPoint units={reorderPoint} /> },
];
