import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { SHOP } from "./words";

/** What Shopify says of the shop: shown, not set here. */
export const ShopGroup = ({ currency, timeZone }: { currency: string; timeZone: Zone }) => (
  <Layout.AnnotatedSection title={SHOP.title} description={SHOP.description}>
    <Card>
      <BlockStack gap="300">
        <dl className="Rule">
          <div>
            <dt>{SHOP.currency}</dt>
            <dd>{currency}</dd>
          </div>
          <div>
            <dt>{SHOP.timeZone}</dt>
            <dd>
              {timeZone.name.replaceAll("_", " ")}
              {!timeZone.isKnown && SHOP.unknown}
            </dd>
          </div>
        </dl>
        <Text as="p" tone="subdued">
          {SHOP.countedIn}
        </Text>
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);
