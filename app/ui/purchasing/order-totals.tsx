import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Order } from "../../purchasing/orders/order";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { TOTALS } from "./order-words";
import { LIST } from "./words";

/** Goods, tax and total as the lines say, what the supplier bills beside them, and what is not known. */
export const OrderTotals = ({ order, costs }: { order: Order; costs: { label: string; amount: number }[] }) => {
  const amount = useMoney(order.currency);
  const isUnknown = order.lineCount > 0 && order.linesWithoutCost === order.lineCount;
  const money = (minor: number) => (isUnknown ? LIST.unknown : amount(minor));
  const format = useNumberFormat();
  const goods = order.linesAmount + order.taxAmount;
  return (
    <Card>
      <BlockStack gap="200">
        <Line name={TOTALS.units}>{format(order.unitsOrdered)}</Line>
        <Line name={TOTALS.goods}>{money(order.linesAmount)}</Line>
        <Line name={TOTALS.tax}>{money(order.taxAmount)}</Line>
        <Line name={costs.length > 0 ? TOTALS.goodsWithTax : TOTALS.total} strong={costs.length === 0}>
          {money(goods)}
        </Line>
        {costs.map(({ label, amount: minor }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be called alike and cost the same.
          <Line key={index} name={label}>
            {amount(minor)}
          </Line>
        ))}
        {costs.length > 0 && (
          <Line name={TOTALS.onPaper} strong>
            {amount(costs.reduce((sum, { amount: minor }) => sum + minor, goods))}
          </Line>
        )}
        {order.linesWithoutCost > 0 && (
          <Text as="p" tone="caution">
            {isUnknown ? TOTALS.noCosts : TOTALS.withoutCost(order.linesWithoutCost, format)}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};

const Line = ({ name, children, strong = false }: { name: string; children: string; strong?: boolean }) => (
  <InlineStack align="space-between">
    <Text as="span" fontWeight={strong ? "semibold" : "regular"}>
      {name}
    </Text>
    <Text as="span" numeric fontWeight={strong ? "semibold" : "regular"}>
      {children}
    </Text>
  </InlineStack>
);
