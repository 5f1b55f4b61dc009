import * as z from "zod";
import { minorUnits } from "./money";
import { Refusal } from "./refusal";
import type { PurchaseOrderRow, VariantRow } from "./rows";
import { changeLevel, connectLevel, findLevel } from "./stock";
import type { Store } from "./store";

const Amount = z.union([z.string(), z.number()]);

export const NewPurchaseOrder = z.object({
  supplier: z.string().nullable().default(null),
  locationId: z.number().int().nullable().default(null),
  status: z.enum(["DRAFT", "ORDERED"]).default("ORDERED"),
  currency: z.string().optional(),
  lines: z.array(
    z.object({
      /** Null: a line of something that has gone. */
      variantId: z.number().int().nullable(),
      quantity: z.number().int().positive(),
      unitCost: Amount.optional(),
      taxPercent: z.string().optional(),
      supplierSku: z.string().optional(),
    }),
  ),
});

/** As a merchant makes one in Shopify's admin. */
export function createPurchaseOrder(store: Store, asked: z.infer<typeof NewPurchaseOrder>): PurchaseOrderRow {
  const { database } = store;
  const now = store.changeTime();
  const currency = asked.currency ?? store.facts.currency;
  const { n } = database.one<{ n: number }>("select count(*) n from purchase_orders");
  const order: PurchaseOrderRow = {
    ...{ id: store.nextId("InventoryPurchaseOrder"), name: `#PO${n + 1}`, status: asked.status },
    ...{ currency, supplier: asked.supplier, location_id: asked.locationId },
    ...{ created_at: now, ordered_at: asked.status === "ORDERED" ? now : null, archived_at: null },
  };
  database.insert("purchase_orders", order);
  for (const { variantId, quantity, unitCost, taxPercent, supplierSku } of asked.lines) {
    const named = variantId === null ? undefined : namesOf(store, variantId);
    database.insert("purchase_order_lines", {
      ...{ id: store.nextId("InventoryPurchaseOrderLineItem"), order_id: order.id, variant_id: variantId, quantity },
      ...{ title: named?.product ?? null, variant_title: named?.title ?? null, supplier_sku: supplierSku ?? null },
      ...{ unit_cost: unitCost === undefined ? null : minorUnits(unitCost, currency), tax_percent: taxPercent ?? null },
    });
  }
  return order;
}

const namesOf = (store: Store, variantId: number) =>
  store.database.find<{ title: string; product: string }>(
    "select v.title, p.title product from variants v join products p on p.id = v.product_id where v.id = ?",
    variantId,
  );

export const PurchaseOrderChange = z.object({
  status: z.enum(["DRAFT", "ORDERED"]).optional(),
  archived: z.boolean().optional(),
  supplier: z.string().optional(),
});

export function changePurchaseOrder(store: Store, id: number, change: z.infer<typeof PurchaseOrderChange>) {
  const order = requirePurchaseOrder(store, id);
  const now = store.changeTime();
  const status = change.status ?? order.status;
  store.database.run(
    "update purchase_orders set status = ?, ordered_at = ?, archived_at = ?, supplier = ? where id = ?",
    status,
    status === "ORDERED" ? (order.ordered_at ?? now) : null,
    change.archived === undefined ? order.archived_at : change.archived ? now : null,
    change.supplier ?? order.supplier,
    id,
  );
  return requirePurchaseOrder(store, id);
}

export function deletePurchaseOrder(store: Store, id: number): void {
  requirePurchaseOrder(store, id);
  store.database.run("delete from purchase_order_lines where order_id = ?", id);
  store.database.run("delete from purchase_orders where id = ?", id);
}

export const PurchaseOrderArrival = z.object({
  /** When the rest of the shipment is expected. */
  arrivesAt: z.number().int().nullable().default(null),
  lines: z.array(
    z.object({
      variantId: z.number().int(),
      quantity: z.number().int().positive(),
      accepted: z.number().int().min(0).default(0),
      rejected: z.number().int().min(0).default(0),
    }),
  ),
});

/** A transfer of the order with one shipment of these units; what is accepted goes into stock. */
export function receivePurchaseOrder(store: Store, id: number, arrival: z.infer<typeof PurchaseOrderArrival>) {
  const order = requirePurchaseOrder(store, id);
  const transfer = store.nextId("InventoryTransfer");
  const shipment = store.nextId("InventoryShipment");
  const created_at = store.changeTime();
  store.database.insert("transfers", { id: transfer, order_id: id, location_id: order.location_id, created_at });
  store.database.insert("shipments", { id: shipment, transfer_id: transfer, arrives_at: arrival.arrivesAt });
  for (const { variantId, quantity, accepted, rejected } of arrival.lines) {
    const variant = store.database.find<VariantRow>("select * from variants where id = ?", variantId);
    if (!variant) throw new Refusal(`no variant ${variantId}`);
    store.database.insert("shipment_lines", {
      ...{ id: store.nextId("InventoryShipmentLineItem"), shipment_id: shipment, item_id: variant.item_id },
      ...{ quantity, accepted, rejected },
    });
    if (accepted > 0 && order.location_id !== null) putIntoStock(store, variant.item_id, order.location_id, accepted);
  }
  return { transfer, shipment };
}

function putIntoStock(store: Store, itemId: number, locationId: number, units: number) {
  const level = findLevel(store, itemId, locationId);
  if (level?.active) changeLevel(store, level, { available: units }, "purchase order received");
  else connectLevel(store, itemId, locationId, units);
}

function requirePurchaseOrder(store: Store, id: number): PurchaseOrderRow {
  const order = store.database.find<PurchaseOrderRow>("select * from purchase_orders where id = ?", id);
  if (!order) throw new Refusal(`no purchase order ${id}`);
  return order;
}
