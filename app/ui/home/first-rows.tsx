import { Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { type Column, ListTable } from "../list-table";

/** The first rows of a list that has a page of its own, and the way there where it has more of them. */
export const FirstRows = <Row,>({
  title,
  total,
  all,
  none,
  ...list
}: {
  title: string;
  total: number;
  all: { label: string; url: string };
  none: string;
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => number;
}) => (
  <Card padding="0">
    <Box padding="400">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {total > list.rows.length && <Link url={all.url}>{all.label}</Link>}
      </InlineStack>
    </Box>
    {list.rows.length === 0 ? (
      <Box paddingInline="400" paddingBlockEnd="400">
        <Text as="p" tone="subdued">
          {none}
        </Text>
      </Box>
    ) : (
      <ListTable {...list} />
    )}
  </Card>
);
