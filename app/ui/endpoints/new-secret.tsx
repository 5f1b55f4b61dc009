import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { CopyButton } from "../copy-button";
import { NEW_SECRET } from "./words";

/** A secret, the only time that it is shown. */
export const NewSecret = ({ secret, onward }: { secret: string; onward?: { label: string; to: string } }) => (
  <Card>
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          {NEW_SECRET.title}
        </Text>
        <Text as="p">{NEW_SECRET.note}</Text>
      </BlockStack>
      <InlineStack gap="300" blockAlign="center">
        <code className="Secret">{secret}</code>
        <CopyButton text={secret} label={NEW_SECRET.copy} />
      </InlineStack>
      {onward && (
        <InlineStack gap="300">
          <Button variant="primary" url={onward.to}>
            {onward.label}
          </Button>
          <Button url="/events/receivers">{NEW_SECRET.receivers}</Button>
        </InlineStack>
      )}
    </BlockStack>
  </Card>
);
