import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import type { Saving } from "./use-saving";
import { CSV_IMPORT } from "./words";

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
          {CSV_IMPORT.savingProgress.importing(many)}
        </Text>
        <ProgressBar progress={total === 0 ? 100 : (sent / total) * 100} size="small" />
        <div aria-live="polite">
          <Text as="p" tone="subdued">
            {CSV_IMPORT.savingProgress.ofRowsKeepThisPage(format(sent), format(total))}
          </Text>
        </div>
      </BlockStack>
    </Card>
  );
};
