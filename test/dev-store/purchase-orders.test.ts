import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { PURCHASE_ORDER_LINES, PURCHASE_ORDERS } from "../../app/shopify/graphql/purchasing/orders";
import {
  PURCHASE_ORDER_TRANSFERS,
  SHIPMENT_LINES,
  TRANSFER_SHIPMENTS,
} from "../../app/shopify/graphql/purchasing/shipments";
import type { Operation } from "../../app/shopify/operation";
import { graphql, install, post, SHOP } from "./door";

let token = "";

beforeEach(async () => {
  await post(`/${SHOP}/seed`, { seed: 4711 });
  token = await install();
});

async function ask<Answer, V extends Record<string, unknown>>(operation: Operation<Answer, V>, variables: V) {
  return operation.answer.parse((await graphql(token, operation.document, variables)).data);
}
const orders = async () => (await ask(PURCHASE_ORDERS, { after: null })).inventoryPurchaseOrders.nodes;
const gidOf = (kind: string, id: string) => `gid://shopify/${kind}/${id}`;

test("a shop has purchase orders of its own, read by what the app asks for, down to what came", async () => {
  const [whole, partly, draft] = await orders();
  expect([whole?.status, partly?.status, draft?.status]).toEqual(["ORDERED", "ORDERED", "DRAFT"]);
  expect([whole?.origin?.supplierName, draft?.origin]).toEqual(["Northern Pottery", null]);
  expect(whole?.lineItems.nodes).toHaveLength(6);
  const id = gidOf("InventoryPurchaseOrder", partly?.id ?? "");
  const { inventoryPurchaseOrder } = await ask(PURCHASE_ORDER_TRANSFERS, { id, after: null });
  const [transfer] = inventoryPurchaseOrder?.transfers.nodes ?? [];
  const { inventoryTransfer } = await ask(TRANSFER_SHIPMENTS, {
    ...{ id: gidOf("InventoryTransfer", transfer?.id ?? ""), after: null },
  });
  const [shipment] = inventoryTransfer?.shipments.nodes ?? [];
  const { inventoryShipment } = await ask(SHIPMENT_LINES, {
    ...{ id: gidOf("InventoryShipment", shipment?.id ?? ""), after: null },
  });
  expect(inventoryShipment?.lineItems?.nodes).toMatchObject([{ rejectedQuantity: 2, unreceivedQuantity: 22 }]);
  expect(inventoryShipment?.tracking?.arrivesAt).toBeGreaterThan(Date.now());
});

test("more of them than a page holds, and more lines, are paged to the end; a deleted one is gone", async () => {
  const variants = z
    .object({ productVariants: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })
    .parse((await graphql(token, "{ productVariants(first: 60) { nodes { id } } }")).data).productVariants.nodes;
  const lines = variants.map(({ id }) => ({ variantId: Number(id.split("/").pop()), quantity: 2, unitCost: "3.10" }));
  const made = [];
  for (let count = 0; count < 7; count++) made.push(await post(`/${SHOP}/purchase-orders`, { supplier: "New", lines }));
  const { pageInfo, nodes } = (await ask(PURCHASE_ORDERS, { after: null })).inventoryPurchaseOrders;
  expect([nodes.length, pageInfo.hasNextPage]).toEqual([8, true]);
  const rest = (await ask(PURCHASE_ORDERS, { after: pageInfo.endCursor })).inventoryPurchaseOrders;
  expect(rest.nodes).toHaveLength(2);
  const [last] = rest.nodes.slice(-1);
  const after = last?.lineItems.pageInfo.endCursor ?? null;
  const id = gidOf("InventoryPurchaseOrder", last?.id ?? "");
  const { inventoryPurchaseOrder } = await ask(PURCHASE_ORDER_LINES, { id, after });
  expect((last?.lineItems.nodes.length ?? 0) + (inventoryPurchaseOrder?.lineItems.nodes.length ?? 0)).toBe(60);
  await post(`/${SHOP}/purchase-orders/${last?.id}/delete`);
  expect((await ask(PURCHASE_ORDER_LINES, { id, after })).inventoryPurchaseOrder).toBeNull();
});

test("nobody reads them without the scope, nor what came without the others", async () => {
  token = await install(["read_inventory_purchase_orders"]);
  const [order] = await orders();
  const asked = { id: gidOf("InventoryPurchaseOrder", order?.id ?? ""), after: null };
  expect((await graphql(token, PURCHASE_ORDER_TRANSFERS.document, asked)).errors?.[0]?.extensions?.code).toBe(
    "ACCESS_DENIED",
  );
  token = await install([]);
  expect((await graphql(token, PURCHASE_ORDERS.document, { after: null })).errors?.[0]?.extensions?.code).toBe(
    "ACCESS_DENIED",
  );
});
