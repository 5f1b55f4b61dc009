import { Link } from "@remix-run/react";
import { Banner, BlockStack, Card, Layout } from "@shopify/polaris";
import type { ShopifyOrders } from "../../purchasing/paper/company";
import { Choice } from "../form-fields";

/** Whether what was ordered in Shopify itself is on the way here, too. */
export const ShopifyOrdersGroup = ({
  choice,
  tellsOrders,
  error,
}: {
  choice: ShopifyOrders;
  /** Whether Shopify lets us read its orders and what of them came. */
  tellsOrders: boolean;
  error: string | undefined;
}) => (
  <Layout.AnnotatedSection
    title="Orders made in Shopify"
    description="Purchase orders that you make in Shopify's own admin stand beside Evenstock's, under Purchase orders, In Shopify."
  >
    <Card>
      <BlockStack gap="300">
        {choice === "counted" && !tellsOrders && (
          <Banner tone="warning">
            <p>
              Shopify does not let Evenstock see these orders and what of them has come, so none of them counts.{" "}
              <Link to="/purchase-orders/shopify">How to allow it</Link>
            </p>
          </Banner>
        )}
        <Choice
          name="shopifyOrders"
          label="What is still to come of them"
          value={choice}
          options={[
            { value: "shown", label: "Only show it" },
            { value: "counted", label: "Count it as on the way" },
          ]}
          help="Counted, it is taken off what Evenstock suggests to order. Where an order here and one in Shopify bring the same variant to the same location, they are taken for the same goods and counted once, whichever is more."
          error={error}
        />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
