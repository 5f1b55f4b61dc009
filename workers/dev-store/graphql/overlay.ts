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

/** The packaged schema with what it lacks. Throws where it lacks nothing any more: this file has done its work then. */
export function overlaid(packaged: GraphQLSchema): GraphQLSchema {
  if (fieldsOf(packaged).barcodes)
    throw new Error(
      "Shopify's packaged schema has ProductVariant.barcodes by now: take workers/dev-store/graphql/overlay.ts away.",
    );
  // Unchecked: the packaged schema names possible types that it does not define.
  const schema = extendSchema(packaged, parse(BARCODES), { assumeValid: true });
  const { barcode } = fieldsOf(schema);
  if (barcode) barcode.deprecationReason = "Use `barcodes` instead.";
  return schema;
}

function fieldsOf(schema: GraphQLSchema) {
  const variant = schema.getType("ProductVariant");
  return isObjectType(variant) ? variant.getFields() : {};
}
