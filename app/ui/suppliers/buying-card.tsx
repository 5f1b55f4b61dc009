import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { BUYING } from "./words";

type Spend = { year: number; currency: string; amount: number; orders: number };

/** What to order there now, and what was spent there by year and currency. */
export const BuyingCard = ({ supplierId, low, spend }: { supplierId: number; low: number; spend: Spend[] }) => {
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {BUYING.title}
        </Text>
        <Text as="p" tone="subdued">
          {low === 0 ? BUYING.nothing : BUYING.toOrder(low, format)}
        </Text>
        {low > 0 && (
          <InlineStack>
            <Button url={`/reorder?supplier=${supplierId}`}>{BUYING.draft}</Button>
          </InlineStack>
        )}
        {spend.map((each) => (
          <SpendLine key={`${each.year}${each.currency}`} {...each} />
        ))}
        {spend.length > 0 && (
          <Text as="p" tone="subdued">
            {BUYING.spent}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};

const SpendLine = ({ year, currency, amount, orders }: Spend) => {
  const money = useMoney(currency);
  return (
    <InlineStack align="space-between">
      <Text as="span">{BUYING.year(year, orders, useNumberFormat())}</Text>
      <Text as="span" numeric>
        {money(amount)}
      </Text>
    </InlineStack>
  );
};
