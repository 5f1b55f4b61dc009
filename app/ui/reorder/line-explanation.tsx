import { useFetcher } from "@remix-run/react";
import { BlockStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { LineWhy } from "../../replenishment/plans/explained-plan";
import { type ListedLine, orderDaysOf } from "../../replenishment/reorder/list";
import type { OrderDays } from "../../suppliers/calendar/order-days-sql";
import { ReorderSum } from "../explained/reorder-sum";
import { OrderSentence } from "./order-sentence";
import { REORDER } from "./words";

/** Fetched when a line is unfolded: one sentence in plain words, then the sum. */
export const LineExplanation = ({
  line,
  location,
  today,
  orderDays,
}: {
  line: ListedLine;
  location: number;
  today: number;
  orderDays: OrderDays | undefined;
}) => {
  const { load, data } = useFetcher<LineWhy>();
  const address = `/reorder/${line.variantId}?location=${location}`;
  useEffect(() => load(address), [load, address]);
  if (!data) return <SkeletonBodyText lines={4} />;
  const { explained, places, window, elsewhere, supplier, similar } = data;
  if (!explained) return <Text as="p">{REORDER.lineExplanation.itsFiguresAreBeingWorked}</Text>;
  return (
    <BlockStack gap="300">
      <OrderSentence
        explained={explained}
        window={window}
        days={orderDaysOf(line.whole ?? line, today, orderDays)}
        today={today}
      />
      <ReorderSum {...{ explained, places, window, elsewhere, similar }} names={{ supplier }} />
    </BlockStack>
  );
};
