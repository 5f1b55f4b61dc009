import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";

/** What Shopify says of the shop: shown, not set here. */
export const ShopGroup = ({ currency, timeZone }: { currency: string; timeZone: Zone }) => (
  <Layout.AnnotatedSection
    title="Shop"
    description="As Shopify says. Change it in Shopify's settings; it follows here."
  >
    <Card>
      <BlockStack gap="300">
        <dl className="Rule">
          <div>
            <dt>Currency</dt>
            <dd>{currency}</dd>
          </div>
          <div>
            <dt>Time zone</dt>
            <dd>
              {timeZone.name.replaceAll("_", " ")}
              {!timeZone.isKnown && " (not known here: UTC)"}
            </dd>
          </div>
        </dl>
        <Text as="p" tone="subdued">
          Days, digests and "today" are counted in this zone.
        </Text>
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
