import { Box, Card, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Movement } from "../../stock/movements/movement";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { Units, useNumberFormat } from "../number";
import { type LocationNames, locationName } from "../stock-by-location";

type Context = { locationNames: LocationNames; timeZone: Zone; now: number };

/** The ledger: how the stock came to be what it is. */
export const MovementsTable = ({ movements, ...context }: { movements: Movement[] } & Context) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        Stock movements
      </Text>
      <Text as="p" tone="subdued">
        {movements.length === 0 ? "None yet." : "Each change of what is available, the newest first, at most 50."}
      </Text>
    </Box>
    {movements.length > 0 && (
      <ListTable caption="Stock movements" columns={columns(context)} rows={movements} keyOf={({ id }) => id} />
    )}
  </Card>
);

const columns = ({ locationNames, timeZone, now }: Context): Column<Movement>[] => [
  { heading: "When", cell: ({ at }) => <Since at={at} now={now} timeZone={timeZone} /> },
  { heading: "Location", cell: ({ locationId }) => locationName(locationNames, locationId) },
  { heading: "Cause", cell: ({ cause }) => CAUSES[cause] },
  { heading: "Change", note: "units", numeric: true, cell: ({ delta }) => <Signed count={delta} /> },
  {
    heading: "Available after",
    note: "units",
    numeric: true,
    cell: ({ availableAfter }) => <Units count={availableAfter} />,
  },
];

const Signed = ({ count }: { count: number }) => {
  const format = useNumberFormat();
  return <>{count > 0 ? `+${format(count)}` : format(count)}</>;
};

const CAUSES = {
  import: "First import",
  shopify: "Shopify",
  comparison: "Found by comparing with Shopify",
  adjustment: "Adjusted in Evenstock",
} satisfies Record<Movement["cause"], string>;
