import * as z from "zod";
import { kind, MUG, ownId, placeFacts, quantity, STORE, shopifyId, variantFacts, WAREHOUSE, words } from "./facts";

const planned = z.object({
  alert_id: ownId.nullable(),
  ...variantFacts,
  ...placeFacts,
  available: quantity.nullable(),
  position: quantity.nullable().describe("Available and on its way"),
  reorder_point: quantity.nullable(),
});

const low = { alert_id: "318", ...MUG, ...WAREHOUSE, available: 4, position: 4, reorder_point: 12 };

export const STOCK = {
  "stock.low": kind({
    title: "Low stock",
    says: "What is available and on its way of a variant at a location came down to its reorder point. Once an episode.",
    group: "Stock",
    data: planned,
    example: low,
  }),
  "stock.recovered": kind({
    title: "Stock recovered",
    says: "A variant that was low at a location is above its reorder point again.",
    group: "Stock",
    data: planned,
    example: { ...low, available: 48, position: 48 },
  }),
  "stock.out": kind({
    title: "Out of stock",
    says: "Nothing of a variant is available at a location any more.",
    group: "Stock",
    data: planned,
    example: { ...low, available: 0, position: 0 },
  }),
  "stock.adjusted": kind({
    title: "Stock adjusted",
    says: "What is available of a variant at a location changed, whatever changed it: a sale, a count, a hand.",
    group: "Stock",
    data: z.object({
      ...variantFacts,
      ...placeFacts,
      available: quantity.nullable(),
      available_before: quantity.nullable().describe("Null where it was not known"),
      change: quantity.nullable(),
      on_hand: quantity.nullable(),
      reason: words.nullable(),
    }),
    example: { ...MUG, ...WAREHOUSE, available: 11, available_before: 12, change: -1, on_hand: 13, reason: null },
  }),
  "stock.received": kind({
    title: "Stock received",
    says: "Units of a variant came in at a location.",
    group: "Stock",
    data: z.object({
      ...variantFacts,
      ...placeFacts,
      quantity: quantity.describe("Units taken into stock"),
      damaged: quantity,
      available: quantity.nullable(),
      purchase_order_id: ownId.nullable(),
      receipt_id: ownId.nullable(),
    }),
    example: {
      ...{ ...MUG, ...WAREHOUSE, quantity: 46, damaged: 2, available: 50 },
      ...{ purchase_order_id: "27", receipt_id: "31" },
    },
  }),
  "stock.transferred": kind({
    title: "Stock transferred",
    says: "Units of a variant went from one location to another.",
    group: "Stock",
    data: z.object({
      ...variantFacts,
      from_location_id: shopifyId,
      from_location_name: words.nullable(),
      to_location_id: shopifyId,
      to_location_name: words.nullable(),
      quantity: quantity.describe("Units taken into stock"),
      damaged: quantity,
      transfer_id: ownId.nullable(),
    }),
    example: {
      ...MUG,
      from_location_id: WAREHOUSE.location_id,
      from_location_name: WAREHOUSE.location_name,
      to_location_id: STORE.location_id,
      to_location_name: STORE.location_name,
      quantity: 5,
      damaged: 1,
      transfer_id: "9",
    },
  }),
};
