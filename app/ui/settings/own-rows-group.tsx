import { BlockStack, Box, Button, Card, InlineStack, Layout, Text } from "@shopify/polaris";
import { DeleteAll } from "./delete-all";
import { ExportAll } from "./export-all";

/** The merchant's way out, whole: take everything along, leave nothing behind. */
export const OwnRowsGroup = ({ shopName }: { shopName: string }) => (
  <Layout.AnnotatedSection
    title="Data"
    description="It is yours: take it along, or have it deleted. Export before you uninstall, since uninstalling deletes rules, suppliers and settings at once."
  >
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="p">Files saved from Stocky: suppliers, and old purchase orders as history.</Text>
          <InlineStack>
            <Button url="/moving-in">Move in from Stocky</Button>
          </InlineStack>
        </BlockStack>
      </Box>
      <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
        <BlockStack gap="300">
          <Text as="p">
            One zip with a CSV file each of products and their stock, rules, suppliers, price lists, sales by day,
            purchase orders with their lines, receipts and bills, transfers and counts; and the files from Stocky as you
            brought them.
          </Text>
          <ExportAll />
        </BlockStack>
      </Box>
      <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
        <BlockStack gap="300">
          <Text as="p">Deletes all that Evenstock holds of this shop. Nothing changes in Shopify.</Text>
          <DeleteAll shopName={shopName} />
        </BlockStack>
      </Box>
    </Card>
  </Layout.AnnotatedSection>
);
