import { BlockStack, Box, Card, Text } from "@shopify/polaris";

export const NoProducts = () => (
  <Card>
    <Box paddingBlock="1000">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          No products yet
        </Text>
        <Text as="p" alignment="center" tone="subdued">
          Your shop has no products in Shopify. Add one there: it appears here within seconds.
        </Text>
      </BlockStack>
    </Box>
  </Card>
);
