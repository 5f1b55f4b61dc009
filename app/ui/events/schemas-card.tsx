import { BlockStack } from "@shopify/polaris";
import { CopyButton } from "../copy-button";
import { TitledCard } from "../titled-card";
import { SCHEMAS } from "./words";

/** Where programs find every event's schema. */
export const SchemasCard = ({ address }: { address: string }) => (
  <TitledCard
    title={SCHEMAS.title}
    note={SCHEMAS.note}
    notices={
      <BlockStack gap="200" inlineAlign="start">
        <code className="Address">{address}</code>
        <CopyButton text={address} label={SCHEMAS.copy} />
      </BlockStack>
    }
  />
);
