import { BlockStack } from "@shopify/polaris";
import { CopyButton } from "../copy-button";
import { TitledCard } from "../titled-card";

/** Where programs find every event's schema. */
export const SchemasCard = ({ address }: { address: string }) => (
  <TitledCard
    title="For developers"
    note="Every event with its JSON Schema, as one file that needs no login."
    notices={
      <BlockStack gap="200" inlineAlign="start">
        <code className="Address">{address}</code>
        <CopyButton text={address} label="Copy address" />
      </BlockStack>
    }
  />
);
