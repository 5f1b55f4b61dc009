import { Link } from "@remix-run/react";
import { Banner, BlockStack, Card, Layout } from "@shopify/polaris";
import type { ShopifyOrders } from "../../purchasing/paper/company";
import { Choice } from "../form-fields";
import { DOCUMENTS } from "./words";

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
  <Layout.AnnotatedSection title={DOCUMENTS.shopifyOrders.title} description={DOCUMENTS.shopifyOrders.help}>
    <Card>
      <BlockStack gap="300">
        {choice === "counted" && !tellsOrders && (
          <Banner tone="warning">
            <p>
              {DOCUMENTS.shopifyOrders.notAllowed(
                <Link to="/purchase-orders/shopify">{DOCUMENTS.shopifyOrders.howToAllow}</Link>,
              )}
            </p>
          </Banner>
        )}
        <Choice
          name="shopifyOrders"
          label={DOCUMENTS.shopifyOrders.counted}
          value={choice}
          options={[
            { value: "shown", label: DOCUMENTS.shopifyOrders.show },
            { value: "counted", label: DOCUMENTS.shopifyOrders.count },
          ]}
          help={DOCUMENTS.shopifyOrders.countedHelp}
          error={error}
        />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
