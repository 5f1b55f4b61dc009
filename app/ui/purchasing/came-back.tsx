import { Banner, Box } from "@shopify/polaris";
import type { Order } from "../../purchasing/orders/order";
import { openBounce, saidOf, type TimelineLine } from "../../purchasing/orders/timeline";
import { BOUNCED } from "./order-words";

/** The supplier does not have the order: said until another mail leaves, or goods come. */
export const CameBack = ({ order, timeline }: { order: Pick<Order, "id" | "state">; timeline: TimelineLine[] }) => {
  const bounce = order.state === "sent" ? openBounce(timeline) : undefined;
  if (!bounce) return null;
  const { to, reason } = saidOf(bounce);
  return (
    <Box paddingBlockEnd="400">
      <Banner
        tone="critical"
        title={to === undefined ? BOUNCED.title : BOUNCED.titleTo(to)}
        action={{ content: BOUNCED.resend, url: `/purchase-orders/${order.id}/send` }}
      >
        {reason && <p>{reason}</p>}
        <p>{BOUNCED.about}</p>
      </Banner>
    </Box>
  );
};
