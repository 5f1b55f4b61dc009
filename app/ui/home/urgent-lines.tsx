import { Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { stockOutDay } from "../../replenishment/plans/steps/cover-sql";
import type { ReorderLine } from "../../replenishment/reorder/list";
import { Day } from "../day";
import { type Column, ListTable } from "../list-table";
import { Cover, ReorderPoint, Units, Velocity } from "../number";
import { Suggested } from "../suggested";
import { Sku, VariantName } from "../variant-name";

export const UrgentLines = ({ lines, total, ...context }: { lines: ReorderLine[]; total: number; today: number }) => (
  <Card padding="0">
    <Box padding="400">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h2" variant="headingMd">
          Order now
        </Text>
        {total > lines.length && <Link url="/reorder">All lines to order</Link>}
      </InlineStack>
    </Box>
    {lines.length === 0 ? (
      <Box paddingInline="400" paddingBlockEnd="400">
        <Text as="p" tone="subdued">
          Nothing is at its reorder point, or will be before the next review.
        </Text>
      </Box>
    ) : (
      <ListTable
        caption="Lines to order that put most sales at risk"
        columns={columns(context)}
        rows={lines}
        keyOf={(line) => line.variantId}
      />
    )}
  </Card>
);

const columns = ({ today }: { today: number }): Column<ReorderLine>[] => [
  { heading: "Product", cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  { heading: "Available", note: "units", numeric: true, cell: (line) => <Units count={line.available} /> },
  { heading: "Expected a day", note: "units", numeric: true, cell: (line) => <Velocity perDay={line.velocity} /> },
  {
    heading: "Cover",
    note: "days",
    numeric: true,
    cell: (line) => <Cover days={line.cover} available={line.available} />,
  },
  {
    heading: "Runs out",
    numeric: true,
    cell: (line) => <Day day={stockOutDay(today, line.cover)} today={today} none="No end" />,
  },
  {
    heading: "Reorder point",
    note: "units",
    numeric: true,
    cell: (line) => <ReorderPoint units={line.reorderPoint} />,
  },
  {
    heading: "Suggested",
    note: "units",
    numeric: true,
    cell: (line) => <Suggested variantId={line.variantId} order={line} enough="Enough" />,
  },
];
