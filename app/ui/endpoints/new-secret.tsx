import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { CopyButton } from "../copy-button";

/** A secret, the only time that it is shown. */
export const NewSecret = ({ secret, onward }: { secret: string; onward?: { label: string; to: string } }) => (
  <Card>
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          Copy its secret now
        </Text>
        <Text as="p">
          Your receiver checks with it that an event comes from Evenstock. It is shown this once; if it is lost, you can
          make another. Slack and Discord need none.
        </Text>
      </BlockStack>
      <InlineStack gap="300" blockAlign="center">
        <code className="Secret">{secret}</code>
        <CopyButton text={secret} label="Copy secret" />
      </InlineStack>
      {onward && (
        <InlineStack gap="300">
          <Button variant="primary" url={onward.to}>
            {onward.label}
          </Button>
          <Button url="/events/receivers">Receiver code</Button>
        </InlineStack>
      )}
    </BlockStack>
  </Card>
);
