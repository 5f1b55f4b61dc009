import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Transfer } from "../../stock/transfers/transfer-shown";
import { Day } from "../day";
import { useNumberFormat } from "../number";
import { FACTS } from "./words";

export const TransferFacts = ({ transfer, today }: { transfer: Transfer; today: number }) => {
  const format = useNumberFormat();
  const { units, unitsInTransit, expectedDay, note } = transfer;
  const sum = (kind: "accepted" | "damaged") => transfer.lines.reduce((all, line) => all + line[kind], 0);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {FACTS.title}
        </Text>
        <Text as="p">{FACTS.size(units, transfer.lineCount, format)}</Text>
        {transfer.shippedAt !== null && (
          <Text as="p">{FACTS.came(sum("accepted"), sum("damaged"), unitsInTransit, format)}</Text>
        )}
        <Text as="p">
          {FACTS.expected}
          <Day day={expectedDay} today={today} none={FACTS.noDay} />
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
