import { Badge, type BadgeProps, InlineStack } from "@shopify/polaris";
import { isLate } from "../../purchasing/orders/lists/order-list";
import type { State } from "../../purchasing/orders/purchase-order";

type Standing = { state: State; nextDay: number | null; unitsOpen?: number; saleName: string | null };

/** An order's state in a word, and that it is late. */
export const OrderState = ({ order, today }: { order: Standing; today: number }) => {
  const { tone, word } = order.saleName !== null && order.state === "closed" ? SHIPPED : BADGES[order.state];
  const isShort = order.state === "closed" && order.saleName === null && Boolean(order.unitsOpen);
  return (
    <InlineStack gap="100">
      <Badge tone={tone}>{isShort ? "Closed short" : word}</Badge>
      {isLate(order, today) && <Badge tone="critical">Late</Badge>}
    </InlineStack>
  );
};

const SHIPPED = { tone: "success", word: "Shipped" } as const;

const BADGES = {
  draft: { tone: undefined, word: "Draft" },
  sending: { tone: "warning", word: "May have been sent" },
  sent: { tone: "info", word: "Sent" },
  partial: { tone: "attention", word: "Partly received" },
  received: { tone: "success", word: "Received" },
  closed: { tone: undefined, word: "Closed" },
  cancelled: { tone: undefined, word: "Cancelled" },
} as const satisfies Record<State, { tone: BadgeProps["tone"]; word: string }>;
