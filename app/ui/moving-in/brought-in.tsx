import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import { LeftRows } from "./left-rows";
import { ResultCounts } from "./result-counts";
import type { Progress } from "./use-bringing-in";

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
          <Text as="h2" variant="headingMd">{`Bringing in ${name}`}</Text>
          <ProgressBar progress={total === 0 ? 100 : (100 * sent) / total} size="small" />
          <div aria-live="polite">
            <Text as="p" tone="subdued">
              {`${format(sent)} of ${format(total)}. The file is kept already: if you leave, read it again and the rest comes.`}
            </Text>
          </div>
        </BlockStack>
      </Card>
    );
  return (
    <BlockStack gap="400">
      {state === "stopped" && (
        <Banner tone="critical" title="It stopped before its end">
          <p>
            {`${format(sent)} of ${format(total)} were brought in and are kept. Read the file again: what is here already is not added twice.`}
          </p>
        </Banner>
      )}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {state === "stopped" ? "So far" : total === 0 ? `${name} is kept` : `What came of ${name}`}
          </Text>
          <ResultCounts result={result} />
          {result.left.length > 0 && (
            <BlockStack gap="200">
              <Text as="h3" variant="headingSm">
                {`${format(result.left.length + result.more)} did not come, and why`}
              </Text>
              <LeftRows left={result.left.slice(0, MOST_SHOWN)} />
            </BlockStack>
          )}
          <InlineStack gap="200">
            <Button url="/purchase-orders?tab=history">Orders from Stocky</Button>
            <Button url="/suppliers">Suppliers</Button>
            <Button onClick={startOver}>Another file</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </BlockStack>
  );
};
