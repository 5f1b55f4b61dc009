import { BlockStack, Card, Layout } from "@shopify/polaris";
import type { SalesRules } from "../../demand/sales/sales-rules";
import { YesNo } from "../form-fields";
import { SOLD } from "./words";

export const SalesRulesGroup = ({ rules }: { rules: SalesRules }) => (
  <Layout.AnnotatedSection title={SOLD.title} description={SOLD.description}>
    <Card>
      <BlockStack gap="300">
        <YesNo name="refundsKeepSales" label={SOLD.refunds} value={rules.refundsKeepSales} help={SOLD.refundsHelp} />
        <YesNo
          name="cancellationsKeepSales"
          label={SOLD.cancellations}
          value={rules.cancellationsKeepSales}
          help={SOLD.cancellationsHelp}
        />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
