import { z } from "zod";
import { trimmed } from "../../words/trimmed";
import { gid, instant } from "../wire-types";
import { ENUMS } from "./enums";

/** All products with their variants, one JSON line each; a variant's line names its product. */
export const BULK_CATALOG = `#graphql
  query BulkCatalog {
    products {
      edges {
        node {
          id title vendor status updatedAt
          featuredMedia { preview { image { url } } }
          variants {
            edges {
              node { id title sku barcode price inventoryPolicy createdAt updatedAt product { id } inventoryItem { id } }
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
  barcode: z.string().nullable(),
  price: z.string(),
  inventoryPolicy: z.enum(ENUMS.ProductVariantInventoryPolicy),
  createdAt: instant,
  updatedAt: instant,
  product: z.object({ id: gid }),
  inventoryItem: z.object({ id: gid }),
});

export const catalogLine = z.union([product, variant]);
