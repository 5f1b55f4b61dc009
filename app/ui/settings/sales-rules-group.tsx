import { BlockStack, Card, Layout } from "@shopify/polaris";
import type { SalesRules } from "../../demand/sales/sales-rules";
import { YesNo } from "../form-fields";

export const SalesRulesGroup = ({ rules }: { rules: SalesRules }) => (
  <Layout.AnnotatedSection
    title="What counts as sold"
    description="Test orders never do. A change counts all past days anew, which takes a few minutes in a large shop."
  >
    <Card>
      <BlockStack gap="300">
        <YesNo
          name="refundsKeepSales"
          label="Refunded without restock counts as sold"
          value={rules.refundsKeepSales}
          help="For goods that broke, were lost, or were left to the customer. What is put back into stock never counts."
        />
        <YesNo
          name="cancellationsKeepSales"
          label="Cancelled orders count as sold"
          value={rules.cancellationsKeepSales}
          help="For orders that you cancel for want of stock: customers wanted the goods all the same."
        />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
