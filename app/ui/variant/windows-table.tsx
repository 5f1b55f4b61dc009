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
import { useShortDay } from "../day";
import { type Column, ListTable } from "../list-table";
import { Units, useNumberFormat, Velocity } from "../number";
import { VARIANT } from "./words";

export const WindowsTable = ({
  plan,
  window,
  plannedOn,
  asOfDay,
  leftOut,
}: {
  plan: PlanAt;
  window: Window;
  plannedOn: number;
  asOfDay: number;
  /** Units of orders that the shop leaves out of its demand, in its window. */
  leftOut: number;
}) => {
  const format = useNumberFormat();
  const shortDay = useShortDay();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {VARIANT.windowsTable.sales}
        </Text>
        <Text as="p" tone="subdued">
          {VARIANT.windowsTable.unitsSoldLessCancelled(
            plan.knownDays,
            unobservedIn(plan, asOfDay) > 0 &&
              VARIANT.windowsTable.onOfThemTheStock(format(unobservedIn(plan, asOfDay))),
            plan.method === "engine" &&
              (asOfDay < plannedOn
                ? VARIANT.windowsTable.theseDaysEndOn(shortDay(asOfDay))
                : VARIANT.windowsTable.theseDaysEndTodayThose),
          )}
          {leftOut !== 0 && (
            <>
              {" "}
              {VARIANT.windowsTable.moreLeftOut(
                window,
                <Units count={leftOut} />,
                <Link url="/settings">{VARIANT.windowsTable.yourSettings}</Link>,
              )}
            </>
          )}
          {hasPromotions(plan) && VARIANT.windowsTable.whatSoldInPromotions}
        </Text>
      </Box>
      <ListTable
        caption={VARIANT.windowsTable.salesByWindow}
        columns={columns(plan, window)}
        rows={[...WINDOWS]}
        keyOf={(each) => each}
      />
    </Card>
  );
};

const columns = (plan: PlanAt, used: Window): Column<Window>[] => [
  {
    heading: VARIANT.windowsTable.window,
    cell: (window) =>
      window === used && plan.method === "simple" ? (
        <strong>{VARIANT.windowsTable.lastDaysUsed(window)}</strong>
      ) : (
        VARIANT.windowsTable.lastDays(window)
      ),
  },
  { heading: VARIANT.windowsTable.units, numeric: true, cell: (window) => <Units count={soldIn(plan, window)} /> },
  {
    heading: VARIANT.windowsTable.daysInStock,
    numeric: true,
    cell: (window) => <Units count={measuredIn(plan, window).daysInStock + promotedIn(plan, window).days} />,
  },
  {
    heading: VARIANT.windowsTable.daysOutOfStock,
    numeric: true,
    cell: (window) => <Units count={daysOutIn(plan, window)} />,
  },
  ...(hasPromotions(plan) ? promotionColumns(plan) : []),
  {
    heading: VARIANT.windowsTable.soldADay,
    numeric: true,
    cell: (window) => {
      const { units, daysInStock } = measuredIn(plan, window);
      return <Velocity perDay={velocityOf(units, daysInStock)} />;
    },
  },
];

const promotionColumns = (plan: PlanAt): Column<Window>[] => [
  {
    heading: VARIANT.windowsTable.unitsInPromotions,
    numeric: true,
    cell: (window) => <Units count={promotedIn(plan, window).units} />,
  },
  {
    heading: VARIANT.windowsTable.daysInPromotions,
    numeric: true,
    cell: (window) => <Units count={promotedIn(plan, window).days} />,
  },
];

const hasPromotions = (plan: PlanAt) => WINDOWS.some((window) => promotedIn(plan, window).days > 0);
