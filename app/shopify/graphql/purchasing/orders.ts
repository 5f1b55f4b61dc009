import * as z from "zod";
import type { Operation } from "../../operation";
import { gid, instant } from "../../wire-types";
import { ENUMS } from "../enums";
import { pageInfo } from "../page-info";

const money = z.object({ amount: z.string(), currencyCode: z.string() });

const line = z.object({
  id: gid,
  title: z.string().nullable(),
  variantTitle: z.string().nullable(),
  supplierSku: z.string().nullable(),
  totalQuantity: z.number().int(),
  taxPercent: z.string().nullable(),
  inventoryItem: z.object({ id: gid }).nullable(),
  unitCost: money.nullable(),
  totalCost: money.nullable(),
});

const LINE = `id title variantTitle supplierSku totalQuantity taxPercent
  inventoryItem { id } unitCost { amount currencyCode } totalCost { amount currencyCode }`;

const lines = z.object({ nodes: z.array(line), pageInfo });

const order = z.object({
  id: gid,
  name: z.string(),
  status: z.enum(ENUMS.InventoryPurchaseOrderStatus),
  currency: z.string(),
  dateCreated: instant,
  orderedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  origin: z.object({ supplierName: z.string().nullable() }).nullable(),
  destination: z.object({ name: z.string(), location: z.object({ id: gid }).nullable() }).nullable(),
  lineItems: lines,
});
export type ToldOrder = z.infer<typeof order>;

const page = z.object({ inventoryPurchaseOrders: z.object({ nodes: z.array(order), pageInfo }) });

/** Shopify's own purchase orders, each with its first lines. Scope `read_inventory_purchase_orders`. */
export const PURCHASE_ORDERS: Operation<z.infer<typeof page>, { after: string | null }> = {
  name: "PurchaseOrders",
  document: `#graphql
    query PurchaseOrders($after: String) {
      inventoryPurchaseOrders(first: 8, after: $after) {
        nodes {
          id name status currency dateCreated orderedAt archivedAt
          origin { supplierName }
          destination { name location { id } }
          lineItems(first: 25) { nodes { ${LINE} } pageInfo { hasNextPage endCursor } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  answer: page,
};

const more = z.object({ inventoryPurchaseOrder: z.object({ lineItems: lines }).nullable() });

/** Further lines of one. */
export const PURCHASE_ORDER_LINES: Operation<z.infer<typeof more>, { id: string; after: string | null }> = {
  name: "PurchaseOrderLines",
  document: `#graphql
    query PurchaseOrderLines($id: ID!, $after: String) {
      inventoryPurchaseOrder(id: $id) {
        lineItems(first: 200, after: $after) { nodes { ${LINE} } pageInfo { hasNextPage endCursor } }
      }
    }`,
  answer: more,
};
