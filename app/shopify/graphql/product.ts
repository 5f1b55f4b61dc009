import * as z from "zod";
import type { Operation } from "../operation";
import { barcode, product, variant } from "./bulk-catalog";
import { pageInfo } from "./page-info";

const withBarcodes = variant.extend({ barcodes: z.object({ nodes: z.array(barcode) }) });

const answer = z.object({
  product: product.extend({ variants: z.object({ nodes: z.array(withBarcodes), pageInfo }) }).nullable(),
});

/**
 * A product as it is now, with a page of its variants: its webhook bodies hold the first 100 only, and of each the first
 * barcode. A variant has at most 20; were each object a point, 35 variants with all of theirs would cost 933 of the 1,000
 * that a query may.
 */
export const PRODUCT_VARIANTS: Operation<z.infer<typeof answer>, { id: string; after: string | null }> = {
  name: "ProductVariants",
  document: `#graphql
    query ProductVariants($id: ID!, $after: String) {
      product(id: $id) {
        id title vendor productType status updatedAt
        featuredMedia { preview { image { url } } }
        variants(first: 35, after: $after) {
          nodes {
            id title sku price inventoryPolicy createdAt updatedAt product { id } inventoryItem { id }
            barcodes(first: 20) { nodes { value type } }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  answer,
};
