import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import type { Saving } from "./use-saving";

export const SavingProgress = ({
  saving: { sent, total },
  noun: [, many],
}: {
  saving: Saving;
  noun: [one: string, many: string];
}) => {
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {`Importing ${many}`}
        </Text>
        <ProgressBar progress={total === 0 ? 100 : (sent / total) * 100} size="small" />
        <div aria-live="polite">
          <Text as="p" tone="subdued">
            {format(sent)} of {format(total)} rows. Keep this page open: rows that were not sent yet stay as they are.
          </Text>
        </div>
      </BlockStack>
    </Card>
  );
};
