import { useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Button } from "@shopify/polaris";
import { useState } from "react";
import { READING } from "./words";

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
    <Banner tone="info" title={mayRead ? READING.notKnown : READING.notRead}>
      <BlockStack gap="200" inlineAlign="start">
        <p>{mayRead ? READING.needs : READING.about}</p>
        {declined && <p>{READING.declined}</p>}
        <Button onClick={ask}>{READING.allow}</Button>
      </BlockStack>
    </Banner>
  );
};
