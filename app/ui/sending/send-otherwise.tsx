import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { OTHERWISE } from "./words";

type Otherwise = {
  version?: number;
  text: string;
  whatsApp: string | null;
  /** It counts as sent already. */
  isSent?: boolean;
};

/** For suppliers without mail: the order as text, WhatsApp's link, and the word that it went. */
export const SendOtherwise = ({ version, text, whatsApp, isSent = false }: Otherwise) => {
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
          {OTHERWISE.title}
        </Text>
        <InlineStack gap="200">
          <Button onClick={copy}>{copied === "copied" ? OTHERWISE.copied : OTHERWISE.copy}</Button>
          {whatsApp && (
            <Button url={whatsApp} target="_blank">
              {OTHERWISE.whatsApp}
            </Button>
          )}
        </InlineStack>
        {copied === "failed" && (
          <Text as="p" tone="critical">
            {OTHERWISE.notCopied}
          </Text>
        )}
        <details>
          <summary>{OTHERWISE.asText}</summary>
          <pre className="Outbox-Text">{text}</pre>
        </details>
        {!isSent && (
          <Form method="post">
            <input type="hidden" name="how" value="by hand" />
            <input type="hidden" name="version" value={version} />
            <BlockStack gap="200">
              <Text as="p" tone="subdued">
                {OTHERWISE.about}
              </Text>
              <InlineStack>
                <Button submit loading={marking}>
                  {OTHERWISE.mark}
                </Button>
              </InlineStack>
            </BlockStack>
          </Form>
        )}
      </BlockStack>
    </Card>
  );
};
