import { BlockStack, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { pastKey } from "../../purchasing/moving-in/past-order";
import type { FoundOrder } from "../../purchasing/moving-in/reading/orders-in-rows";
import type { Format } from "../../words/counted";
import { useNumberFormat } from "../number";
import { MOVING_IN } from "./words";

/** Orders that Stocky still awaited: history, unless somebody who knows says that the goods are still to come. */
export const AwaitedOrders = ({
  orders,
  open,
  setOpen,
}: {
  orders: FoundOrder[];
  open: ReadonlySet<string>;
  setOpen: (open: ReadonlySet<string>) => void;
}) => {
  const format = useNumberFormat();
  const awaited = orders.filter(({ isAwaited }) => isAwaited);
  if (awaited.length === 0) return null;
  const toggle = (key: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {MOVING_IN.awaitedOrders.isAnythingStillToCome}
        </Text>
        <Text as="p" tone="subdued">
          {MOVING_IN.awaitedOrders.ofTheseOrdersStockyWas}
        </Text>
        {awaited.map(({ order }) => (
          <Checkbox
            key={pastKey(order)}
            label={`${order.number}, ${order.supplier}`}
            helpText={awaitedSaid(order, format)}
            checked={open.has(pastKey(order))}
            onChange={(isOpen) => toggle(pastKey(order), isOpen)}
          />
        ))}
        {awaited.length > 1 && (
          <InlineStack>
            <Button onClick={() => setOpen(new Set(open.size > 0 ? [] : awaited.map(({ order }) => pastKey(order))))}>
              {open.size > 0 ? MOVING_IN.awaitedOrders.tickNone : MOVING_IN.awaitedOrders.tickAll}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
};

function awaitedSaid({ lines, orderedOn, expectedOn }: FoundOrder["order"], format: Format) {
  const [ordered, received] = [
    lines.reduce((sum, line) => sum + line.ordered, 0),
    lines.reduce((sum, line) => sum + line.received, 0),
  ];
  return [
    MOVING_IN.awaitedOrders.ofUnits(ordered - received, ordered, format),
    orderedOn && MOVING_IN.awaitedOrders.orderedOn(orderedOn),
    expectedOn && MOVING_IN.awaitedOrders.expectedOn(expectedOn),
  ]
    .filter(Boolean)
    .join(", ");
}
