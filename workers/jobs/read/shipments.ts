import type { ReadArrivals } from "../../../app/purchasing/shopify-orders/shopify-order";
import type { ToldOrder } from "../../../app/shopify/graphql/purchasing/orders";
import {
  PURCHASE_ORDER_TRANSFERS,
  SHIPMENT_LINES,
  type ShippedLine,
  TRANSFER_SHIPMENTS,
} from "../../../app/shopify/graphql/purchasing/shipments";
import type { JobContext } from "../job";
import { allPages } from "./all-pages";

const BEFORE_THE_FIRST = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } };

/** What of an order came, over all shipments of all its transfers, and when the next is expected. A draft has none. */
export async function readArrivals(context: JobContext, { id, status }: ToldOrder): Promise<ReadArrivals> {
  const received = new Map<string, number>();
  let arrivesAt: number | null = null;
  if (status === "DRAFT") return { received, arrivesAt };
  for (const transfer of await transfersOf(context, id))
    for (const shipment of await shipmentsOf(context, transfer.id)) {
      const { lines, expected } = await linesOf(context, shipment.id);
      for (const { inventoryItem, acceptedQuantity, rejectedQuantity } of lines)
        if (inventoryItem)
          received.set(inventoryItem.id, (received.get(inventoryItem.id) ?? 0) + acceptedQuantity + rejectedQuantity);
      const isAwaited = lines.some(({ unreceivedQuantity }) => unreceivedQuantity > 0);
      if (isAwaited && expected !== null) arrivesAt = Math.min(arrivesAt ?? expected, expected);
    }
  return { received, arrivesAt };
}

const transfersOf = ({ admin }: JobContext, order: string) =>
  allPages<{ id: string }>(BEFORE_THE_FIRST, async (after) => {
    const { inventoryPurchaseOrder } = await admin.request(PURCHASE_ORDER_TRANSFERS, {
      ...{ id: `gid://shopify/InventoryPurchaseOrder/${order}`, after },
    });
    return inventoryPurchaseOrder?.transfers;
  });

const shipmentsOf = ({ admin }: JobContext, transfer: string) =>
  allPages<{ id: string }>(BEFORE_THE_FIRST, async (after) => {
    const { inventoryTransfer } = await admin.request(TRANSFER_SHIPMENTS, {
      ...{ id: `gid://shopify/InventoryTransfer/${transfer}`, after },
    });
    return inventoryTransfer?.shipments;
  });

async function linesOf({ admin }: JobContext, shipment: string) {
  let expected: number | null = null;
  const lines = await allPages<ShippedLine>(BEFORE_THE_FIRST, async (after) => {
    const { inventoryShipment } = await admin.request(SHIPMENT_LINES, {
      ...{ id: `gid://shopify/InventoryShipment/${shipment}`, after },
    });
    expected = inventoryShipment?.tracking?.arrivesAt ?? expected;
    // Nullable in the schema: a shipment without lines.
    return inventoryShipment
      ? (inventoryShipment.lineItems ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } })
      : undefined;
  });
  return { lines, expected };
}
