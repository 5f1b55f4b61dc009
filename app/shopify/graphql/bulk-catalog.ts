import * as z from "zod";
import { trimmed } from "../../words/trimmed";
import { oneOfKinds } from "../wire/quick-reader";
import { gid, instant } from "../wire-types";
import { ENUMS } from "./enums";

/**
 * All products with their variants and those with their barcodes, one JSON line each. A variant's line names its product; a
 * barcode's has no id of its own.
 */
export const BULK_CATALOG = `#graphql
  query BulkCatalog {
    products {
      edges {
        node {
          id title vendor productType status updatedAt
          featuredMedia { preview { image { url } } }
          variants {
            edges {
              node {
                id title sku price inventoryPolicy createdAt updatedAt product { id } inventoryItem { id }
                barcodes { edges { node { value type } } }
              }
            }
          }
        }
      }
    }
  }`;

export const product = z.object({
  id: z.string().startsWith("gid://shopify/Product/").pipe(gid),
  title: z.string(),
  vendor: z.string().overwrite(trimmed),
  /** Not in files that an earlier release asked for. */
  productType: z.string().overwrite(trimmed).optional(),
  status: z.string().toLowerCase(),
  updatedAt: instant,
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullish(),
});

export type Product = z.infer<typeof product>;

export const variant = z.object({
  id: z.string().startsWith("gid://shopify/ProductVariant/").pipe(gid),
  title: z.string(),
  sku: z.string().nullable(),
  /** In files only that an earlier release asked for: the first one. */
  barcode: z.string().nullish(),
  price: z.string(),
  inventoryPolicy: z.enum(ENUMS.ProductVariantInventoryPolicy),
  createdAt: instant,
  updatedAt: instant,
  product: z.object({ id: gid }),
  inventoryItem: z.object({ id: gid }),
});

export type Variant = z.infer<typeof variant>;

export const barcode = z.object({ value: z.string(), type: z.enum(ENUMS.BarcodeType).nullable() });

const barcodeLine = barcode.extend({ __parentId: gid });

/** Only a product tells its vendor, only a variant its product. */
export const catalogLine = oneOfKinds([product, variant, barcodeLine], (line) => {
  if ("vendor" in line) return 0;
  return "product" in line ? 1 : 2;
});
