import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import { LeftRows } from "./left-rows";
import { ResultCounts } from "./result-counts";
import type { Progress } from "./use-bringing-in";
import { MOVING_IN } from "./words";

const MOST_SHOWN = 50;

/** What came, what did not, and why. */
export const BroughtIn = ({
  progress: { state, sent, total, result },
  name,
  startOver,
}: {
  progress: Extract<Progress, { sent: number }>;
  name: string;
  startOver: () => void;
}) => {
  const format = useNumberFormat();
  if (state === "running")
    return (
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {MOVING_IN.brought.bringing(name)}
          </Text>
          <ProgressBar progress={total === 0 ? 100 : (100 * sent) / total} size="small" />
          <div aria-live="polite">
            <Text as="p" tone="subdued">
              {MOVING_IN.brought.ofTheFileIsKept(format(sent), format(total))}
            </Text>
          </div>
        </BlockStack>
      </Card>
    );
  return (
    <BlockStack gap="400">
      {state === "stopped" && (
        <Banner tone="critical" title={MOVING_IN.brought.itStoppedBeforeItsEnd}>
          <p>{MOVING_IN.brought.ofWereBrought(format(sent), format(total))}</p>
        </Banner>
      )}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {state === "stopped"
              ? MOVING_IN.brought.soFar
              : total === 0
                ? MOVING_IN.brought.isKept(name)
                : MOVING_IN.brought.whatCame(name)}
          </Text>
          <ResultCounts result={result} />
          {result.left.length > 0 && (
            <BlockStack gap="200">
              <Text as="h3" variant="headingSm">
                {MOVING_IN.didNotComeAndWhy(format(result.left.length + result.more))}
              </Text>
              <LeftRows left={result.left.slice(0, MOST_SHOWN)} />
            </BlockStack>
          )}
          <InlineStack gap="200">
            <Button url="/purchase-orders?tab=history">{MOVING_IN.brought.ordersFromStocky}</Button>
            <Button url="/suppliers">{MOVING_IN.suppliers}</Button>
            <Button onClick={startOver}>{MOVING_IN.brought.anotherFile}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </BlockStack>
  );
};
