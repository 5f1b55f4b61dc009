import { Badge, Box, Card, Text } from "@shopify/polaris";
import type { PlanAt } from "../replenishment/plan-at";
import { type Column, ListTable } from "./list-table";
import { Cover, ReorderPoint, Units, Velocity } from "./number";
import { type LocationNames, locationName } from "./stock-by-location";

export const StockTable = ({ plans, locationNames }: { plans: PlanAt[]; locationNames: LocationNames }) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        Stock by location
      </Text>
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
