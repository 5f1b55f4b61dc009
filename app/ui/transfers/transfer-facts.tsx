import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Transfer } from "../../stock/transfers/transfer-shown";
import { Day } from "../day";
import { useNumberFormat } from "../number";

export const TransferFacts = ({ transfer, today }: { transfer: Transfer; today: number }) => {
  const format = useNumberFormat();
  const { units, unitsInTransit, unitsReceived, expectedDay, note } = transfer;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          At a glance
        </Text>
        <Text as="p">{`${format(units)} ${units === 1 ? "unit" : "units"} on ${format(transfer.lineCount)} ${transfer.lineCount === 1 ? "line" : "lines"}`}</Text>
        {transfer.shippedAt !== null && (
          <Text as="p">{`${format(unitsReceived)} received, ${format(unitsInTransit)} in transit`}</Text>
        )}
        <Text as="p">
          {"Expected: "}
          <Day day={expectedDay} today={today} none="no day was given" />
        </Text>
        {note && (
          <Text as="p" tone="subdued">
            {note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};
