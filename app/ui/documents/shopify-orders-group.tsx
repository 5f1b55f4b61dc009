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
  <Layout.AnnotatedSection
    title={DOCUMENTS.shopifyOrdersGroup.ordersMadeInShopify}
    description={DOCUMENTS.shopifyOrdersGroup.purchaseOrdersThatYouMake}
  >
    <Card>
      <BlockStack gap="300">
        {choice === "counted" && !tellsOrders && (
          <Banner tone="warning">
            <p>
              {DOCUMENTS.shopifyOrdersGroup.shopifyDoesNotLetEvenstock(
                <Link to="/purchase-orders/shopify">{DOCUMENTS.shopifyOrdersGroup.howToAllow}</Link>,
              )}
            </p>
          </Banner>
        )}
        <Choice
          name="shopifyOrders"
          label={DOCUMENTS.shopifyOrdersGroup.whatIsStillToCome}
          value={choice}
          options={[
            { value: "shown", label: DOCUMENTS.shopifyOrdersGroup.onlyShow },
            { value: "counted", label: DOCUMENTS.shopifyOrdersGroup.countItAs },
          ]}
          help={DOCUMENTS.shopifyOrdersGroup.countedItIsTakenOff}
          error={error}
        />
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
