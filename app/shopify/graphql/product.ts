import { z } from "zod";
import type { Operation } from "../operation";
import { gid, instant } from "../wire-types";
import { variant } from "./bulk-catalog";
import { pageInfo } from "./page-info";

const answer = z.object({
  product: z
    .object({
      id: gid,
      updatedAt: instant,
      variants: z.object({ nodes: z.array(variant), pageInfo }),
    })
    .nullable(),
});

/** A page of a product's variants: its webhook bodies hold the first 100 only. */
export const PRODUCT_VARIANTS: Operation<z.infer<typeof answer>, { id: string; after: string | null }> = {
  name: "ProductVariants",
  document: `#graphql
    query ProductVariants($id: ID!, $after: String) {
      product(id: $id) {
        id updatedAt
        variants(first: 250, after: $after) {
          nodes { id title sku barcode price inventoryPolicy createdAt updatedAt product { id } inventoryItem { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  answer,
};
