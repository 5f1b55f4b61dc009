import type { Held } from "./stock";

/** Whose id stands in a route's path, and a body that is good but for whose ids it names. */
interface Example {
  id?: keyof Held;
  body?: (held: Held) => object;
}

/** Of every route, by its name. */
export const EXAMPLES: Record<string, Example> = {
  listVariants: {},
  getVariant: { id: "variant" },
  chooseSimilarVariant: { id: "otherVariant", body: ({ variant }) => ({ variant_id: String(variant), factor: 1.5 }) },
  forgetSimilarVariant: { id: "otherVariant" },
  adjustVariant: {
    id: "variant",
    body: ({ location }) => ({ location_id: String(location), change: 1, reason: "received" }),
  },
  getAdjustment: { id: "write" },
  listAlerts: {},
  listLocations: {},
  listTransfers: {},
  createTransfer: {
    body: ({ location, variant }) => ({
      ...{ from_location_id: String(location), to_location_id: String(location + 1) },
      lines: [{ variant_id: String(variant), quantity: 2 }],
    }),
  },
  getTransfer: { id: "transfer" },
  shipTransfer: { id: "transfer", body: () => ({ confirm_below: true }) },
  cancelTransfer: { id: "otherTransfer" },
  listTransferReceipts: { id: "sentTransfer" },
  takeBackTransferReceipt: { id: "transferReceipt" },
  receiveTransfer: {
    id: "sentTransfer",
    body: ({ sentTransferLine }) => ({
      received_on: new Date().toISOString().slice(0, 10),
      lines: [{ line_id: String(sentTransferLine), accepted: 1 }],
    }),
  },
  listSuppliers: {},
  getSupplier: { id: "supplier" },
  createSupplier: { body: () => ({ name: "New" }) },
  listEvents: {},
  listEndpoints: {},
  createEndpoint: { body: () => ({ name: "New", url: "http://localhost:9/", events: ["*"] }) },
  getEndpoint: { id: "endpoint" },
  changeEndpoint: { id: "endpoint", body: () => ({ name: "Newer" }) },
  deleteEndpoint: { id: "endpoint" },
  replaceSecret: { id: "endpoint", body: () => ({ overlap_h: 1 }) },
  testEndpoint: { id: "endpoint" },
  getRecovery: { id: "endpoint" },
  recoverEvents: {
    id: "endpoint",
    body: () => ({
      since: new Date(Date.now() - 3_600_000).toISOString(),
      until: new Date().toISOString(),
      preview: true,
    }),
  },
  listDispatches: {},
  getDispatch: { id: "dispatch" },
  resendDispatch: { id: "dispatch" },
  listPurchaseOrders: {},
  createPurchaseOrder: {
    body: ({ supplier, location, variant }) => ({
      ...{ supplier_id: String(supplier), location_id: String(location) },
      lines: [{ variant_id: String(variant), quantity: 2 }],
    }),
  },
  getPurchaseOrder: { id: "order" },
  listReceipts: { id: "sentOrder" },
  takeBackReceipt: { id: "receipt" },
  receivePurchaseOrder: {
    id: "sentOrder",
    body: ({ sentLine }) => ({
      received_on: new Date().toISOString().slice(0, 10),
      lines: [{ line_id: String(sentLine), accepted: 1 }],
    }),
  },
  mailPurchaseOrder: { id: "mailedOrder", body: () => ({ to: ["a@acme.example"] }) },
  markPurchaseOrderSent: { id: "order" },
  cancelPurchaseOrder: { id: "otherOrder" },
  closePurchaseOrder: { id: "receivedOrder" },
  listCounts: {},
  createCount: {
    body: ({ location, variant }) => ({
      ...{ location_id: String(location), choice: "variants", variant_ids: [String(variant)] },
    }),
  },
  getCount: { id: "count" },
  listCountLines: { id: "count" },
  enterCounted: {
    id: "startedCount",
    body: ({ variant }) => ({ entries: [{ variant_id: String(variant), units: 2 }] }),
  },
  startCount: { id: "count" },
  reviewCount: { id: "countedCount" },
  reopenCount: { id: "reviewedCount" },
  completeCount: { id: "otherReviewed", body: () => ({ rest_is_none: false, confirm_below: true }) },
  cancelCount: { id: "otherCount" },
};

export const idOf = (name: string, held: Held) => String(held[EXAMPLES[name]?.id ?? "variant"]);
