import { z } from "zod";
import type { Operation } from "../operation";
import { product, variant } from "./bulk-catalog";
import { pageInfo } from "./page-info";

const answer = z.object({
  product: product.extend({ variants: z.object({ nodes: z.array(variant), pageInfo }) }).nullable(),
});

/** A product as it is now, with a page of its variants: its webhook bodies hold the first 100 only. */
export const PRODUCT_VARIANTS: Operation<z.infer<typeof answer>, { id: string; after: string | null }> = {
  name: "ProductVariants",
  document: `#graphql
    query ProductVariants($id: ID!, $after: String) {
      product(id: $id) {
        id title vendor status updatedAt
        featuredMedia { preview { image { url } } }
        variants(first: 250, after: $after) {
          nodes { id title sku barcode price inventoryPolicy createdAt updatedAt product { id } inventoryItem { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  answer,
};
