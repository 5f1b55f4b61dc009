import * as z from "zod";
import type { Operation } from "../../operation";
import { gid, instant } from "../../wire-types";
import { pageInfo } from "../page-info";

const identified = z.object({ nodes: z.array(z.object({ id: gid })), pageInfo });

const transfers = z.object({ inventoryPurchaseOrder: z.object({ transfers: identified }).nullable() });

/** The transfers that an order's goods come by. Scope `read_inventory_transfers`. */
export const PURCHASE_ORDER_TRANSFERS: Operation<z.infer<typeof transfers>, { id: string; after: string | null }> = {
  name: "PurchaseOrderTransfers",
  document: `#graphql
    query PurchaseOrderTransfers($id: ID!, $after: String) {
      inventoryPurchaseOrder(id: $id) {
        transfers(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
      }
    }`,
  answer: transfers,
};

const shipments = z.object({ inventoryTransfer: z.object({ shipments: identified }).nullable() });

/** The shipments of a transfer. */
export const TRANSFER_SHIPMENTS: Operation<z.infer<typeof shipments>, { id: string; after: string | null }> = {
  name: "TransferShipments",
  document: `#graphql
    query TransferShipments($id: ID!, $after: String) {
      inventoryTransfer(id: $id) {
        shipments(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
      }
    }`,
  answer: shipments,
};

const shipped = z.object({
  inventoryItem: z.object({ id: gid }).nullable(),
  acceptedQuantity: z.number().int(),
  rejectedQuantity: z.number().int(),
  unreceivedQuantity: z.number().int(),
});
export type ShippedLine = z.infer<typeof shipped>;

const lines = z.object({
  inventoryShipment: z
    .object({
      tracking: z.object({ arrivesAt: instant.nullable() }).nullable(),
      lineItems: z.object({ nodes: z.array(shipped), pageInfo }).nullable(),
    })
    .nullable(),
});

/** What of a shipment came, and when the rest is expected. Scope `read_inventory_shipments`. */
export const SHIPMENT_LINES: Operation<z.infer<typeof lines>, { id: string; after: string | null }> = {
  name: "ShipmentLines",
  document: `#graphql
    query ShipmentLines($id: ID!, $after: String) {
      inventoryShipment(id: $id) {
        tracking { arrivesAt }
        lineItems(first: 250, after: $after) {
          nodes { inventoryItem { id } acceptedQuantity rejectedQuantity unreceivedQuantity }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  answer: lines,
};
