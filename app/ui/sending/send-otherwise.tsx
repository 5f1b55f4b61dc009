import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";

type Otherwise = {
  text: string;
  whatsApp: string | null;
  /** It counts as sent already. */
  isSent?: boolean;
};

/** For suppliers without mail: the order as text, WhatsApp's link, and the word that it went. */
export const SendOtherwise = ({ text, whatsApp, isSent = false }: Otherwise) => {
  const [copied, setCopied] = useState<"copied" | "failed">();
  const marking = useNavigation().formData?.get("how") === "by hand";
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied("copied"),
      () => setCopied("failed"),
    );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Without mail
        </Text>
        <InlineStack gap="200">
          <Button onClick={copy}>{copied === "copied" ? "Copied" : "Copy as text"}</Button>
          {whatsApp && (
            <Button url={whatsApp} target="_blank">
              Open in WhatsApp
            </Button>
          )}
        </InlineStack>
        {copied === "failed" && (
          <Text as="p" tone="critical">
            Your browser did not let us copy. Select the text below.
          </Text>
        )}
        <details>
          <summary>The order as text</summary>
          <pre className="Outbox-Text">{text}</pre>
        </details>
        {!isSent && (
          <Form method="post">
            <input type="hidden" name="how" value="by hand" />
            <BlockStack gap="200">
              <Text as="p" tone="subdued">
                When you have sent or phoned it in yourself, say so: its lines are locked then, and count as on the way.
              </Text>
              <InlineStack>
                <Button submit loading={marking}>
                  Mark as sent
                </Button>
              </InlineStack>
            </BlockStack>
          </Form>
        )}
      </BlockStack>
    </Card>
  );
};
