import * as z from "zod";
import { kind, MUG, shopifyId, words } from "./facts";

const product = z.object({
  product_id: shopifyId,
  title: words.nullable(),
  vendor: words.nullable(),
  status: words.nullable().describe("Shopify's: active, archived, draft or unlisted"),
  variants: z.array(z.object({ variant_id: shopifyId, title: words.nullable(), sku: words.nullable() })),
});

const mug = {
  product_id: MUG.product_id,
  title: "Stoneware Mug",
  vendor: MUG.vendor,
  status: "active",
  variants: [{ variant_id: MUG.variant_id, title: "Blue", sku: MUG.sku }],
};

export const PRODUCTS = {
  "product.created": kind({
    title: "Product created",
    says: "A product was created in Shopify.",
    group: "Products",
    data: product,
    example: mug,
  }),
  "product.updated": kind({
    title: "Product updated",
    says: "A product's title, vendor, status or variants changed in Shopify.",
    group: "Products",
    data: product,
    example: mug,
  }),
  "product.deleted": kind({
    title: "Product deleted",
    says: "A product was deleted in Shopify. What was last known of it is told.",
    group: "Products",
    data: product,
    example: mug,
  }),
};
