import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import type { LeftOut } from "../../catalog/location-names";
import type { SalesRules } from "../../demand/sales/sales-rules";
import { leftOutField } from "../../replenishment/decisions/left-out";
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

/** Locations whose stock no plan counts on. */
export const LeftOutGroup = ({ locations }: { locations: LeftOut[] }) => (
  <Layout.AnnotatedSection
    title="Locations that are left out"
    description="For stock that is not for sale: returns, repairs, a showroom. It counts neither as available nor as on the way, and is neither ordered for, moved nor told as low. What sells there counts at the other locations."
  >
    <Card>
      <BlockStack gap="300">
        {locations.length === 0 && <Text as="p">Shopify has told of no location yet.</Text>}
        {locations.map(({ id, name, leftOut }) => (
          <YesNo
            key={id}
            name={leftOutField(id)}
            label={`Leave out ${name ?? "a location without a name"}`}
            value={leftOut}
          />
        ))}
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
