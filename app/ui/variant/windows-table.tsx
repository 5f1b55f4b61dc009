import { Box, Card, Link, Text } from "@shopify/polaris";
import { WINDOWS, type Window } from "../../demand/windows";
import {
  daysOutIn,
  measuredIn,
  type PlanAt,
  promotedIn,
  soldIn,
  unobservedIn,
} from "../../replenishment/plans/plan-at";
import { velocityOf } from "../../replenishment/plans/steps/velocity-sql";
import { type Column, ListTable } from "../list-table";
import { Units, Velocity } from "../number";

export const WindowsTable = ({
  plan,
  window,
  asOfDay,
  leftOut,
}: {
  plan: PlanAt;
  window: Window;
  asOfDay: number;
  /** Units of orders that the shop leaves out of its demand, in its window. */
  leftOut: number;
}) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        Sales
      </Text>
      <Text as="p" tone="subdued">
        Units sold less cancelled and returned, in the whole shop. Sales are known for {plan.knownDays} days
        {unobservedIn(plan, asOfDay) > 0 &&
          `; on ${unobservedIn(plan, asOfDay)} of them the stock was not observed, and they count as in stock`}
        .{plan.method === "engine" && " These days end today, those of the forecast yesterday."}
        {leftOut !== 0 && (
          <>
            {" "}
            In the last {window} days <Units count={leftOut} /> more went in orders that{" "}
            <Link url="/settings">your settings</Link> leave out.
          </>
        )}
        {hasPromotions(plan) && " What sold in promotions is left out of what is sold a day, with its days."}
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
  { heading: "Units", numeric: true, cell: (window) => <Units count={soldIn(plan, window)} /> },
  {
    heading: "Days in stock",
    numeric: true,
    cell: (window) => <Units count={measuredIn(plan, window).daysInStock + promotedIn(plan, window).days} />,
  },
  { heading: "Days out of stock", numeric: true, cell: (window) => <Units count={daysOutIn(plan, window)} /> },
  ...(hasPromotions(plan) ? promotionColumns(plan) : []),
  {
    heading: "Sold a day",
    numeric: true,
    cell: (window) => {
      const { units, daysInStock } = measuredIn(plan, window);
      return <Velocity perDay={velocityOf(units, daysInStock)} />;
    },
  },
];

const promotionColumns = (plan: PlanAt): Column<Window>[] => [
  { heading: "Units in promotions", numeric: true, cell: (window) => <Units count={promotedIn(plan, window).units} /> },
  { heading: "Days in promotions", numeric: true, cell: (window) => <Units count={promotedIn(plan, window).days} /> },
];

const hasPromotions = (plan: PlanAt) => WINDOWS.some((window) => promotedIn(plan, window).days > 0);
