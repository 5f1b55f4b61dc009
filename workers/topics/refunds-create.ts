import { z } from "zod";
import { instant, shopifyId, units } from "../../app/shopify/wire-types";
import { chunked } from "./chunked";
import type { Topic } from "./topic";

const refund = z.object({
  order_id: shopifyId,
  created_at: instant,
  refund_line_items: z.array(
    z.object({
      id: shopifyId,
      line_item_id: shopifyId,
      quantity: units.min(0),
      restock_type: z.string().nullish(),
      location_id: shopifyId.nullish(),
    }),
  ),
});

type RefundLine = [id: string, line: string, quantity: number, restocked: boolean, location: string | null];

interface RefundPayload {
  orderId: string;
  createdAt: number;
  lines: RefundLine[];
}

/** Units given back are taken off the day of the sale. The refund may come before its order. */
export const refundsCreate: Topic<RefundPayload> = {
  subscription: {
    topic: "REFUNDS_CREATE",
    includeFields: [
      "id",
      "order_id",
      "created_at",
      "refund_line_items.id",
      "refund_line_items.line_item_id",
      "refund_line_items.quantity",
      "refund_line_items.restock_type",
      "refund_line_items.location_id",
    ],
  },
  narrow(body) {
    const { order_id, created_at, refund_line_items } = refund.parse(body);
    const lines = refund_line_items.map(
      ({ id, line_item_id, quantity, restock_type, location_id }): RefundLine => [
        ...([id, line_item_id, quantity] as const),
        // Very old refunds say nothing of it: those put everything back.
        restock_type !== "no_restock",
        location_id ?? null,
      ],
    );
    return chunked(lines, (part) => ({ orderId: order_id, createdAt: created_at, lines: part }));
  },
  facts: ({ orderId, createdAt, lines }, { shopId, triggeredAt }) => ({
    refundLines: lines.map(([id, lineId, quantity, restocked, locationId]) => ({
      ...{ shopId, triggeredAt, orderId, createdAt },
      ...{ id, lineId, quantity, restocked, locationId },
    })),
  }),
};
