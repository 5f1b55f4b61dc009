import type { GraphQLResolveInfo } from "graphql";
import { gid, idOf } from "../ids";
import { utcText } from "../instants";
import { decimal } from "../money";
import type { PurchaseOrderLineRow, PurchaseOrderRow, ShipmentLineRow, ShipmentRow, VariantRow } from "../rows";
import type { Store } from "../store";
import { type ConnectionArguments, listConnection } from "./connection";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";
import { inventoryItemNode, locationNodeById } from "./inventory";

type ListArguments = ConnectionArguments & { query?: string | null };

/** Shopify's own purchase orders, and the shipments that their goods come by. */
export const purchaseOrderFields = {
  inventoryPurchaseOrders: (args: ListArguments, context: Context, info: GraphQLResolveInfo) => {
    if (args.query) throw badRequest("the dev store does not search purchase orders");
    const listing = { from: "purchase_orders", sort: "id", id: "id" };
    return listConnection<PurchaseOrderRow>(args, context, info, listing, (row) => orderNode(context.store, row));
  },
  inventoryPurchaseOrder: ({ id }: { id: string }, { store }: Context) => {
    const row = find<PurchaseOrderRow>(store, "purchase_orders", idOf("InventoryPurchaseOrder", id));
    return row ? orderNode(store, row) : null;
  },
  inventoryTransfer: ({ id }: { id: string }, { store }: Context) => {
    const row = find<TransferRow>(store, "transfers", idOf("InventoryTransfer", id));
    return row ? transferNode(store, row) : null;
  },
  inventoryShipment: ({ id }: { id: string }, { store }: Context) => {
    const row = find<ShipmentRow>(store, "shipments", idOf("InventoryShipment", id));
    return row ? shipmentNode(store, row) : null;
  },
};

type TransferRow = { id: number; order_id: number | null; location_id: number | null; created_at: number };

const find = <T extends Record<string, string | number | null>>(store: Store, table: string, id: number | undefined) =>
  store.database.find<T>(`select * from ${table} where id = ?`, id ?? 0);

/** Rows that belong to another, a page at a time. */
const of =
  <T extends Record<string, string | number | null>>(
    from: string,
    column: string,
    owner: number,
    toNode: (row: T) => Node,
  ) =>
  (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) =>
    listConnection<T>(
      args,
      context,
      info,
      { from, where: [`${column} = ?`], bindings: [owner], sort: "id", id: "id" },
      toNode,
    );

const orderNode = (store: Store, row: PurchaseOrderRow): Node => ({
  __typename: "InventoryPurchaseOrder",
  id: gid("InventoryPurchaseOrder", row.id),
  name: row.name,
  status: row.status,
  currency: row.currency,
  dateCreated: utcText(row.created_at),
  orderedAt: row.ordered_at === null ? null : utcText(row.ordered_at),
  archivedAt: row.archived_at === null ? null : utcText(row.archived_at),
  origin: row.supplier === null ? null : { supplierName: row.supplier },
  destination: snapshotOf(store, row.location_id, row.created_at),
  lineItems: of<PurchaseOrderLineRow>("purchase_order_lines", "order_id", row.id, (line) => lineNode(store, row, line)),
  transfers: of<TransferRow>("transfers", "order_id", row.id, (transfer) => transferNode(store, transfer)),
});

function snapshotOf(store: Store, locationId: number | null, at: number): Node | null {
  if (locationId === null) return null;
  const location = locationNodeById(store, locationId);
  return { name: location?.name ?? "A location that is gone", location, snapshottedAt: utcText(at) };
}

function lineNode(store: Store, { currency }: PurchaseOrderRow, line: PurchaseOrderLineRow): Node {
  const variant = find<VariantRow>(store, "variants", line.variant_id ?? undefined);
  const money = (minor: number) => ({ amount: decimal(minor, currency), currencyCode: currency });
  const subtotal = line.unit_cost === null ? null : line.unit_cost * line.quantity;
  const tax = Number(line.tax_percent ?? 0) / 100;
  return {
    __typename: "InventoryPurchaseOrderLineItem",
    id: gid("InventoryPurchaseOrderLineItem", line.id),
    title: line.title,
    variantTitle: line.variant_title,
    supplierSku: line.supplier_sku,
    taxPercent: line.tax_percent,
    totalQuantity: line.quantity,
    inventoryItem: variant ? inventoryItemNode(store, variant) : null,
    unitCost: line.unit_cost === null ? null : money(line.unit_cost),
    subtotal: subtotal === null ? null : money(subtotal),
    totalCost: subtotal === null ? null : money(Math.round(subtotal * (1 + tax))),
  };
}

const transferNode = (store: Store, row: TransferRow): Node => ({
  __typename: "InventoryTransfer",
  id: gid("InventoryTransfer", row.id),
  name: `#T${row.id}`,
  origin: null,
  destination: snapshotOf(store, row.location_id, row.created_at),
  shipments: of<ShipmentRow>("shipments", "transfer_id", row.id, (shipment) => shipmentNode(store, shipment)),
});

const shipmentNode = (store: Store, row: ShipmentRow): Node => ({
  __typename: "InventoryShipment",
  id: gid("InventoryShipment", row.id),
  name: `#S${row.id}`,
  tracking: { arrivesAt: row.arrives_at === null ? null : utcText(row.arrives_at) },
  lineItems: of<ShipmentLineRow>("shipment_lines", "shipment_id", row.id, (line) => {
    const variant = store.database.find<VariantRow>("select * from variants where item_id = ?", line.item_id);
    return {
      __typename: "InventoryShipmentLineItem",
      id: gid("InventoryShipmentLineItem", line.id),
      inventoryItem: variant ? inventoryItemNode(store, variant) : null,
      quantity: line.quantity,
      acceptedQuantity: line.accepted,
      rejectedQuantity: line.rejected,
      unreceivedQuantity: line.quantity - line.accepted - line.rejected,
    };
  }),
});
