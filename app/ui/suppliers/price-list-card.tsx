import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useNumberFormat } from "../number";

const MOST_COUNTED = 1000;

export const PriceListCard = ({ supplier: { id }, lines }: { supplier: { id: number }; lines: number }) => {
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Price list
        </Text>
        <Text as="p" tone="subdued">
          {lines === 0
            ? "No variants yet. Costs, minimum orders and case packs that differ from variant to variant stand there."
            : `${format(lines)}${lines === MOST_COUNTED ? " or more" : ""} ${lines === 1 ? "variant" : "variants"} with terms of their own.`}
        </Text>
        <InlineStack gap="200">
          <Button url={`/suppliers/${id}/prices`}>Open price list</Button>
          <Button url={`/suppliers/${id}/prices/import`}>Import</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
