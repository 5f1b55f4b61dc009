import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import { PRICES } from "./words";

const MOST_COUNTED = 1000;

export const PriceListCard = ({ supplier: { id }, lines }: { supplier: { id: number }; lines: number }) => {
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {PRICES.title}
        </Text>
        <Text as="p" tone="subdued">
          {lines === 0 ? PRICES.none : PRICES.withTerms(lines, lines === MOST_COUNTED, format)}
        </Text>
        <InlineStack gap="200">
          <Button url={`/suppliers/${id}/prices`}>{PRICES.open}</Button>
          <Button url={`/suppliers/${id}/prices/import`}>{PRICES.import}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
