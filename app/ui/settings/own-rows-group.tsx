import { BlockStack, Box, Button, Card, InlineStack, Layout, Text } from "@shopify/polaris";
import { DeleteAll } from "./delete-all";
import { ExportAll } from "./export-all";
import { OWN } from "./words";

/** The merchant's way out, whole: take everything along, leave nothing behind. */
export const OwnRowsGroup = ({ shopName }: { shopName: string }) => (
  <Layout.AnnotatedSection title={OWN.title} description={OWN.description}>
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="p">{OWN.stocky}</Text>
          <InlineStack>
            <Button url="/moving-in">{OWN.moveIn}</Button>
          </InlineStack>
        </BlockStack>
      </Box>
      <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
        <BlockStack gap="300">
          <Text as="p">{OWN.zip}</Text>
          <ExportAll />
        </BlockStack>
      </Box>
      <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
        <BlockStack gap="300">
          <Text as="p">{OWN.deletes}</Text>
          <DeleteAll shopName={shopName} />
        </BlockStack>
      </Box>
    </Card>
  </Layout.AnnotatedSection>
);
