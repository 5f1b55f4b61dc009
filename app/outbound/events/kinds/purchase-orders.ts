import * as z from "zod";
import { day, kind, MUG, money, ownId, placeFacts, quantity, shopifyId, WAREHOUSE, words } from "./facts";

const purchaseOrder = z.object({
  purchase_order_id: ownId,
  number: words,
  state: words,
  supplier_id: ownId.nullable(),
  supplier_name: words.nullable(),
  ...placeFacts,
  expected_on: day.nullable(),
  total: money.nullable(),
  lines: z.array(
    z.object({
      line_id: ownId,
      variant_id: shopifyId,
      name: words.nullable(),
      sku: words.nullable(),
      vendor: words.nullable(),
      ordered: quantity,
      received: quantity,
      unit_cost: money.nullable(),
    }),
  ),
});

const line = {
  ...{ line_id: "81", variant_id: MUG.variant_id, name: MUG.name, sku: MUG.sku, vendor: MUG.vendor },
  ...{ ordered: 48, received: 0, unit_cost: { amount: "3.20", currency: "GBP" } },
};

const draft = {
  ...{ purchase_order_id: "27", number: "PO-0027", state: "draft", supplier_id: "12", supplier_name: "Clayworks Ltd" },
  ...{ ...WAREHOUSE, expected_on: "2026-12-04", total: { amount: "153.60", currency: "GBP" }, lines: [line] },
};

export const PURCHASE_ORDERS = {
  "purchase_order.created": kind({
    title: "Purchase order created",
    says: "A purchase order was drafted.",
    group: "Purchase orders",
    data: purchaseOrder,
    example: draft,
  }),
  "purchase_order.sent": kind({
    title: "Purchase order sent",
    says: "A purchase order went to its supplier.",
    group: "Purchase orders",
    data: purchaseOrder,
    example: { ...draft, state: "sent" },
  }),
  "purchase_order.received": kind({
    title: "Purchase order received",
    says: "Goods of a purchase order came in, all of them or a part.",
    group: "Purchase orders",
    data: purchaseOrder.extend({ receipt_id: ownId, received_on: day }),
    example: {
      ...{ ...draft, state: "partly_received", lines: [{ ...line, received: 46 }] },
      ...{ receipt_id: "31", received_on: "2026-12-03" },
    },
  }),
  "purchase_order.receipt_reversed": kind({
    title: "Receipt of a purchase order taken back",
    says: "A receipt was taken back: its units are awaited again, and leave the stock that they came into.",
    group: "Purchase orders",
    data: purchaseOrder.extend({
      receipt_id: ownId.describe("Of the receipt that was taken back"),
      received_on: day,
      taken_back: z
        .array(
          z.object({
            line_id: ownId,
            variant_id: shopifyId,
            quantity: quantity.describe("In good order"),
            damaged: quantity,
          }),
        )
        .describe("Units of at most 100 lines"),
    }),
    example: {
      ...{ ...draft, state: "sent", receipt_id: "31", received_on: "2026-12-03" },
      taken_back: [{ line_id: line.line_id, variant_id: MUG.variant_id, quantity: 46, damaged: 2 }],
    },
  }),
  "purchase_order.closed": kind({
    title: "Purchase order closed",
    says: "A purchase order was closed: nothing more of it is awaited.",
    group: "Purchase orders",
    data: purchaseOrder,
    example: { ...draft, state: "closed", lines: [{ ...line, received: 48 }] },
  }),
  "purchase_order.cancelled": kind({
    title: "Purchase order cancelled",
    says: "A purchase order was cancelled before anything of it came.",
    group: "Purchase orders",
    data: purchaseOrder,
    example: { ...draft, state: "cancelled" },
  }),
  "purchase_order.late": kind({
    title: "Purchase order late",
    says: "The day on which a purchase order was expected went by, and not all of it has come.",
    group: "Purchase orders",
    data: purchaseOrder.extend({ days_late: quantity }),
    example: { ...draft, state: "sent", days_late: 1 },
  }),
};
