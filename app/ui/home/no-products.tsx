import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { HOME } from "./words";

export const NoProducts = () => (
  <Card>
    <Box paddingBlock="1000">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {HOME.noProducts.noProductsYet}
        </Text>
        <Text as="p" alignment="center" tone="subdued">
          {HOME.noProducts.yourShopHasNoProducts}
        </Text>
      </BlockStack>
    </Box>
  </Card>
);
