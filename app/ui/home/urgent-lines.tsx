import { Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { stockOutDay } from "../../replenishment/plans/steps/cover-sql";
import type { ListedLine } from "../../replenishment/reorder/list";
import { isSoldOut, SoldOut } from "../cover-bar";
import { Day } from "../day";
import { type Column, ListTable } from "../list-table";
import { Cover, ReorderPoint, Units, Velocity } from "../number";
import { Suggested } from "../suggested";
import { VariantName } from "../variant-name";
import { HOME } from "./words";

export const UrgentLines = ({ lines, total, ...context }: { lines: ListedLine[]; total: number; today: number }) => (
  <Card padding="0">
    <Box padding="400">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h2" variant="headingMd">
          {HOME.orderNow}
        </Text>
        {total > lines.length && <Link url="/reorder">{HOME.urgentLines.allLinesToOrder}</Link>}
      </InlineStack>
    </Box>
    {lines.length === 0 ? (
      <Box paddingInline="400" paddingBlockEnd="400">
        <Text as="p" tone="subdued">
          {HOME.urgentLines.nothingIsAtItsReorder}
        </Text>
      </Box>
    ) : (
      <ListTable
        caption={HOME.urgentLines.linesToOrderThatPut}
        columns={columns(context)}
        rows={lines}
        keyOf={(line) => line.variantId}
      />
    )}
  </Card>
);

const columns = ({ today }: { today: number }): Column<ListedLine>[] => [
  { heading: HOME.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} sku={line.sku} /> },
  {
    heading: HOME.available,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <Units count={line.available} />,
  },
  {
    heading: HOME.urgentLines.expectedADay,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <Velocity perDay={line.velocity} />,
  },
  {
    heading: HOME.urgentLines.cover,
    note: HOME.urgentLines.days,
    numeric: true,
    cell: (line) => (isSoldOut(line) ? <SoldOut /> : <Cover days={line.cover} available={line.available} />),
  },
  {
    heading: HOME.urgentLines.runsOut,
    numeric: true,
    cell: (line) =>
      isSoldOut(line) ? "–" : <Day day={stockOutDay(today, line.cover)} today={today} none={HOME.urgentLines.noEnd} />,
  },
  {
    heading: HOME.reorderPoint,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <ReorderPoint units={line.reorderPoint} />,
  },
  {
    heading: HOME.suggested,
    note: HOME.urgentLines.units,
    numeric: true,
    cell: (line) => <Suggested variantId={line.variantId} order={line} enough={HOME.urgentLines.enough} />,
  },
];
