import { Box, Card, Text } from "@shopify/polaris";
import { WINDOWS, type Window } from "../demand/windows";
import { daysOutIn, measuredIn, type PlanAt } from "../replenishment/plan-at";
import { velocityOf } from "../replenishment/reorder";
import { type Column, ListTable } from "./list-table";
import { Units, Velocity } from "./number";

export const WindowsTable = ({ plan, window }: { plan: PlanAt; window: Window }) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        Sales
      </Text>
      <Text as="p" tone="subdued">
        Units sold less cancelled and returned, in the whole shop. Sales are known for {plan.knownDays} days
        {plan.unobservedDays > 0 &&
          `; on ${plan.unobservedDays} of them the stock was not observed, and they count as in stock`}
        .
      </Text>
    </Box>
    <ListTable caption="Sales by window" columns={columns(plan, window)} rows={[...WINDOWS]} keyOf={(each) => each} />
  </Card>
);

const columns = (plan: PlanAt, used: Window): Column<Window>[] => [
  {
    heading: "Window",
    cell: (window) =>
      window === used && plan.method === "simple" ? (
        <strong>Last {window} days, used for the plan</strong>
      ) : (
        `Last ${window} days`
      ),
  },
  { heading: "Units", numeric: true, cell: (window) => <Units count={measuredIn(plan, window).units} /> },
  { heading: "Days in stock", numeric: true, cell: (window) => <Units count={measuredIn(plan, window).daysInStock} /> },
  { heading: "Days out of stock", numeric: true, cell: (window) => <Units count={daysOutIn(plan, window)} /> },
  {
    heading: "Sold a day",
    numeric: true,
    cell: (window) => {
      const { units, daysInStock } = measuredIn(plan, window);
      return <Velocity perDay={velocityOf(units, daysInStock)} />;
    },
  },
];
