import { Badge, type BadgeProps, InlineStack } from "@shopify/polaris";
import { isLate } from "../../purchasing/orders/lists/order-list";
import type { State } from "../../purchasing/orders/purchase-order";
import { type Stated, stateWord } from "../../purchasing/orders/state-word";
import { LIST } from "./words";

type Shown = Stated & { nextDay: number | null; cameBack?: number };

/** An order's state in a word, that it is late and that its mail came back. */
export const OrderState = ({ order, today }: { order: Shown; today: number }) => (
  <InlineStack gap="100">
    <Badge tone={order.saleName !== null && order.state === "closed" ? "success" : TONES[order.state]}>
      {stateWord(order)}
    </Badge>
    {isLate(order, today) && <Badge tone="critical">{LIST.late}</Badge>}
    {order.cameBack === 1 && <Badge tone="critical">{LIST.cameBack}</Badge>}
  </InlineStack>
);

const TONES = {
  ...{ draft: undefined, sending: "warning", sent: "info", partial: "attention", received: "success" },
  ...{ closed: undefined, cancelled: undefined },
} as const satisfies Record<State, BadgeProps["tone"]>;
