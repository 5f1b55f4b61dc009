import { Banner, Box } from "@shopify/polaris";
import type { Order } from "../../purchasing/orders/order";
import { openBounce, saidOf, type TimelineLine } from "../../purchasing/orders/timeline";

/** The supplier does not have the order: said until another mail leaves, or goods come. */
export const CameBack = ({ order, timeline }: { order: Pick<Order, "id" | "state">; timeline: TimelineLine[] }) => {
  const bounce = order.state === "sent" ? openBounce(timeline) : undefined;
  if (!bounce) return null;
  const { to, reason } = saidOf(bounce);
  return (
    <Box paddingBlockEnd="400">
      <Banner
        tone="critical"
        title={to === undefined ? "Its mail came back" : `Its mail to ${to} came back`}
        action={{ content: "Send it in another way", url: `/purchase-orders/${order.id}/send` }}
      >
        {reason && <p>{reason}</p>}
        <p>The supplier may not know of this order. It still counts as on its way: cancel it if it will not come.</p>
      </Banner>
    </Box>
  );
};
