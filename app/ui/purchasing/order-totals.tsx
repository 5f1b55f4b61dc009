import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Order } from "../../purchasing/orders/order";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { TOTALS } from "./order-words";
import { LIST } from "./words";

/** Goods, tax and total as the lines say, with what is not known beside them. */
export const OrderTotals = ({ order }: { order: Order }) => {
  const amount = useMoney(order.currency);
  const isUnknown = order.lineCount > 0 && order.linesWithoutCost === order.lineCount;
  const money = (minor: number) => (isUnknown ? LIST.unknown : amount(minor));
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Line name={TOTALS.units}>{format(order.unitsOrdered)}</Line>
        <Line name={TOTALS.goods}>{money(order.linesAmount)}</Line>
        <Line name={TOTALS.tax}>{money(order.taxAmount)}</Line>
        <Line name={TOTALS.total} strong>
          {money(order.linesAmount + order.taxAmount)}
        </Line>
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
