import { useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Button } from "@shopify/polaris";
import { useState } from "react";

/** How a merchant lets us read Shopify's own orders; Shopify asks for it on the spot. Nothing else needs it. */
export const AllowReading = ({ scopes, mayRead, action }: { scopes: string[]; mayRead: boolean; action: string }) => {
  const submit = useSubmit();
  const [declined, setDeclined] = useState(false);
  const ask = async () => {
    const answer = await window.shopify?.scopes.request(scopes);
    setDeclined(answer?.result !== "granted-all");
    if (answer?.result === "granted-all") submit(null, { method: "post", action });
  };
  return (
    <Banner
      tone="info"
      title={
        mayRead ? "What of these orders has come is not known" : "Purchase orders made in Shopify are not read yet"
      }
    >
      <BlockStack gap="200" inlineAlign="start">
        <p>
          {mayRead
            ? "Received units and days of arrival stand on Shopify's transfers and shipments. Without them these orders are shown, and cannot count as on the way."
            : "If you also order in Shopify's own admin, let Evenstock read those orders, and the transfers and shipments they come by. They are only read, never changed, and everything else works without it."}
        </p>
        {declined && <p>Shopify says that it was not allowed. You can allow it at any time.</p>}
        <Button onClick={ask}>Allow in Shopify</Button>
      </BlockStack>
    </Banner>
  );
};
