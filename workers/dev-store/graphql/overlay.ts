import { extendSchema, type GraphQLSchema, isObjectType, parse } from "graphql";

/**
 * What production's 2026-10 has had since 8 September 2026 and the packaged schema has not: a variant's barcodes, up to
 * 20, the first of them the old field. https://shopify.dev/changelog/product-variant-barcode-is-being-replaced-by-barcodes
 */
const BARCODES = `
  enum BarcodeType { ASIN EAN GTIN ISBN UPC }

  type ProductVariantBarcode { type: BarcodeType value: String! }

  type ProductVariantBarcodeEdge { cursor: String! node: ProductVariantBarcode! }

  type ProductVariantBarcodeConnection {
    edges: [ProductVariantBarcodeEdge!]!
    nodes: [ProductVariantBarcode!]!
    pageInfo: PageInfo!
  }

  extend type ProductVariant {
    barcodes(
      after: String
      before: String
      first: Int
      last: Int
      reverse: Boolean = false
    ): ProductVariantBarcodeConnection!
  }`;

/**
 * Production's 2026-10 reads purchase orders since 17 September 2026, and the packaged schema does not: no mutations, no
 * reference name, the supplier's name alone. https://shopify.dev/changelog/purchase-order-read-api
 */
const PURCHASE_ORDERS = `
  enum InventoryPurchaseOrderStatus { DRAFT ORDERED }

  type InventorySupplierSnapshot { supplierName: String }

  type InventoryPurchaseOrderLineItem implements Node {
    id: ID!
    inventoryItem: InventoryItem
    purchaseOrder: InventoryPurchaseOrder
    subtotal: MoneyV2
    supplierSku: String
    taxPercent: Decimal
    title: String
    totalCost: MoneyV2
    totalQuantity: Int!
    unitCost: MoneyV2
    variantTitle: String
  }

  type InventoryPurchaseOrderLineItemEdge { cursor: String! node: InventoryPurchaseOrderLineItem! }

  type InventoryPurchaseOrderLineItemConnection {
    edges: [InventoryPurchaseOrderLineItemEdge!]!
    nodes: [InventoryPurchaseOrderLineItem!]!
    pageInfo: PageInfo!
  }

  type InventoryPurchaseOrder implements Node {
    archivedAt: DateTime
    currency: CurrencyCode!
    dateCreated: DateTime!
    destination: LocationSnapshot
    id: ID!
    lineItems(after: String, before: String, first: Int, last: Int): InventoryPurchaseOrderLineItemConnection!
    name: String!
    orderedAt: DateTime
    origin: InventorySupplierSnapshot
    status: InventoryPurchaseOrderStatus!
    transfers(after: String, before: String, first: Int, last: Int): InventoryTransferConnection!
  }

  type InventoryPurchaseOrderEdge { cursor: String! node: InventoryPurchaseOrder! }

  type InventoryPurchaseOrderConnection {
    edges: [InventoryPurchaseOrderEdge!]!
    nodes: [InventoryPurchaseOrder!]!
    pageInfo: PageInfo!
  }

  extend type QueryRoot {
    inventoryPurchaseOrder(id: ID!): InventoryPurchaseOrder
    inventoryPurchaseOrders(
      after: String
      before: String
      first: Int
      last: Int
      query: String
    ): InventoryPurchaseOrderConnection!
  }`;

/** Each with what the package would have if it were needed no more. */
const OVERLAYS = [
  { lacks: ["ProductVariant", "barcodes"], sdl: BARCODES },
  { lacks: ["QueryRoot", "inventoryPurchaseOrders"], sdl: PURCHASE_ORDERS },
] as const;

/** The packaged schema with what it lacks. Throws where it lacks something no more: that part has done its work then. */
export function overlaid(packaged: GraphQLSchema): GraphQLSchema {
  for (const {
    lacks: [type, field],
  } of OVERLAYS)
    if (fieldsOf(packaged, type)[field])
      throw new Error(
        `Shopify's packaged schema has ${type}.${field} by now: take its part of workers/dev-store/graphql/overlay.ts away.`,
      );
  // Unchecked: the packaged schema names possible types that it does not define.
  const schema = extendSchema(packaged, parse(OVERLAYS.map(({ sdl }) => sdl).join("\n")), { assumeValid: true });
  const { barcode } = fieldsOf(schema, "ProductVariant");
  if (barcode) barcode.deprecationReason = "Use `barcodes` instead.";
  return schema;
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}
