import { Badge, Box, Card, Text } from "@shopify/polaris";
import type { PlanAt } from "../replenishment/plan-at";
import { type Column, ListTable } from "./list-table";
import { Cover, ReorderPoint, Units, Velocity } from "./number";
import { type LocationNames, locationName } from "./stock-by-location";

export const StockTable = ({
  plans,
  locationNames,
  unplaced,
}: {
  plans: PlanAt[];
  locationNames: LocationNames;
  unplaced: number;
}) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        Stock by location
      </Text>
      {unplaced > 0 && plans.length > 1 && (
        <Text as="p" tone="subdued">
          <Units count={unplaced} /> of the units sold in the last 90 days have no known location. They count at each
          location in proportion to what else sold there in that time, and equally where nothing did.
        </Text>
      )}
    </Box>
    <ListTable
      caption="Stock by location"
      columns={columns(locationNames)}
      rows={plans}
      keyOf={({ locationId }) => locationId}
    />
  </Card>
);

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
  { heading: "Sold a day", numeric: true, cell: ({ velocity }) => <Velocity perDay={velocity} /> },
  {
    heading: "Cover",
    note: "days",
    numeric: true,
    cell: ({ cover, available }) => <Cover days={cover} available={available} />,
  },
  { heading: "Reorder point", numeric: true, cell: ({ reorderPoint }) => <ReorderPoint units={reorderPoint} /> },
];
