import * as z from "zod";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import { instant, listOf, shopifyId, units } from "../../../app/shopify/wire-types";
import { chunked } from "./chunked";
import type { Topic } from "./topic";

/** Beyond what an order has. */
const MOST_LINES = 10_000;

const readRefund = readerOf(
  z.object({
    order_id: shopifyId,
    created_at: instant.nullish(),
    processed_at: instant.nullish(),
    refund_line_items: listOf(
      z.object({
        id: shopifyId.nullish(),
        line_item_id: shopifyId,
        quantity: units.min(0),
        restock_type: z.string().nullish(),
        location_id: shopifyId.nullish(),
      }),
      MOST_LINES,
    ),
  }),
);

type RefundLine = [id: string, line: string, quantity: number, restocked: boolean, location: string | null];

interface RefundPayload {
  orderId: string;
  /** Null where Shopify says neither when it was made nor when it was processed. */
  createdAt: number | null;
  lines: RefundLine[];
  /** Lines that nothing tells from one another; absent in messages of an earlier release. */
  skipped?: number;
}

/** Units given back are taken off the day of the sale. The refund may come before its order. */
export const refundsCreate: Topic<RefundPayload> = {
  subscription: {
    topic: "REFUNDS_CREATE",
    includeFields: [
      "id",
      "order_id",
      "created_at",
      "processed_at",
      "refund_line_items.id",
      "refund_line_items.line_item_id",
      "refund_line_items.quantity",
      "refund_line_items.restock_type",
      "refund_line_items.location_id",
    ],
  },
  narrow(body) {
    const { order_id, created_at, processed_at, refund_line_items } = readRefund(body);
    const lines = refund_line_items.flatMap(
      ({ id, line_item_id, quantity, restock_type, location_id }): RefundLine[] => {
        // Very old refunds say nothing of restocking: those put everything back.
        const restocked = restock_type !== "no_restock";
        return id ? [[id, line_item_id, quantity, restocked, location_id ?? null]] : [];
      },
    );
    const header = { orderId: order_id, createdAt: created_at ?? processed_at ?? null };
    const [first, ...others] = chunked(lines, (part): RefundPayload => ({ ...header, lines: part, skipped: 0 }));
    return first ? [{ ...first, skipped: refund_line_items.length - lines.length }, ...others] : [];
  },
  facts: ({ orderId, createdAt, lines, skipped }, { shopId, triggeredAt }) => ({
    skippedLines: skipped ?? 0,
    refundLines: lines.map(([id, lineId, quantity, restocked, locationId]) => ({
      ...{ shopId, triggeredAt, orderId, createdAt: createdAt ?? triggeredAt },
      ...{ id, lineId, quantity, restocked, locationId },
    })),
  }),
};
